import { withRoom } from './growable.js';
import { StoryWord } from './story-reader.js';
import type { StoryReader } from './story-reader.js';
import { EntryField } from './vocabulary.js';

/**
 * Where the atoms of the story being read stand. Worked out at the first question,
 * since most stories raise none.
 */
export class StoryPlaces {
  /** First and last place of each time an atom stands in the story. */
  pairs = new Int32Array(4096);
  private starts = new Int32Array(1024);
  private counts = new Int32Array(1024);
  private ready = false;

  constructor(private readonly reader: StoryReader) {}

  /** Forgets the story before. */
  reset(): void {
    this.ready = false;
  }

  /** Index into {@link pairs} of an atom's first pair; its pairs follow in reading order. */
  start(atom: number): number {
    if (!this.ready) this.work();
    return this.starts[atom]!;
  }

  count(atom: number): number {
    return this.reader.seen[atom] === 0 ? 0 : this.counts[atom]!;
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
    this.ready = true;
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
