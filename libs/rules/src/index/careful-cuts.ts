import { cutWords } from '@app/text';
import type { Vocabulary } from './vocabulary.js';
import { withRoom } from './growable.js';
import { slotFor } from './word-hash.js';

/** Longer stretches without a blank are not worth remembering. */
const LONGEST_KEPT = 64;
const MOST_KEPT = 50_000;

/** Numbers for each word of a cut stretch: its entry, its first place, its places. */
export const CUT_WORD = 3;

/** Stretches of text that only {@link cutWords} can cut, each cut once; found without making a string of them. */
export class CarefulCuts {
  private slots = new Int32Array(1024);
  private hashes = new Int32Array(512);
  private stretches: string[] = [''];
  private cuts: (readonly number[])[] = [[]];

  constructor(private readonly vocabulary: Vocabulary) {}

  clear(): void {
    this.slots.fill(0);
    this.stretches = [''];
    this.cuts = [[]];
  }

  /**
   * The words of a stretch without blanks, {@link CUT_WORD} numbers each; places count from its beginning.
   * @param hash of the stretch
   */
  of(text: string, from: number, to: number, hash: number): readonly number[] {
    if (to - from > LONGEST_KEPT) return this.cut(text.slice(from, to));
    if (this.stretches.length > MOST_KEPT) this.clear();
    const mask = this.slots.length - 1;
    let slot = slotFor(hash, mask);
    for (let known = this.slots[slot]!; known !== 0; known = this.slots[slot]!) {
      if (this.hashes[known] === hash && isAt(this.stretches[known]!, text, from, to)) {
        return this.cuts[known]!;
      }
      slot = (slot + 1) & mask;
    }
    const stretch = text.slice(from, to);
    const cut = this.cut(stretch);
    this.keep(stretch, hash, cut, slot);
    return cut;
  }

  private cut(stretch: string): readonly number[] {
    return cutWords(stretch).flatMap((word) => [
      this.vocabulary.findForm(word.marked),
      word.position,
      word.places,
    ]);
  }

  private keep(stretch: string, hash: number, cut: readonly number[], slot: number): void {
    const number = this.stretches.length;
    this.stretches.push(stretch);
    this.cuts.push(cut);
    this.hashes = withRoom(this.hashes, number + 1);
    this.hashes[number] = hash;
    this.slots[slot] = number;
    if (number * 2 < this.slots.length) return;
    this.slots = new Int32Array(this.slots.length * 2);
    const mask = this.slots.length - 1;
    for (let known = 1; known <= number; known += 1) {
      let free = slotFor(this.hashes[known]!, mask);
      while (this.slots[free] !== 0) free = (free + 1) & mask;
      this.slots[free] = known;
    }
  }
}

function isAt(stretch: string, text: string, from: number, to: number): boolean {
  if (stretch.length !== to - from) return false;
  for (let i = from; i < to; i += 1) if (text.charCodeAt(i) !== stretch.charCodeAt(i - from)) return false;
  return true;
}
