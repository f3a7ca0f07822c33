import { cutWords } from '@app/text';
import type { Vocabulary } from './vocabulary.js';

/** Longer stretches without a blank are not worth remembering. */
const LONGEST_KEPT = 64;
const MOST_KEPT = 50_000;

/** Numbers for each word of a cut stretch: its entry, its first place, its places. */
export const CUT_WORD = 3;

/** Stretches of text that only the careful way can cut, each cut once. */
export class CarefulCuts {
  private readonly known = new Map<string, Int32Array>();

  constructor(private readonly vocabulary: Vocabulary) {}

  clear(): void {
    this.known.clear();
  }

  /** The words of a stretch without blanks, {@link CUT_WORD} numbers each; places count from its beginning. */
  of(stretch: string): Int32Array {
    let cut = this.known.get(stretch);
    if (cut === undefined) {
      cut = this.cut(stretch);
      if (stretch.length <= LONGEST_KEPT) {
        if (this.known.size >= MOST_KEPT) this.known.clear();
        this.known.set(stretch, cut);
      }
    }
    return cut;
  }

  private cut(stretch: string): Int32Array {
    const words = cutWords(stretch);
    const cut = new Int32Array(words.length * CUT_WORD);
    words.forEach((word, index) => {
      cut[index * CUT_WORD] = this.vocabulary.findForm(word.marked);
      cut[index * CUT_WORD + 1] = word.position;
      cut[index * CUT_WORD + 2] = word.places;
    });
    return cut;
  }
}
