import { isStretches, reachOf } from './near-tree.js';
import type { JoinTree, NearTree } from './near-tree.js';
import { between, inOrder, joinStretches, lastPlace } from './stretches.js';
import type { Stretches } from './stretches.js';

/**
 * Stretches that may be joined for one NEAR: enough for nearly any rule and text. A chain
 * over a text that repeats its words would join millions; from here on it follows only
 * a few of them, the first in the text, and says so.
 */
const JOINS = 50_000;
const JOINS_AT_ONCE = 5_000;
const FEW_JOINS = 32;

/** Finds where NEARs hold by joining every two stretches that are near, as long as those are not too many. */
export class Joining {
  /** Whether there were more than were followed: what was found is true, but not all. */
  cut = false;
  private joins = 0;
  private readonly known = new Map<NearTree, Stretches>();

  /**
   * Where a tree holds, in the order of the text. Looked for once, between two places: what begins
   * or ends elsewhere is left out, as of a text full of the same words that is most.
   */
  placesOf(tree: NearTree, first = 0, last = Infinity): Stretches {
    if (isStretches(tree)) return between(tree, first, last);
    let places = this.known.get(tree);
    if (places === undefined) {
      places = tree.kind === 'join' ? this.join(tree, first, last) : this.any(tree.of, first, last);
      this.known.set(tree, places);
    }
    return places;
  }

  private any(sides: readonly NearTree[], first: number, last: number): Stretches {
    const all: number[] = [];
    for (const side of sides) for (const place of this.placesOf(side, first, last)) all.push(place);
    return inOrder(all);
  }

  private join({ left, right, distance, ordered }: JoinTree, first: number, last: number): Stretches {
    const before = this.placesOf(left, first, last);
    if (before.length === 0) return before;
    const least = Math.max(first, this.leastAfter(before, right, distance));
    const most = Math.min(last, lastPlace(before) + distance + reachOf(right));
    const after = this.placesOf(right, least, most);
    const joined = this.joinInOrder(before, after, distance);
    if (!ordered) for (const place of this.joinInOrder(after, before, distance)) joined.push(place);
    return inOrder(joined);
  }

  /** From where on the right side is looked for. */
  private leastAfter(before: Stretches, right: NearTree, distance: number): number {
    if (this.joins < JOINS || isStretches(right)) return before[0]! - distance - reachOf(right);
    // The few that are followed should be such that the chain can go on with: not those it has just passed.
    this.cut = true;
    return before[1]! + 1;
  }

  private joinInOrder(before: Stretches, after: Stretches, distance: number): number[] {
    const limit = this.joins < JOINS ? JOINS_AT_ONCE : FEW_JOINS;
    const joined = joinStretches(before, after, distance, limit);
    this.joins += joined.length / 2;
    if (joined.length === limit * 2) this.cut = true;
    return joined;
  }
}
