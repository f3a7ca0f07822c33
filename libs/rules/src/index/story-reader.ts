import { cutWords, stemLanguage } from '@app/text';
import { MATCHED_LENGTH } from '../matched-text.js';
import type { Atoms } from './atoms.js';
import { CUT_WORD } from './careful-cuts.js';
import { learnUnit, Unit, UNIT_KINDS, UNIT_LOWERS } from './characters.js';
import { withRoom } from './growable.js';
import { Neighbours } from './neighbours.js';
import { EntryField, Vocabulary } from './vocabulary.js';
import { FIELD_BITS } from './word-atoms.js';
import { HASH_FACTOR, HASH_SEED } from './word-hash.js';

/** Places between two fields: more than NEAR reaches, so that nothing crosses. */
const FIELD_GAP = 64;
/** Words of the text after the title that still count as the lead. */
const LEAD_WORDS = 50;
const FULL_STOP = 0x2e;
const APOSTROPHE = 0x27;
const CURLY_APOSTROPHE = 0x2019;
const LETTER_S = 0x73;
/** Units of an 's. */
const POSSESSIVE = 2;
/** Those between digits, which a word drops. */
const COMMAS = /[,\uff0c]/g;

/** Where in a word's numbers what stands. */
export const StoryWord = {
  entry: 0,
  /** First place. */
  from: 1,
  /** Last place. */
  to: 2,
  /** Bits of its field, and of the lead. */
  bits: 3,
  stride: 4,
} as const;

/** The text fields of a story. */
interface StoryFields {
  readonly title: string;
  readonly summary: string;
  readonly body: string;
}

/**
 * Reads a story and marks the atoms that its words bring. Plain stretches are read in
 * one pass over the character codes; a stretch with anything in it that depends on its
 * neighbours is cut by {@link cutWords}. Both give the same words.
 */
export class StoryReader {
  /** 1 for each atom that the story has. */
  seen = new Uint8Array(1024);
  /** The atoms that the story has, each once. */
  found = new Int32Array(1024);
  foundCount = 0;

  /** Words of the story in reading order, {@link StoryWord.stride} numbers each. */
  words = new Int32Array(4096);
  /** Numbers in {@link words}. */
  wordsEnd = 0;

  vocabulary: Vocabulary;
  private readonly vocabularies = new Map<string, Vocabulary>();
  private story = 0;
  private epoch = 0;
  private place = 0;
  private bits = 0;
  /** Words that end before this place stand in the lead. */
  private leadEnd = 0;
  private readonly units = new Uint16Array(MATCHED_LENGTH);
  private readonly neighbours: Neighbours;

  constructor(private readonly atoms: Atoms) {
    this.vocabulary = new Vocabulary(atoms.words, '');
    this.vocabularies.set('', this.vocabulary);
    this.neighbours = new Neighbours(atoms.pairs, (atom) => {
      this.mark(atom);
    });
  }

  /** @param language the story's language, detected where it was absent */
  read(story: StoryFields, language: string): void {
    this.begin(stemLanguage(language));
    this.readField(story.title, FIELD_BITS.title, Infinity);
    const summary = this.place;
    this.readField(story.summary, FIELD_BITS.summary, summary + LEAD_WORDS);
    const leadLeft = LEAD_WORDS - (this.place - FIELD_GAP - summary);
    this.readField(story.body, FIELD_BITS.body, this.place + leadLeft);
  }

  /** Marks an atom that the story has. */
  mark(atom: number): void {
    if (this.seen[atom] !== 0) return;
    this.seen[atom] = 1;
    this.found[this.foundCount] = atom;
    this.foundCount += 1;
  }

  private begin(language: string): void {
    for (let i = 0; i < this.foundCount; i += 1) this.seen[this.found[i]!] = 0;
    this.seen = withRoom(this.seen, this.atoms.counts.end);
    this.found = withRoom(this.found, this.atoms.counts.end);
    this.foundCount = this.wordsEnd = this.place = 0;
    this.epoch = this.atoms.epoch;
    this.neighbours.reset();
    this.story += 1;
    let vocabulary = this.vocabularies.get(language);
    if (vocabulary === undefined) {
      vocabulary = new Vocabulary(this.atoms.words, language);
      this.vocabularies.set(language, vocabulary);
    }
    vocabulary.tidy();
    this.vocabulary = vocabulary;
    this.mark(this.atoms.always);
  }

  private readField(text: string, bits: number, leadEnd: number): void {
    this.bits = bits;
    this.leadEnd = leadEnd;
    this.moveTo(this.place);
    this.readPlain(text, Math.min(text.length, MATCHED_LENGTH));
    this.place += FIELD_GAP;
  }

