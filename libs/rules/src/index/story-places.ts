import { withRoom } from './growable.js';
import { StoryWord } from './story-reader.js';
import type { StoryReader } from './story-reader.js';
import { Groups } from '../near/groups.js';
import { sideBySide } from '../near/side-by-side.js';
import { inOrder, isInOrder, NOWHERE } from '../near/stretches.js';
import type { Stretches } from '../near/stretches.js';
import { EntryField } from './vocabulary.js';

/**
 * Where the atoms of the story being read stand. Worked out at the first question,
 * since most stories raise none.
 */
export class StoryPlaces {
  /** First and last place of each time an atom stands in the story. */
  private pairs = new Int32Array(4096);
  private starts = new Int32Array(1024);
  private counts = new Int32Array(1024);
  private ready = false;
  /** Where any of some words, phrases and NEARs stand: many rules, or one many times, ask for the same. */
  readonly groups = new Groups();
  private readonly rows = new Map<string, Stretches>();
  private readonly words = new Map<number, Stretches>();

  constructor(private readonly reader: StoryReader) {}

  /** Forgets the story before. */
  reset(): void {
    this.ready = false;
    if (this.rows.size > 0) this.rows.clear();
    this.groups.clear();
    if (this.words.size > 0) this.words.clear();
  }

  /** Where an atom stands, by where it begins. */
  of(atom: number): Stretches {
    if (this.reader.seen[atom] === 0) return NOWHERE;
    if (!this.ready) this.work();
    let word = this.words.get(atom);
    if (word === undefined) {
      const start = this.starts[atom]!;
      word = this.pairs.subarray(start, start + this.counts[atom]! * 2);
      this.words.set(atom, word);
    }
    return word;
  }

  /** Where some atoms stand side by side, for a side of NEAR: a chain may have the same phrase many times. */
  ofRow(atoms: readonly number[]): Stretches {
    const key = atoms.join();
    let row = this.rows.get(key);
    if (row === undefined) {
      row = this.findRow(atoms);
      this.rows.set(key, row);
    }
    return row;
  }

  /** Where some atoms stand side by side. */
  findRow(atoms: readonly number[]): Stretches {
    return sideBySide(atoms.map((atom) => this.of(atom)));
  }

  private work(): void {
    const { found, foundCount } = this.reader;
    this.starts = withRoom(this.starts, this.reader.seen.length);
    this.counts = withRoom(this.counts, this.reader.seen.length);
    for (let i = 0; i < foundCount; i += 1) this.counts[found[i]!] = 0;
    this.forEachStand((atom) => (this.counts[atom]! += 1));
    let end = 0;
    for (let i = 0; i < foundCount; i += 1) {
      this.starts[found[i]!] = end;
      end += this.counts[found[i]!]! * 2;
      this.counts[found[i]!] = 0;
    }
    this.pairs = withRoom(this.pairs, end);
    this.forEachStand((atom, from, to) => {
      const at = this.starts[atom]! + this.counts[atom]! * 2;
      this.pairs[at] = from;
      this.pairs[at + 1] = to;
      this.counts[atom]! += 1;
    });
    for (let i = 0; i < foundCount; i += 1) this.putInOrder(found[i]!);
    this.ready = true;
  }

  /** A compound's joined form is read after its parts. */
  private putInOrder(atom: number): void {
    const start = this.starts[atom]!;
    const stands = this.pairs.subarray(start, start + this.counts[atom]! * 2);
    if (isInOrder(stands)) return;
    const ordered = inOrder(stands);
    stands.set(ordered);
    this.counts[atom] = ordered.length / 2;
  }

  private forEachStand(tell: (atom: number, from: number, to: number) => void): void {
    const { words, wordsEnd } = this.reader;
    const { entries, atoms } = this.reader.vocabulary;
    for (let i = 0; i < wordsEnd; i += StoryWord.stride) {
      const at = words[i]! * EntryField.stride;
      const from = words[i + StoryWord.from]!;
      const to = words[i + StoryWord.to]!;
      const anywhere = entries[at + EntryField.atoms]!;
      const somewhere = anywhere + entries[at + EntryField.anywhere]!;
      const end = somewhere + entries[at + EntryField.somewhere]!;
      for (let j = anywhere; j < somewhere; j += 1) tell(atoms[j]!, from, to);
      for (let j = somewhere; j < end; j += 2) {
        if ((atoms[j + 1]! & words[i + StoryWord.bits]!) !== 0) tell(atoms[j]!, from, to);
      }
    }
  }
}
