/** A piece of a text that is written without blanks between its words. */
export interface CutPiece {
  readonly word: string;
  readonly start: number;
  readonly end: number;
}

let segmenter: Intl.Segmenter | null = null;

/**
 * Cuts a run of Thai, Lao or Khmer by the dictionary of Intl.Segmenter; the locale
 * makes no difference to it. Digits and letters are words, punctuation separates and
 * comes back as a blank.
 */
export function cutByDictionary(run: string): CutPiece[] {
  segmenter ??= new Intl.Segmenter('th', { granularity: 'word' });
  return Array.from(segmenter.segment(run), ({ segment, index, isWordLike }) => ({
    word: segment,
    start: index,
    end: index + segment.length,
    wordLike: isWordLike === true,
  })).filter((piece) => piece.wordLike);
}