  private readPlain(text: string, end: number): void {
    const { units } = this;
    const kinds = UNIT_KINDS;
    const lowers = UNIT_LOWERS;
    let at = 0;
    while (at < end) {
      let unit = text.charCodeAt(at);
      let kind = kinds[unit]! || learnUnit(unit);
      if (kind > Unit.unspaced || kind === Unit.separator) {
        at = kind === Unit.careful ? this.readCarefully(text, at, end) : at + 1;
        continue;
      }
      const start = at;
      let length = 0;
      let hash = HASH_SEED;
      let ending = 0;
      if (kind === Unit.unspaced) {
        units[0] = unit;
        length = 1;
        hash = Math.imul(hash ^ unit, HASH_FACTOR);
        at += 1;
        kind = at < end ? this.kindAt(text, at) : Unit.separator;
      } else {
        for (;;) {
          const lower = lowers[unit]!;
          units[length] = lower;
          length += 1;
          hash = Math.imul(hash ^ lower, HASH_FACTOR);
          at += 1;
          if (at === end) {
            kind = Unit.separator;
            break;
          }
          unit = text.charCodeAt(at);
          kind = kinds[unit]! || learnUnit(unit);
          if (kind === Unit.letter || kind === Unit.digit) continue;
          if ((kind !== Unit.stop && kind !== Unit.comma) || !this.isBetweenDigits(text, at, end)) break;
          if (kind === Unit.stop) {
            units[length] = FULL_STOP;
            length += 1;
            hash = Math.imul(hash ^ FULL_STOP, HASH_FACTOR);
          }
          at += 1;
          unit = text.charCodeAt(at);
        }
        if (kind >= Unit.stop && kind < Unit.careful && this.mayGoOn(text, at + 1, end)) {
          if (this.isPossessive(text, at, end)) ending = POSSESSIVE;
          else kind = Unit.careful;
        }
      }
      if (kind === Unit.careful) {
        at = this.readCarefully(text, start, end);
        continue;
      }
      const { place } = this;
      if (this.put(this.vocabulary.find(units, length, hash), place, 1)) {
        this.putExact(text.slice(start, at).replace(COMMAS, ''), place, 1);
      }
      at += ending;
    }
  }

  private kindAt(text: string, at: number): number {
    const unit = text.charCodeAt(at);
    return UNIT_KINDS[unit]! || learnUnit(unit);
  }

  private isBetweenDigits(text: string, at: number, end: number): boolean {
    return (
      at + 1 < end && this.kindAt(text, at - 1) === Unit.digit && this.kindAt(text, at + 1) === Unit.digit
    );
  }

  /** Whether an 's that ends a word stands here. */
  private isPossessive(text: string, at: number, end: number): boolean {
    const apostrophe = text.charCodeAt(at);
    if (apostrophe !== APOSTROPHE && apostrophe !== CURLY_APOSTROPHE) return false;
    if (UNIT_LOWERS[text.charCodeAt(at + 1)] !== LETTER_S) return false;
    return at + POSSESSIVE >= end || this.kindAt(text, at + POSSESSIVE) === Unit.separator;
  }

  /** Whether what stands here may belong to the word before the sign before it. */
  private mayGoOn(text: string, at: number, end: number): boolean {
    if (at >= end) return false;
    const kind = this.kindAt(text, at);
    return kind === Unit.letter || kind === Unit.digit || kind === Unit.careful;
  }

  /** Cuts up to the next separator with all care. Gives the index after it. */
  private readCarefully(text: string, start: number, end: number): number {
    let to = start + 1;
    while (to < end && this.kindAt(text, to) !== Unit.separator) to += 1;
    const stretch = text.slice(start, to);
    const cut = this.vocabulary.cuts.of(stretch);
    const first = this.place;
    let exact = false;
    for (let i = 0; i < cut.length; i += CUT_WORD) {
      if (this.put(cut[i]!, first + cut[i + 1]!, cut[i + 2]!)) exact = true;
    }
    if (exact) {
      for (const word of cutWords(stretch)) this.putExact(word.exact, first + word.position, word.places);
    }
    return to;
  }

  /** Puts a word in its place. @returns whether a rule asks for an exact form of it */
  private put(entry: number, place: number, places: number): boolean {
    const bits = this.note(entry, place, places);
    const at = entry * EntryField.stride;
    const { entries } = this.vocabulary;
    if (entries[at + EntryField.epoch] !== this.epoch) this.vocabulary.refresh(entry, this.epoch);
    if (entries[at + EntryField.story] !== this.story) {
      entries[at + EntryField.story] = this.story;
      this.bringAnywhere(at);
    }
    if (entries[at + EntryField.somewhere] !== 0) this.bringSomewhere(at, bits);
    if (place + places > this.place) this.moveTo(place + places);
    const number = entries[at + EntryField.number]!;
    if (number !== 0) this.neighbours.take(number, place, place + places);
    return entries[at + EntryField.exact] !== 0;
  }

  private putExact(exact: string, place: number, places: number): void {
    const entry = this.vocabulary.findExact(exact);
    const bits = this.note(entry, place, places);
    const at = entry * EntryField.stride;
    const { entries } = this.vocabulary;
    if (entries[at + EntryField.epoch] !== this.epoch) this.vocabulary.refresh(entry, this.epoch);
    this.bringAnywhere(at);
    this.bringSomewhere(at, bits);
  }

  private note(entry: number, place: number, places: number): number {
    const at = this.wordsEnd;
    if (at === this.words.length) this.words = withRoom(this.words, at + StoryWord.stride);
    const { words } = this;
    const bits = place + places <= this.leadEnd ? this.bits | FIELD_BITS.lead : this.bits;
    words[at] = entry;
    words[at + StoryWord.from] = place;
    words[at + StoryWord.to] = place + places - 1;
    words[at + StoryWord.bits] = bits;
    this.wordsEnd = at + StoryWord.stride;
    return bits;
  }

  private bringAnywhere(at: number): void {
    const { atoms, entries } = this.vocabulary;
    const from = entries[at + EntryField.atoms]!;
    const to = from + entries[at + EntryField.anywhere]!;
    for (let i = from; i < to; i += 1) this.mark(atoms[i]!);
  }

  private bringSomewhere(at: number, bits: number): void {
    const { atoms, entries } = this.vocabulary;
    const from = entries[at + EntryField.atoms]! + entries[at + EntryField.anywhere]!;
    const to = from + entries[at + EntryField.somewhere]!;
    for (let i = from; i < to; i += 2) if ((atoms[i + 1]! & bits) !== 0) this.mark(atoms[i]!);
  }

  private moveTo(place: number): void {
    this.place = place;
    this.neighbours.reach(place);
  }
}
