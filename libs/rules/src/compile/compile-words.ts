import type { Word } from '@app/text';
import { countLetters } from '../read/characters.js';
import { PREFIX_LEAST } from '../read/limits.js';
import type { Plan, PlanField, PlanWord } from '../plan.js';
import { areFew, rowsOf, stepsOf } from './word-steps.js';
import type { WordStep } from './word-steps.js';

/** How the words of an operand are compared. */
export type Wording = 'word' | 'prefix' | 'exact' | 'phrase';

/**
 * The plan of one operand's words: side by side, a compound as its joined form or its parts.
 * Written plainly, a word and a joined form are inflected and the parts of a compound are
 * not; of a prefix only the last word is one, and where the last part of a compound is
 * too short for that, only the joined form counts (`x-ra*`).
 */
export function compileWords(words: readonly Word[], wording: Wording, field: PlanField): Plan {
  if (words.every((word) => word.places === 1)) {
    // No compound, as in nearly every rule: one reading.
    const last = words.length - 1;
    return {
      kind: 'text',
      field,
      words: words.map((word, at) => planWord(word, wording, 'alone', at === last)),
    };
  }
  const steps = stepsOf(words);
  if (areFew(steps)) return compileSteps(steps, wording, field, true);
  // A phrase of many compounds would have thousands of readings: say it as a chain, step after step.
  return steps
    .map((step, at) => compileSteps([step], wording, field, at === steps.length - 1))
    .reduce((left, right) => ({ kind: 'near', left, right, distance: 1, ordered: true }));
}

/** @param last whether the operand ends with these steps */
function compileSteps(steps: readonly WordStep[], wording: Wording, field: PlanField, last: boolean): Plan {
  const final = steps[steps.length - 1]!;
  const ends = [final.joined, final.parts[final.parts.length - 1]];
  const rows = rowsOf(steps, (word, role) => planWord(word, wording, role, last && ends.includes(word)));
  const of = rows
    .filter((row) => !row.some((word) => word.kind === 'prefix' && countLetters(word.folded) < PREFIX_LEAST))
    .map((row): Plan => ({ kind: 'text', field, words: row }));
  return of.length === 1 ? of[0]! : { kind: 'or', of };
}

/** @param last whether the operand ends with this word */
function planWord(word: Word, wording: Wording, role: 'alone' | 'joined' | 'part', last: boolean): PlanWord {
  const { folded, marked, exact } = word;
  if (wording === 'prefix' && last) return { kind: 'prefix', folded };
  if (wording === 'exact') return { kind: 'exact', exact, folded };
  const plain = wording !== 'phrase' && role !== 'part' && !word.unspaced;
  return plain ? { kind: 'inflected', folded, marked } : { kind: 'literal', folded };
}
