import { classAt, classifyLetter, LetterClass } from './letter.js';
import { cutByDictionary } from './dictionary.js';

/** A text in NFKC, and where each of its UTF-16 units came from. */
export interface NormalText {
  readonly text: string;
  /** A {@link LetterClass} for each unit. */
  readonly classes: Uint8Array;
  /** Offsets into the text as given; null where nothing was moved. */
  readonly starts: readonly number[] | null;
  readonly ends: readonly number[] | null;
}

/** Soft hyphens, joiners, variation selectors and the like are looked through; the zero-width space separates. */
const IGNORED = /^[^\P{Default_Ignorable_Code_Point}\u200b]$/u;
const NEEDS_CARE =
  /[^\P{Default_Ignorable_Code_Point}\u200b]|[\u00b4\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}]/u;
/**
 * Pieces that normalisation cannot reach across: a run of a script that the dictionary
 * cuts, a run of Hangul jamo, or one character with the marks after it.
 */
const PIECES =
  /(?<run>[\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}]+)|[\u1100-\u11ff\ua960-\ua97f\ud7b0-\ud7ff]+\p{M}*|[^][\p{M}\uff9e\uff9f]*/gu;

/** Brings a text into NFKC and classifies its characters. */
export function normalise(given: string): NormalText {
  const text = given.normalize('NFKC');
  if (text !== given || NEEDS_CARE.test(given)) return normaliseByPiece(given);
  const classes = new Uint8Array(text.length);
  for (let i = 0; i < text.length; i += 1) classes[i] = classAt(text, i);
  return { text, classes, starts: null, ends: null };
}

function normaliseByPiece(given: string): NormalText {
  let text = '';
  const classes: number[] = [];
  const starts: number[] = [];
  const ends: number[] = [];
  const put = (piece: string, start: number, end: number, classOf: (index: number) => number) => {
    for (let i = 0; i < piece.length; i += 1) {
      classes.push(classOf(i));
      starts.push(start);
      ends.push(end);
    }
    text += piece;
  };
  for (const match of given.matchAll(PIECES)) {
    const source = match[0];
    if (match.groups?.['run'] !== undefined) {
      for (const { word, start, end } of cutByDictionary(source)) {
        put(word.normalize('NFKC'), match.index + start, match.index + end, (i) =>
          i === 0 ? LetterClass.cutStart : LetterClass.cutRest,
        );
      }
      continue;
    }
    const end = match.index + source.length;
    // NFKC would make a blank and a mark of the acute that people type for an apostrophe.
    if (source === '\u00b4') {
      put(source, match.index, end, () => classifyLetter(source));
    } else if (!IGNORED.test(source)) {
      const piece = source.normalize('NFKC');
      put(piece, match.index, end, (i) => classAt(piece, i));
    }
  }
  return { text, classes: Uint8Array.from(classes), starts, ends };
}
