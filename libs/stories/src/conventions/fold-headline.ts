/** A headline folded for comparison, with the way back to the text as given. */
export interface FoldedHeadline {
  readonly text: string;
  /** Offset into the text as given, of each UTF-16 unit of the folded text; one more for the end. */
  readonly offsets: readonly number[];
}

const MARK = /\p{M}/gu;
const APOSTROPHES = /[’‘ʼ`´]/gu;
/** Dashes of the width of a hyphen may join words; a longer one, or a minus, always parts them. */
const HYPHENS = /[\u2010\u2011\u05be]/gu;
const DASHES = /(?!-)\p{Pd}|[\u2212\u2043]/gu;
/** A Hangul syllable that was taken apart (NFD), or any one character. */
const UNIT = /[\u1100-\u115f][\u1160-\u11a7][\u11a8-\u11ff]?|./gsu;
/** What has no width: joiners, directions, byte order marks, the Arabic stretch. */
export const INVISIBLE = '\\u0640\\u200b-\\u200f\\u2060\\u2066-\\u2069\\u202a-\\u202e\\ufeff';
const UNSEEN = new RegExp(`[${INVISIBLE}]`, 'gu');

/**
 * Folds what never tells two tags apart: accents, Arabic vowel signs and alef forms, full-width forms
 * (：｜［］ become ASCII), kinds of apostrophes, dashes and blanks. Capitals are kept: they tell a tag from a word.
 */
export function foldHeadline(text: string): FoldedHeadline {
  let folded = '';
  const offsets: number[] = [];
  let at = 0;
  for (const char of text.match(UNIT) ?? []) {
    const plain = foldCharacter(char);
    for (let unit = 0; unit < plain.length; unit++) offsets.push(at);
    folded += plain;
    at += char.length;
  }
  offsets.push(text.length);
  return { text: folded, offsets };
}

function foldCharacter(char: string): string {
  const code = char.codePointAt(0)!;
  if (code < 0x80) return code === 0x60 ? "'" : char;
  return char
    .normalize('NFKD')
    .replace(MARK, '')
    .normalize('NFC')
    .replace(APOSTROPHES, "'")
    .replace(HYPHENS, '-')
    .replace(DASHES, '–')
    .replace(/\s/gu, ' ')
    .replace(UNSEEN, '');
}
