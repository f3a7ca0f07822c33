import { CarefulCuts } from './careful-cuts.js';
import { withRoom } from './growable.js';
import { EXACT_SIGN } from './word-atoms.js';
import type { WordAtoms } from './word-atoms.js';
import { Token } from './story-tokens.js';
import type { StoryTokens } from './story-tokens.js';
import { hashUnits, PAIRS_INSIDE, pairsFor, unitsWithRoom, WordUnits } from './word-units.js';

/** Words remembered before a vocabulary starts afresh: about 30 megabytes. */
const MOST_WORDS = 200_000;
/** Numbers of atoms that the remembered words may bring in all. */
const MOST_ATOMS = 8_000_000;

/** Where in an entry's numbers what stands: one cache line an entry. */
export const EntryField = {
  hash: 0,
  /** Where its units begin in `chars`, in pairs. */
  chars: 1,
  length: 2,
  /** The story that last had the word. */
  story: 3,
  /** What the atoms were when its meaning was worked out. */
  epoch: 4,
  /** Bits of {@link Use}; 0 for a word that means nothing to any rule. */
  use: 5,
  atoms: 6,
  /** Atoms that it brings anywhere, then pairs of atom and field bits. */
  anywhere: 7,
  somewhere: 8,
  room: 9,
  /** Its number in pairs, or 0. */
  number: 10,
  /** The first {@link PAIRS_INSIDE} of its pairs; all stand in `chars`. */
  pairs: 11,
  stride: 16,
} as const;

/** What a word means something for. */
export const Use = { anywhere: 1, somewhere: 2, pairs: 4, exact: 8 } as const;

/**
 * The words that stories of one language have brought, by their marked forms, each with
 * what it means to the rules. Found without making a string.
 */
export class Vocabulary {
  entries = new Int32Array(4096 * EntryField.stride);
  /** The atoms of all entries. */
  atoms = new Int32Array(16_384);
  private slots = new Int32Array(8192);
  private chars = new WordUnits(16_384);
  /** In pairs. */
  private charsUsed = 0;
  private atomsUsed = 0;
  private count = 0;
  /** Kept for words that are at hand as strings. */
  private form = new WordUnits(64);
  /** Words that only the careful way could cut, by the text they were cut from. */
  readonly cuts = new CarefulCuts(this);

  /** @param language code of a language that has stems, or empty */
  constructor(
    private readonly words: WordAtoms,
    private readonly language: string,
  ) {}

  /** Forgets everything when there is too much of it. Not while a story is being read. */
  tidy(): void {
    if (this.count < MOST_WORDS && this.atomsUsed < MOST_ATOMS) return;
    this.slots.fill(0);
    this.cuts.clear();
    this.count = this.charsUsed = this.atomsUsed = 0;
  }

  /**
   * Gives each token its entry, new or known. Known ones first, in loops without
   * decisions, so that the processor fetches many entries at once: they lie all over
   * the memory, and waiting for one after another would take most of the time.
   */
  lookUp({ tokens, end, units }: StoryTokens): void {
    const { slots, entries } = this;
    const mask = slots.length - 1;
    for (let i = 0; i < end; i += Token.stride) {
      if (tokens[i + Token.length] === 0) continue;
      const hash = hashUnits(units, tokens[i + Token.pairs]!, tokens[i + Token.length]!);
      tokens[i + Token.hash] = hash;
      tokens[i + Token.entry] = slots[hash & mask]!;
    }
    for (let i = 0; i < end; i += Token.stride) {
      if (tokens[i + Token.length] === 0) continue;
      if (entries[tokens[i]! * EntryField.stride] !== tokens[i + Token.hash]) tokens[i] = 0;
    }
    for (let i = 0; i < end; i += Token.stride) {
      const length = tokens[i + Token.length]!;
      if (length === 0 || this.isWord(tokens[i]!, units, tokens[i + Token.pairs]!, length)) continue;
      tokens[i] = this.find(units, tokens[i + Token.pairs]!, length, tokens[i + Token.hash]!);
    }
  }

  /** Gives the entry of a word that is at hand as a string. */
  findForm(form: string): number {
    const pairs = Math.max(PAIRS_INSIDE, pairsFor(form.length));
    this.form = unitsWithRoom(this.form, pairs);
    this.form.pairs.fill(0, 0, pairs);
    for (let i = 0; i < form.length; i += 1) this.form.units[i] = form.charCodeAt(i);
    return this.find(this.form, 0, form.length, hashUnits(this.form, 0, form.length));
  }

  /** The entry of an exact form, which is kept beside the words. */
  findExact(exact: string): number {
    return this.findForm(EXACT_SIGN + exact);
  }

  /** The entry of a word, new or known, of which the units begin at a pair. */
  private find(units: WordUnits, from: number, length: number, hash: number): number {
    const mask = this.slots.length - 1;
    let slot = hash & mask;
    for (let entry = this.slots[slot]!; entry !== 0; entry = this.slots[slot]!) {
      if (this.entries[entry * EntryField.stride] === hash && this.isWord(entry, units, from, length)) {
        return entry;
      }
      slot = (slot + 1) & mask;
    }
    return this.add(units, from, length, hash, slot);
  }

