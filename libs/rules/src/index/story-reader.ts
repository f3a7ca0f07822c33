import { cutWords, stemLanguage } from '@app/text';
import { MATCHED_LENGTH } from '../matched-text.js';
import type { Atoms } from './atoms.js';
import { FIELD_GAP } from '../near/stretches.js';
import { withRoom } from './growable.js';
import { Neighbours } from './neighbours.js';
import { StoryCutter } from './story-cutter.js';
import { Token } from './story-tokens.js';
import { EntryField, Use, Vocabulary } from './vocabulary.js';
import { FIELD_BITS } from './word-meaning.js';

/** Words of the text after the title that still count as the lead. */
const LEAD_WORDS = 50;

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

/** Reads a story and marks the atoms that its words bring. */
export class StoryReader {
  /** 1 for each atom that the story has. */
  seen = new Uint8Array(1024);
  /** The atoms that the story has, each once. */
  found = new Int32Array(1024);
  foundCount = 0;

  /** Words of the story that mean something to a rule, in reading order, {@link StoryWord.stride} numbers each. */
  words = new Int32Array(4096);
  /** Numbers in {@link words}. */
  wordsEnd = 0;

  vocabulary: Vocabulary;
  private readonly vocabularies = new Map<string, Vocabulary>();
  private readonly cutter = new StoryCutter();
  private readonly neighbours: Neighbours;
  private story = 0;
  private place = 0;

  constructor(private readonly atoms: Atoms) {
    this.vocabulary = new Vocabulary(atoms.words, '');
    this.vocabularies.set('', this.vocabulary);
    this.neighbours = new Neighbours(atoms.pairs);
  }

  /** @param language the story's language, detected where it was absent */
  read(story: StoryFields, language: string): void {
    this.begin(stemLanguage(language));
    this.readField(story.title, FIELD_BITS.title, Infinity);
    const summary = this.place;
    this.readField(story.summary, FIELD_BITS.summary, summary + LEAD_WORDS);
    const leadLeft = LEAD_WORDS - (this.place - FIELD_GAP - summary);
    this.readField(story.body, FIELD_BITS.body, this.place + leadLeft);
    const pairs = this.neighbours.find();
    for (let i = 0; i < pairs; i += 1) this.mark(this.neighbours.found[i]!);
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

  /** @param leadEnd words that end before this place, or at it, stand in the lead */
  private readField(text: string, bits: number, leadEnd: number): void {
    if (text !== '') {
      const length = Math.min(text.length, MATCHED_LENGTH);
      this.place = this.cutter.cut(text, length, this.place, this.vocabulary.cuts);
      this.vocabulary.lookUp(this.cutter.out);
      this.takeTokens(text, bits, leadEnd);
    }
    this.place += FIELD_GAP;
  }

  private takeTokens(text: string, bits: number, leadEnd: number): void {
    const { vocabulary } = this;
    const { tokens, end } = this.cutter.out;
    const { epoch } = this.atoms;
    for (let i = 0; i < end; i += Token.stride) {
      const entry = tokens[i]!;
      const at = entry * EntryField.stride;
      if (vocabulary.entries[at + EntryField.epoch] !== epoch) vocabulary.refresh(entry, epoch);
      const use = vocabulary.entries[at + EntryField.use]!;
      if (use === 0) continue;
      const placeEnd = tokens[i + Token.placeEnd]!;
      const whole = placeEnd <= leadEnd ? bits | FIELD_BITS.lead : bits;
      this.takeWord(entry, use, i, whole);
      if ((use & Use.exact) !== 0) this.takeExact(text, i, whole);
    }
  }

  /** @param token where it stands among the cutter's tokens */
  private takeWord(entry: number, use: number, token: number, bits: number): void {
    const { tokens } = this.cutter.out;
    const { entries } = this.vocabulary;
    const at = entry * EntryField.stride;
    const place = tokens[token + Token.place]!;
    const placeEnd = tokens[token + Token.placeEnd]!;
    if ((use & (Use.anywhere | Use.somewhere)) !== 0) {
      this.note(entry, place, placeEnd - 1, bits);
      if (entries[at + EntryField.story] !== this.story) {
        entries[at + EntryField.story] = this.story;
        this.bringAnywhere(at);
      }
      if ((use & Use.somewhere) !== 0) this.bringSomewhere(at, bits);
    }
    if ((use & Use.pairs) !== 0) this.neighbours.take(entries[at + EntryField.number]!, place, placeEnd);
  }

  /** Takes the exact form of a word besides the word. */
  private takeExact(text: string, token: number, bits: number): void {
    const { tokens } = this.cutter.out;
    const words = cutWords(text.slice(tokens[token + Token.start], tokens[token + Token.end]));
    // A compound's joined form comes after its parts.
    const index = tokens[token + Token.length] === 0 ? tokens[token + Token.hash]! : words.length - 1;
    const entry = this.vocabulary.findExact(words[index]!.exact);
    const { epoch } = this.atoms;
    const at = entry * EntryField.stride;
    if (this.vocabulary.entries[at + EntryField.epoch] !== epoch) this.vocabulary.refresh(entry, epoch);
    this.takeWord(entry, this.vocabulary.entries[at + EntryField.use]!, token, bits);
  }

  private note(entry: number, from: number, to: number, bits: number): void {
    const at = this.wordsEnd;
    if (at === this.words.length) this.words = withRoom(this.words, at + StoryWord.stride);
    const { words } = this;
    words[at] = entry;
    words[at + StoryWord.from] = from;
    words[at + StoryWord.to] = to;
    words[at + StoryWord.bits] = bits;
    this.wordsEnd = at + StoryWord.stride;
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
}
