import { CarefulCuts } from './careful-cuts.js';
import { withRoom } from './growable.js';
import { EXACT_SIGN } from './word-atoms.js';
import type { WordAtoms } from './word-atoms.js';
import { hashOf, slotFor } from './word-hash.js';

/** Words remembered before a vocabulary starts afresh: about 30 megabytes. */
const MOST_WORDS = 200_000;
/** Numbers of atoms that the remembered words may bring in all. */
const MOST_ATOMS = 8_000_000;

/** Units of a word that stand in its entry, two to a number; the others stand in `chars`. */
const UNITS_INSIDE = 10;

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
  /** Five numbers. */
  units: 11,
  stride: 16,
} as const;

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
  /** Kept for words that are at hand as strings. */
  private formUnits = new Uint16Array(64);
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
   * Gives the entry of a word, new or known.
   * @param units its marked form, `length` of them, with their rolled-up hash
   */
  find(units: Uint16Array, length: number, hash: number): number {
    const { slots, entries, chars } = this;
    const mask = slots.length - 1;
    let slot = slotFor(hash, mask);
    for (let entry = slots[slot]!; entry !== 0; entry = slots[slot]!) {
      const at = entry * EntryField.stride;
      if (entries[at] === hash && entries[at + EntryField.length] === length) {
        const inside = at + EntryField.units;
        let i = 0;
        while (i < length && i < UNITS_INSIDE) {
          if (entries[inside + (i >> 1)] !== pairOfUnits(units, i, length)) break;
          i += 2;
        }
        if (i >= length) return entry;
        if (i === UNITS_INSIDE) {
          const from = entries[at + EntryField.chars]!;
          while (i < length && chars[from + i] === units[i]) i += 1;
          if (i === length) return entry;
        }
      }
      slot = (slot + 1) & mask;
    }
    return this.add(units, length, hash, slot);
  }

  /** Gives the entry of a word that is at hand as a string. */
  findForm(form: string): number {
    this.formUnits = withRoom(this.formUnits, form.length);
    for (let i = 0; i < form.length; i += 1) this.formUnits[i] = form.charCodeAt(i);
    return this.find(this.formUnits, form.length, hashOf(form));
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
    const to = from + entries[at + EntryField.length]!;
    entries[at + EntryField.epoch] = epoch;
    if (!this.words.mayMean(this.chars, from, to, this.language)) {
      entries.fill(0, at + EntryField.anywhere, at + EntryField.room);
      entries.fill(0, at + EntryField.number, at + EntryField.units);
      return;
    }
    const form = textOf(this.chars, from, to);
    const meaning = this.words.meaningOf(form, this.language);
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
    entries[at + EntryField.exact] = meaning.exact && !form.startsWith(EXACT_SIGN) ? 1 : 0;
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
    for (let i = 0; i < length && i < UNITS_INSIDE; i += 2) {
      this.entries[at + EntryField.units + (i >> 1)] = pairOfUnits(units, i, length);
    }
    this.charsUsed += length;
    if (this.count * 2 > this.slots.length) this.growSlots();
    return entry;
  }

  private growSlots(): void {
    this.slots = new Int32Array(this.slots.length * 2);
    const mask = this.slots.length - 1;
    for (let entry = 1; entry <= this.count; entry += 1) {
      const hash = this.entries[entry * EntryField.stride]!;
      let slot = slotFor(hash, mask);
      while (this.slots[slot] !== 0) slot = (slot + 1) & mask;
      this.slots[slot] = entry;
    }
  }
}

function pairOfUnits(units: Uint16Array, at: number, length: number): number {
  return at + 1 < length ? units[at]! | (units[at + 1]! << 16) : units[at]!;
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
