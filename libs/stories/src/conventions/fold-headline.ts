/** A headline folded for comparison, with the way back to the text as given. */
export interface FoldedHeadline {
  readonly text: string;
  /** Offset into the text as given, of each UTF-16 unit of the folded text; one more for the end. */
  readonly offsets: readonly number[];
}

const MARK = /\p{M}/gu;
const APOSTROPHES = /[’‘ʼ`´]/gu;

/**
 * Folds what never tells two tags apart: accents, Arabic vowel signs and alef forms, full-width forms
 * (：｜［］ become ASCII), kinds of apostrophes and blanks. Capitals are kept: they tell a tag from a word.
 */
export function foldHeadline(text: string): FoldedHeadline {
  let folded = '';
  const offsets: number[] = [];
  let at = 0;
  for (const char of text) {
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
    .replace(/\s/gu, ' ')
    .replace(/[\u0640\u200b-\u200f\u2060\u2066-\u2069\u202a-\u202e\ufeff]/gu, '');
}
