import { cutWords } from '@app/text';
import { countLetters, isLetterAt } from './characters.js';
import type { Faults } from './fault.js';
import { PREFIX_LEAST } from './limits.js';
import type { Token } from './token.js';

/** Reads a run that holds a star: a prefix, or a fault and a broken operand. */
export function readPrefix(text: string, start: number, end: number, faults: Faults): Token {
  const star = text.indexOf('*', start);
  const place = { start, end: star + 1 };
  const stem = text.slice(start, star);
  const words = cutWords(stem);
  const last = words[words.length - 1];

  let misplaced = star === start && hasLetter(text, star + 1, end);
  for (let at = star + 1; at < end && !misplaced; at += 1) {
    misplaced = (text[at] === '*' && star > start) || isLetterAt(text, at);
  }
  if (misplaced) {
    faults.add(
      'misplaced-star',
      { start, end },
      'A star stands only at the end of a word.',
      'Write the beginning of the word and then the star: ceas*.',
    );
    return { kind: 'broken', start, end };
  }
  if (last?.unspaced === true) {
    faults.add(
      'misplaced-star',
      place,
      'A star does not work in a script that is written without blanks between words.',
      'Take the star away: the characters are found wherever they stand side by side.',
    );
    return { kind: 'broken', start, end };
  }
  if (last === undefined || countLetters(last.folded) < PREFIX_LEAST) {
    faults.add(
      'short-prefix',
      place,
      `Before a star there must be at least ${PREFIX_LEAST} letters or digits.`,
      'Write more of the word, or the words you mean with OR between them.',
    );
    return { kind: 'broken', start, end };
  }
  return { kind: 'prefix', text: stem, words, ...place };
}

function hasLetter(text: string, from: number, to: number): boolean {
  for (let at = from; at < to; at += 1) if (isLetterAt(text, at)) return true;
  return false;
}
