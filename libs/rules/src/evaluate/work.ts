import type { Occurrence } from './occurrences.js';

/**
 * Steps (a word or a pair looked at) for one rule and one story: some tens of milliseconds at
 * most, and far more than a rule that means something takes. After these nothing more is looked for.
 */
const STEPS = 200_000;
/**
 * Pairs that NEAR may find. A chain over a text that repeats its words has millions: from here
 * on it follows only a few, the first in the text.
 */
const PAIRS = 20_000;
const PAIRS_AT_ONCE = 5_000;
const FEW_PAIRS = 32;

/** What holding one rule against one story has cost, so that no rule holds up the others. */
export class Work {
  /** Where words, phrases and groups stand, by field and what is asked for: a rule may name one many times. */
  readonly known = new Map<string, readonly Occurrence[]>();
  private readonly numbers = new Map<readonly Occurrence[], number>();
  private steps = 0;
  private pairs = 0;

  /** A key for some lists together, the same for the same lists. */
  keyOf(lists: readonly (readonly Occurrence[])[]): string {
    return lists
      .map((list) => {
        const number = this.numbers.get(list) ?? this.numbers.size;
        this.numbers.set(list, number);
        return number;
      })
      .join();
  }

  /** Counts steps; false once there were too many. */
  step(count = 1): boolean {
    this.steps += count;
    return this.steps <= STEPS;
  }

  /** How many pairs the next search may find. */
  get pairsAtOnce(): number {
    return this.pairs < PAIRS ? PAIRS_AT_ONCE : FEW_PAIRS;
  }

  /** Counts pairs that were found. */
  addPairs(count: number): void {
    this.pairs += count;
  }
}
