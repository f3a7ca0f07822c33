import { isNowhere, isStretches } from './near-tree.js';
import type { NearTree } from './near-tree.js';
import { inOrder, NOWHERE } from './stretches.js';
import type { Stretches } from './stretches.js';

/** Sides of NEAR of which any will do, for one story: a rule may have the same many times. */
export class Groups {
  private readonly numbers = new Map<Stretches, number>();
  private readonly known = new Map<string, Stretches>();

  clear(): void {
    if (this.known.size === 0) return;
    this.numbers.clear();
    this.known.clear();
  }

  /** Any of some sides; those of words and phrases alone are put together. */
  anyOf(sides: readonly NearTree[]): NearTree {
    const found = sides.filter((side) => !isNowhere(side));
    if (found.length < 2) return found[0] ?? NOWHERE;
    const words = found.filter(isStretches);
    const joined = found.filter((side) => !isStretches(side));
    const of = words.length < 2 ? found : [this.together(words), ...joined];
    return of.length === 1 ? of[0]! : { kind: 'any', of };
  }

  private together(sides: readonly Stretches[]): Stretches {
    const key = sides.map((side) => this.numberOf(side)).join();
    let group = this.known.get(key);
    if (group === undefined) {
      const all: number[] = [];
      for (const side of sides) for (const place of side) all.push(place);
      group = inOrder(all);
      this.known.set(key, group);
    }
    return group;
  }

  private numberOf(stretches: Stretches): number {
    let number = this.numbers.get(stretches);
    if (number === undefined) {
      number = this.numbers.size;
      this.numbers.set(stretches, number);
    }
    return number;
  }
}
