import type { Word } from '@app/text';

/** A stretch of a rule's words: one word, or a compound that reads as its parts or as its joined form. */
export interface WordStep {
  readonly parts: readonly Word[];
  readonly joined: Word | null;
}

/** Groups cut words (each joined form comes after its parts) into steps, in the order of the text. */
export function stepsOf(words: readonly Word[]): WordStep[] {
  const joinedAt = new Map(words.filter((word) => word.places > 1).map((word) => [word.position, word]));
  const single = words.filter((word) => word.places === 1);
  const steps: WordStep[] = [];
  for (let at = 0; at < single.length;) {
    const joined = joinedAt.get(single[at]!.position) ?? null;
    const places = joined?.places ?? 1;
    steps.push({ parts: single.slice(at, at + places), joined });
    at += places;
  }
  return steps;
}

/** Compounds in one phrase of which every way of reading is spelled out: each doubles them. */
const MOST_SPELLED_OUT = 3;

/** Whether every way of reading the steps may be spelled out. */
export const areFew = (steps: readonly WordStep[]): boolean =>
  steps.filter((step) => step.joined !== null).length <= MOST_SPELLED_OUT;

/**
 * Every way of reading few steps as a row of words.
 * @param take what becomes of a word; `joined` and `part` are those of compounds
 */
export function rowsOf<T>(
  steps: readonly WordStep[],
  take: (word: Word, role: 'alone' | 'joined' | 'part') => T,
): T[][] {
  let rows: T[][] = [[]];
  for (const { parts, joined } of steps) {
    const apart = parts.map((word) => take(word, joined === null ? 'alone' : 'part'));
    const together = joined === null ? [] : [take(joined, 'joined')];
    rows = rows.flatMap((row) =>
      joined === null
        ? [[...row, ...apart]]
        : [
            [...row, ...together],
            [...row, ...apart],
          ],
    );
  }
  return rows;
}
