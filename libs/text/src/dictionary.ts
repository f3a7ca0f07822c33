/** A piece of a text that is written without blanks between its words. */
export interface CutPiece {
  readonly word: string;
  readonly start: number;
  readonly end: number;
}

/** Units that the segmenter is given at a time: on long texts it takes time by their square. */
const UNITS_AT_ONCE = 1000;

let segmenter: Intl.Segmenter | null = null;

/**
 * Cuts a run of Thai, Lao or Khmer by the dictionary of Intl.Segmenter; the locale
 * makes no difference to it. What is no word (signs) is left out.
 */
export function cutByDictionary(run: string): CutPiece[] {
  segmenter ??= new Intl.Segmenter('th', { granularity: 'word' });
  const pieces: CutPiece[] = [];
  let from = 0;
  while (from < run.length) {
    const segments = Array.from(segmenter.segment(run.slice(from, from + UNITS_AT_ONCE)));
    // What the slice may have cut short is cut again with what follows.
    if (from + UNITS_AT_ONCE < run.length && segments.length > 1) segments.pop();
    for (const { segment, index, isWordLike } of segments) {
      if (isWordLike !== true) continue;
      pieces.push({ word: segment, start: from + index, end: from + index + segment.length });
    }
    const last = segments[segments.length - 1]!;
    from += last.index + last.segment.length;
  }
  return pieces;
}
