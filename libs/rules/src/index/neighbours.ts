import { withRoom } from './growable.js';
import type { PairTable } from './pair-table.js';

/** Numbers for each word: its number in pairs, and the place after its last. */
const WORD = 2;

/** Finds the pairs of words that stand side by side in a story. */
export class Neighbours {
  private words = new Int32Array(1024 * WORD);
  private wordsEnd = 0;
  /** Numbers of a word and of the one after it; after {@link find} the atoms of the pairs. */
  found = new Int32Array(1024);
  private foundEnd = 0;

  constructor(private readonly pairs: PairTable) {}

  /** Forgets the story before. */
  reset(): void {
    this.wordsEnd = this.foundEnd = 0;
  }

  /**
   * Takes a numbered word that stands from a place to before `end`. Words come by where
   * they end, so that those that end where this one begins are among the last.
   */
  take(number: number, place: number, end: number): void {
    const { words } = this;
    for (let at = this.wordsEnd - WORD; at >= 0 && words[at + 1]! >= place; at -= WORD) {
      if (words[at + 1] !== place) continue;
      const { foundEnd } = this;
      if (foundEnd === this.found.length) this.found = withRoom(this.found, foundEnd + 2);
      this.found[foundEnd] = words[at]!;
      this.found[foundEnd + 1] = number;
      this.foundEnd = foundEnd + 2;
    }
    const at = this.wordsEnd;
    if (at === words.length) this.words = withRoom(words, at + WORD);
    this.words[at] = number;
    this.words[at + 1] = end;
    this.wordsEnd = at + WORD;
  }

  /** Looks up the pairs of the words taken. @returns how many atoms there are, now in {@link found} */
  find(): number {
    return this.pairs.findAll(this.found, this.foundEnd);
  }
}
