import { foldCase, foldMarks } from '@app/text';
import { combineNumbers, numberOfDigits, numberOfWord } from './number-words.js';

/** A piece of a text in which counts are looked for. */
export interface CountToken {
  readonly kind: 'word' | 'number' | 'mark';
  /** Words folded, marks as written, numbers empty. */
  readonly text: string;
  readonly value: number;
  readonly capital: boolean;
  /** Written in four digits: 1995 may be a year. */
  readonly year: boolean;
}

const PIECE =
  /(?<money>[$€£¥])?\s?(?<digits>\d{1,3}(?:[\u00a0\u202f ]\d{3})+(?!\d)|\d+(?:[.,]\d+)*)|(?<word>\p{L}[\p{L}\p{M}'’]*)|(?<mark>[^\s\p{L}\d])/gu;
const ARABIC_DIGITS = /[\u0660-\u0669\u06f0-\u06f9]/gu;
/** The Arabic "and", written together with what follows. */
const ARABIC_AND = /(?<!\p{L})\u0648(?=\d)/gu;

/** Cuts a text into words, numbers (in digits or words, "1.2 million" as one) and marks. */
export function cutCounts(text: string, language: string): CountToken[] {
  const plain = text
    .replace(ARABIC_DIGITS, (digit) => String(digit.charCodeAt(0) & 0xf))
    .replace(ARABIC_AND, '\u0648 ');
  const tokens: CountToken[] = [];
  for (const { groups } of plain.matchAll(PIECE)) {
    const { money, digits, word, mark } = groups!;
    if (digits !== undefined) {
      if (money !== undefined) tokens.push(token('mark', money));
      addNumber(tokens, numberOfDigits(digits, language), /^(?:19|20)\d\d$/u.test(digits));
    } else if (word !== undefined) {
      const folded = foldMarks(foldCase(word)).replace(/['’].*$/u, '');
      const value = numberOfWord(folded, language);
      if (value === null) tokens.push(token('word', folded, /^\p{Lu}/u.test(word)));
      else addNumber(tokens, value, false);
    } else tokens.push(token('mark', mark!));
  }
  return tokens;
}

const token = (kind: CountToken['kind'], text: string, capital = false): CountToken => ({
  kind,
  text,
  capital,
  value: 0,
  year: false,
});

function addNumber(tokens: CountToken[], value: number | null, year: boolean): void {
  if (value === null) {
    tokens.push(token('mark', '#'));
    return;
  }
  // "twenty-three": a dash inside a number in words.
  const dash = tokens.at(-1)?.text === '-' && tokens.at(-2)?.kind === 'number';
  const before = tokens.at(dash ? -2 : -1);
  const sum = before?.kind === 'number' ? combineNumbers(before.value, value) : null;
  if (sum !== null && !(dash && value >= 20)) {
    tokens.splice(dash ? -2 : -1);
    tokens.push({ ...token('number', ''), value: sum });
  } else tokens.push({ ...token('number', ''), value, year });
}
