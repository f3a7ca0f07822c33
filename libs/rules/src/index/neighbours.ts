import { withRoom } from './growable.js';
import type { PairTable } from './pair-table.js';

/** Finds the pairs of words that stand side by side in a story while it is read. */
export class Neighbours {
  /** By place: the last of the numbered words that end just before it, as an index into `ended`; 0: none. */
  private endings = new Int32Array(1024);
  /** Number of a word and index of the one before it that ends at the same place. */
  private ended = new Int32Array(1024);
  private endedCount = 1;

  /** @param tell is told the atom of each pair */
  constructor(
    private readonly pairs: PairTable,
    private readonly tell: (atom: number) => void,
  ) {}

  /** Forgets the story before. */
  reset(): void {
    this.endedCount = 1;
  }

  /** Comes to a place before which no word ends yet. */
  reach(place: number): void {
    if (place >= this.endings.length) this.endings = withRoom(this.endings, place + 1);
    this.endings[place] = 0;
  }

  /** Takes a numbered word that stands from a place to before `end`, which was reached. */
  take(number: number, place: number, end: number): void {
    for (let i = this.endings[place]!; i !== 0; i = this.ended[i + 1]!) {
      const atom = this.pairs.find(this.ended[i]!, number);
      if (atom !== 0) this.tell(atom);
    }
    if (this.endedCount + 2 > this.ended.length) this.ended = withRoom(this.ended, this.endedCount + 2);
    this.ended[this.endedCount] = number;
    this.ended[this.endedCount + 1] = this.endings[end]!;
    this.endings[end] = this.endedCount;
    this.endedCount += 2;
  }
}
