import { after, forEachBit, isEmpty, keepBits, noBits, setBit } from './bits.js';
import type { Bits } from './bits.js';
import { mayHold } from './may-hold.js';
import { forEachStretches, isStretches, reachOf } from './near-tree.js';
import type { JoinTree, NearTree } from './near-tree.js';
import { lastPlace } from './stretches.js';
import { Window } from './window.js';

/** Places of the widest window of which every beginning is held with every end. */
const WIDEST = 4096;
/** Numbers of 32 places that are gone through for one NEAR: some ten milliseconds. */
const WORK = 6_000_000;

/**
 * A window of the text within which a NEAR holds, or null: for texts that repeat their
 * words so often that joining every two stretches would take too long. The text is gone
 * through window by window, each as wide as what could match, and in each is worked out,
 * for every beginning, the set of ends. Exact for a reach (all distances together) of some
 * thousand places. Beyond, and where the work gets too much, it takes what may hold for
 * holding: a match too many is better than one that is lost.
 */
export function findInDense(tree: JoinTree): Window | null {
  const { first, end } = extentOf(tree);
  const reach = Math.min(reachOf(tree), end - first);
  const size = Math.min(2 * reach, end - first);
  const work = new Work();
  for (let start = first; start < end; start += size - reach + 1) {
    const window = new Window(start, Math.min(size, end - start));
    if (!mayHold(tree, window)) continue;
    if (size > WIDEST || work.spent || rowsOf(tree, window, work) !== null || work.spent) return window;
  }
  return null;
}

/** From the first place of a tree's stretches to the one after the last. */
function extentOf(tree: NearTree): { first: number; end: number } {
  let first = Infinity;
  let end = 0;
  forEachStretches(tree, (stretches) => {
    first = Math.min(first, stretches[0] ?? Infinity);
    end = Math.max(end, lastPlace(stretches) + 1);
  });
  return { first, end };
}

class Work {
  private left = WORK;

  /** Counts what was gone through. */
  count(numbers: number): void {
    this.left -= numbers;
  }

  get spent(): boolean {
    return this.left < 0;
  }
}

/** For each place where a match begins, where it ends. */
class Rows {
  readonly begun: Bits;
  readonly ends: (Bits | undefined)[] = [];

  constructor(private readonly size: number) {
    this.begun = noBits(size);
  }

  /** Adds ends to those of a beginning. */
  add(from: number, ends: Bits): void {
    const known = this.ends[from];
    if (known === undefined) {
      this.ends[from] = ends.slice();
      setBit(this.begun, from);
    } else for (let i = from >> 5; i < ends.length; i += 1) known[i]! |= ends[i]!;
  }

  addEnd(from: number, to: number): void {
    const ends = (this.ends[from] ??= noBits(this.size));
    setBit(this.begun, from);
    setBit(ends, to);
  }
}

/** Where a tree holds within a window; null where it does not. */
function rowsOf(tree: NearTree, window: Window, work: Work): Rows | null {
  const rows = new Rows(window.size);
  if (isStretches(tree)) {
    forEachBit(window.bitsOf(tree).from, (from) => {
      window.forEachFrom(tree, from, (to) => {
        rows.addEnd(from, to);
      });
    });
  } else if (tree.kind === 'any') {
    for (const side of tree.of) {
      const found = rowsOf(side, window, work);
      found?.ends.forEach((ends, from) => {
        rows.add(from, ends!);
      });
    }
  } else {
    const left = rowsOf(tree.left, window, work);
    const right = left === null ? null : rowsOf(tree.right, window, work);
    if (left === null || right === null) return null;
    joinRows(left, right, tree, rows, work);
    if (!tree.ordered) joinRows(right, left, tree, rows, work);
  }
  return isEmpty(rows.begun) ? null : rows;
}

/** Adds what one side and then the other makes. */
function joinRows(one: Rows, other: Rows, tree: JoinTree, rows: Rows, work: Work): void {
  const width = other.begun.length;
  one.ends.forEach((ends, from) => {
    if (work.spent) return;
    const next = keepBits(after(ends!, tree.distance), other.begun);
    // Spreading doubles what is reached, about six times.
    work.count(7 * width);
    forEachBit(next, (begin) => {
      rows.add(from, other.ends[begin]!);
      work.count(width);
    });
  });
}
