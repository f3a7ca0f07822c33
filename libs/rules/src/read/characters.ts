/** The characters that mean something in a rule text, and how to go over the others. */

const LETTER = /[\p{L}\p{N}\p{M}]/u;
const ASCII_LETTER = /[A-Za-z0-9]/;
/** Letters and digits alone, for counting. */
const COUNTED = /[\p{L}\p{N}]/gu;

/** Straight, English, German and French; any of them opens and any closes. */
export const QUOTES = '"“”„«»';
export const DASHES = '-–';

export const isBlank = (character: string | undefined): boolean =>
  character !== undefined && /\s/.test(character);
export const isBracket = (character: string | undefined): boolean => character === '(' || character === ')';
export const isQuote = (character: string | undefined): boolean =>
  character !== undefined && QUOTES.includes(character);

/** Whether a letter, digit or mark begins at an offset. */
export function isLetterAt(text: string, at: number): boolean {
  const unit = text.charCodeAt(at);
  if (unit < 0x80) return ASCII_LETTER.test(text.charAt(at));
  const point = text.codePointAt(at);
  return point !== undefined && LETTER.test(String.fromCodePoint(point));
}

/** Where the ASCII letters and digits end that stand from an offset on. */
export function plainEnd(text: string, from: number): number {
  let at = from;
  for (; at < text.length; at += 1) {
    const unit = text.charCodeAt(at);
    const letter = unit | 0x20;
    if ((letter < 0x61 || letter > 0x7a) && (unit < 0x30 || unit > 0x39)) break;
  }
  return at;
}

/** Where the text ends when the signs at its end are left out: after the last letter, digit or mark; `from` where there is none. */
export function lastLetterEnd(text: string, from: number, to: number): number {
  for (let end = to; end > from; end -= 1) {
    const low = text.charCodeAt(end - 1);
    const width = low >= 0xdc00 && low <= 0xdfff && end - 2 >= from ? 2 : 1;
    if (isLetterAt(text, end - width)) return end;
    end -= width - 1;
  }
  return from;
}

/** The text without the signs around it. */
export function withoutSigns(text: string): string {
  const end = lastLetterEnd(text, 0, text.length);
  let start = 0;
  while (start < end && !isLetterAt(text, start)) start += 1;
  return text.slice(start, end);
}

/** How many letters and digits it holds. */
export const countLetters = (text: string): number => text.match(COUNTED)?.length ?? 0;
