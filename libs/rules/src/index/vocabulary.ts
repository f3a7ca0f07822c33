import { withRoom } from './growable.js';
import { EXACT_SIGN } from './word-atoms.js';
import type { WordAtoms } from './word-atoms.js';

/** Words remembered before a vocabulary starts afresh: about 30 megabytes. */
const MOST_WORDS = 200_000;
/** Numbers of atoms that the remembered words may bring in all. */
const MOST_ATOMS = 8_000_000;

/** Where in an entry's numbers what stands: one cache line an entry. */
export const EntryField = {
  hash: 0,
  chars: 1,
  length: 2,
  /** The story that last had the word. */
  story: 3,
  /** What the atoms were when its meaning was worked out. */
  epoch: 4,
  atoms: 5,
  /** Atoms that it brings anywhere, then pairs of atom and field bits. */
  anywhere: 6,
  somewhere: 7,
  room: 8,
  /** Its number in pairs, or 0. */
  number: 9,
  /** 1 where a rule asks for an exact form of it. */
  exact: 10,
  stride: 12,
} as const;

export const HASH_SEED = 0x811c9dc5 | 0;
export const HASH_FACTOR = 0x01000193;

/**
 * The words that stories of one language have brought, by their marked forms, each with
 * what it means to the rules. Found by a hash that was rolled up while reading, without
 * making a string.
 */
export class Vocabulary {
  entries = new Int32Array(4096 * EntryField.stride);
  /** The atoms of all entries. */
  atoms = new Int32Array(16_384);
  private slots = new Int32Array(8192);
  private chars = new Uint16Array(32_768);
  private charsUsed = 0;
  private atomsUsed = 0;
  private count = 0;
  /** Words that only the careful way could cut, by the text they were cut from. */
  readonly cuts = new Map<string, Int32Array>();

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
   * Gives the entry of a word, new or known.
   * @param units its marked form, `length` of them, with their rolled-up hash
   */
  find(units: Uint16Array, length: number, hash: number): number {
    const { slots, entries, chars } = this;
    const mask = slots.length - 1;
    let slot = (hash ^ (hash >>> 15)) & mask;
    for (let entry = slots[slot]!; entry !== 0; entry = slots[slot]!) {
      const at = entry * EntryField.stride;
      if (entries[at] === hash && entries[at + EntryField.length] === length) {
        const from = entries[at + EntryField.chars]!;
        let i = 0;
        while (i < length && chars[from + i] === units[i]) i += 1;
        if (i === length) return entry;
      }
      slot = (slot + 1) & mask;
    }
    return this.add(units, length, hash, slot);
  }

  /** Gives the entry of a word that is at hand as a string. */
  findForm(form: string): number {
    const units = new Uint16Array(form.length);
    let hash = HASH_SEED;
    for (let i = 0; i < form.length; i += 1) {
      units[i] = form.charCodeAt(i);
      hash = Math.imul(hash ^ units[i]!, HASH_FACTOR);
    }
    return this.find(units, form.length, hash);
  }

  /** The entry of an exact form, which is kept beside the words. */
  findExact(exact: string): number {
    return this.findForm(EXACT_SIGN + exact);
  }

  /** Works out anew what a word means. */
  refresh(entry: number, epoch: number): void {
    const at = entry * EntryField.stride;
    const { entries } = this;
    const from = entries[at + EntryField.chars]!;
    const form = textOf(this.chars, from, from + entries[at + EntryField.length]!);
    const meaning = this.words.meaningOf(form, this.language);
    const length = meaning.anywhere.length + meaning.somewhere.length;
    if (length > entries[at + EntryField.room]!) {
      this.atoms = withRoom(this.atoms, this.atomsUsed + length);
      entries[at + EntryField.atoms] = this.atomsUsed;
      entries[at + EntryField.room] = length;
      this.atomsUsed += length;
    }
    const start = entries[at + EntryField.atoms]!;
    this.atoms.set(meaning.anywhere, start);
    this.atoms.set(meaning.somewhere, start + meaning.anywhere.length);
    entries[at + EntryField.anywhere] = meaning.anywhere.length;
    entries[at + EntryField.somewhere] = meaning.somewhere.length;
    entries[at + EntryField.number] = meaning.number;
    entries[at + EntryField.exact] = meaning.exact && !form.startsWith(EXACT_SIGN) ? 1 : 0;
    entries[at + EntryField.epoch] = epoch;
  }

  private add(units: Uint16Array, length: number, hash: number, slot: number): number {
    this.count += 1;
    const entry = this.count;
    this.slots[slot] = entry;
    const at = entry * EntryField.stride;
    this.entries = withRoom(this.entries, at + EntryField.stride);
    this.chars = withRoom(this.chars, this.charsUsed + length);
    for (let i = 0; i < length; i += 1) this.chars[this.charsUsed + i] = units[i]!;
    this.entries.fill(0, at, at + EntryField.stride);
    this.entries[at] = hash;
    this.entries[at + EntryField.chars] = this.charsUsed;
    this.entries[at + EntryField.length] = length;
    this.charsUsed += length;
    if (this.count * 2 > this.slots.length) this.growSlots();
    return entry;
  }

  private growSlots(): void {
    this.slots = new Int32Array(this.slots.length * 2);
    const mask = this.slots.length - 1;
    for (let entry = 1; entry <= this.count; entry += 1) {
      const hash = this.entries[entry * EntryField.stride]!;
      let slot = (hash ^ (hash >>> 15)) & mask;
      while (this.slots[slot] !== 0) slot = (slot + 1) & mask;
      this.slots[slot] = entry;
    }
  }
}

/** Units at a time: a call takes only so many arguments. */
const UNITS_AT_ONCE = 4096;

function textOf(units: Uint16Array, from: number, to: number): string {
  let text = '';
  for (let at = from; at < to; at += UNITS_AT_ONCE) {
    text += String.fromCharCode(...units.subarray(at, Math.min(to, at + UNITS_AT_ONCE)));
  }
  return text;
}
