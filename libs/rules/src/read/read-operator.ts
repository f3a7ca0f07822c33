import { lastLetterEnd } from './characters.js';
import type { Faults } from './fault.js';
import { NEAR_DEFAULT, NEAR_MOST } from './limits.js';
import type { Token } from './token.js';

const NEAR = /^(O?)NEAR(?:\/(.*))?$/s;
/** Operators but NEAR. */
export const OPERATORS: ReadonlyMap<string, 'and' | 'or' | 'not'> = new Map([
  ['AND', 'and'],
  ['OR', 'or'],
  ['NOT', 'not'],
]);

/** Reads a run that is an operator, signs after it left out; null where it is none. */
export function readOperator(text: string, start: number, end: number, faults: Faults): Token | null {
  const near = NEAR.exec(text.slice(start, end));
  if (near !== null) {
    const distance = near[2] === undefined ? NEAR_DEFAULT : nearDistance(near[2]);
    if (distance === null) {
      faults.add(
        'near-range',
        { start, end },
        `A distance is a whole number of words from 1 to ${NEAR_MOST}.`,
        `Write ${near[1]}NEAR/${NEAR_DEFAULT}, or another number from 1 to ${NEAR_MOST}.`,
      );
    }
    return { kind: 'near', ordered: near[1] === 'O', distance: distance ?? NEAR_DEFAULT, start, end };
  }
  const to = lastLetterEnd(text, start, end);
  const kind = OPERATORS.get(text.slice(start, to));
  if (kind === undefined || text.slice(to, end).includes('*')) return null;
  return { kind, start, end: to };
}

/** The number after the slash (signs after it are left out); null where it is none from 1 to 50. */
function nearDistance(text: string): number | null {
  const digits = /^(\d{1,9})[^\p{L}\p{N}\p{M}]*$/u.exec(text)?.[1];
  const distance = Number(digits);
  return digits !== undefined && distance >= 1 && distance <= NEAR_MOST ? distance : null;
}
