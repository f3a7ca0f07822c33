import { withRoom } from './growable.js';
import { StoryWord } from './story-reader.js';
import type { StoryReader } from './story-reader.js';
import { inOrder, isInOrder, NOWHERE } from './stretches.js';
import type { Stretches } from './stretches.js';
import { EntryField } from './vocabulary.js';

/**
 * Where the atoms of the story being read stand. Worked out at the first question,
 * since most stories raise none.
 */
export class StoryPlaces {
  /** The most places that a word of the story covers: more than one where there are compounds. */
  longest = 1;
  /** First and last place of each time an atom stands in the story. */
  private pairs = new Int32Array(4096);
  private starts = new Int32Array(1024);
  private counts = new Int32Array(1024);
  private ready = false;
  /** Where groups stand, by their atoms that the story has: many rules, or one many times, ask for the same. */
  private readonly groups = new Map<string, Stretches>();

  constructor(private readonly reader: StoryReader) {}

  /** Forgets the story before. */
  reset(): void {
    this.ready = false;
    this.longest = 1;
    if (this.groups.size > 0) this.groups.clear();
  }

  /** Where an atom stands, by where it begins. */
  of(atom: number): Stretches {
    if (this.reader.seen[atom] === 0) return NOWHERE;
    if (!this.ready) this.work();
    const start = this.starts[atom]!;
    return this.pairs.subarray(start, start + this.counts[atom]! * 2);
  }

  /** Where any of some atoms stands, by where it begins. */
  ofAny(atoms: readonly number[]): Stretches {
    const present = atoms.filter((atom) => this.reader.seen[atom] !== 0);
    if (present.length < 2) return present.length === 0 ? NOWHERE : this.of(present[0]!);
    const key = present.join();
    let group = this.groups.get(key);
    if (group === undefined) {
      const all: number[] = [];
      for (const atom of present) for (const place of this.of(atom)) all.push(place);
      group = inOrder(all);
      this.groups.set(key, group);
    }
    return group;
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
      if (to - from >= this.longest) this.longest = to - from + 1;
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