  /** Whether an entry, 0 or one of the same hash, is of this word. */
  private isWord(entry: number, { pairs }: WordUnits, from: number, length: number): boolean {
    const { entries } = this;
    const at = entry * EntryField.stride;
    const inside = at + EntryField.pairs;
    const different =
      (entries[at + EntryField.length]! ^ length) |
      (entries[inside]! ^ pairs[from]!) |
      (entries[inside + 1]! ^ pairs[from + 1]!) |
      (entries[inside + 2]! ^ pairs[from + 2]!) |
      (entries[inside + 3]! ^ pairs[from + 3]!) |
      (entries[inside + 4]! ^ pairs[from + 4]!);
    if (different !== 0) return false;
    const chars = entries[at + EntryField.chars]!;
    for (let i = PAIRS_INSIDE; i < pairsFor(length); i += 1) {
      if (this.chars.pairs[chars + i] !== pairs[from + i]) return false;
    }
    return true;
  }

  /** Works out anew what a word means. */
  refresh(entry: number, epoch: number): void {
    const at = entry * EntryField.stride;
    const { entries } = this;
    const from = entries[at + EntryField.chars]! * 2;
    const to = from + entries[at + EntryField.length]!;
    entries[at + EntryField.epoch] = epoch;
    entries[at + EntryField.use] = 0;
    const senses = this.words.sensesOf(this.chars.units, from, to, this.language);
    if (senses === 0) return;
    const form = textOf(this.chars.units, from, to);
    const meaning = this.words.meaningOf(form, senses, this.language);
    const length = meaning.anywhere.length + meaning.somewhere.length;
    if (length > entries[at + EntryField.room]!) {
      this.atoms = withRoom(this.atoms, this.atomsUsed + length);
      entries[at + EntryField.atoms] = this.atomsUsed;
      entries[at + EntryField.room] = length;
      this.atomsUsed += length;
    }
    const start = entries[at + EntryField.atoms]!;
    const { anywhere, somewhere } = meaning;
    for (let i = 0; i < anywhere.length; i += 1) this.atoms[start + i] = anywhere[i]!;
    for (let i = 0; i < somewhere.length; i += 1) this.atoms[start + anywhere.length + i] = somewhere[i]!;
    entries[at + EntryField.anywhere] = anywhere.length;
    entries[at + EntryField.somewhere] = somewhere.length;
    entries[at + EntryField.number] = meaning.number;
    entries[at + EntryField.use] =
      (anywhere.length > 0 ? Use.anywhere : 0) |
      (somewhere.length > 0 ? Use.somewhere : 0) |
      (meaning.number > 0 ? Use.pairs : 0) |
      (meaning.exact ? Use.exact : 0);
  }

  private add(units: WordUnits, from: number, length: number, hash: number, slot: number): number {
    this.count += 1;
    const entry = this.count;
    this.slots[slot] = entry;
    const at = entry * EntryField.stride;
    const count = pairsFor(length);
    this.entries = withRoom(this.entries, at + EntryField.stride);
    const { entries } = this;
    entries.fill(0, at, at + EntryField.stride);
    entries[at] = hash;
    entries[at + EntryField.chars] = this.charsUsed;
    entries[at + EntryField.length] = length;
    this.chars = unitsWithRoom(this.chars, this.charsUsed + count);
    for (let i = 0; i < count; i += 1) {
      this.chars.pairs[this.charsUsed + i] = units.pairs[from + i]!;
      if (i < PAIRS_INSIDE) entries[at + EntryField.pairs + i] = units.pairs[from + i]!;
    }
    this.charsUsed += count;
    if (this.count * 2 > this.slots.length) this.growSlots();
    return entry;
  }

  private growSlots(): void {
    this.slots = new Int32Array(this.slots.length * 2);
    const mask = this.slots.length - 1;
    for (let entry = 1; entry <= this.count; entry += 1) {
      const hash = this.entries[entry * EntryField.stride]!;
      let slot = hash & mask;
      while (this.slots[slot] !== 0) slot = (slot + 1) & mask;
      this.slots[slot] = entry;
    }
  }
}

/** Units at a time: a call takes only so many arguments. */
const UNITS_AT_ONCE = 4096;
/** Kept, because it is filled for every word whose meaning is worked out. */
const scratch: number[] = [];

function textOf(units: Uint16Array, from: number, to: number): string {
  let text = '';
  for (let at = from; at < to; at += UNITS_AT_ONCE) {
    const count = Math.min(to - at, UNITS_AT_ONCE);
    scratch.length = count;
    for (let i = 0; i < count; i += 1) scratch[i] = units[at + i]!;
    text += String.fromCharCode.apply(null, scratch);
  }
  return text;
}
