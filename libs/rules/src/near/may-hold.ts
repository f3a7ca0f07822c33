import { addBits, after, before, forEachBit, isEmpty, keepBits, noBits, setBit } from './bits.js';
import type { Bits } from './bits.js';
import { isStretches } from './near-tree.js';
import type { JoinTree, NearTree } from './near-tree.js';
import type { Window } from './window.js';

/** Where stretches may begin and where they may end, without saying which begins and ends where. */
interface Ends {
  readonly from: Bits;
  readonly to: Bits;
}

/**
 * Whether a NEAR may hold within a window: false only where it does not. Where its sides
 * begin and where they end is looked at apart, which takes no longer however dense the text
 * is; for a chain in one order it is the exact answer.
 */
export const mayHold = (tree: JoinTree, window: Window): boolean => endsOf(tree, window) !== null;

function endsOf(tree: NearTree, window: Window): Ends | null {
  if (isStretches(tree)) {
    const { from, to } = window.bitsOf(tree);
    return isEmpty(from) ? null : { from, to };
  }
  if (tree.kind === 'any') return anyOf(tree.of.map((side) => endsOf(side, window)));
  const left = endsOf(tree.left, window);
  const right = left === null ? null : endsOf(tree.right, window);
  if (left === null || right === null) return null;
  const joined = joinEnds(tree.left, left, tree.right, right, tree.distance, window);
  if (tree.ordered) return joined;
  return anyOf([joined, joinEnds(tree.right, right, tree.left, left, tree.distance, window)]);
}

function anyOf(sides: readonly (Ends | null)[]): Ends | null {
  const found = sides.filter((side) => side !== null);
  const [first, ...others] = found;
  if (first === undefined || others.length === 0) return first ?? null;
  const all = { from: first.from.slice(), to: first.to.slice() };
  for (const side of others) {
    addBits(all.from, side.from);
    addBits(all.to, side.to);
  }
  return all;
}

/** The ends of what one side and then the other makes. */
function joinEnds(
  one: NearTree,
  oneEnds: Ends,
  other: NearTree,
  otherEnds: Ends,
  distance: number,
  window: Window,
): Ends | null {
  const begun = keepBits(after(oneEnds.to, distance), otherEnds.from);
  if (isEmpty(begun)) return null;
  const ended = keepBits(before(otherEnds.from, distance), oneEnds.to);
  return {
    from: beginningsOf(one, oneEnds, ended, window),
    to: endingsOf(other, otherEnds, begun, window),
  };
}

/** Where the stretches of a side may end that begin at some places. */
function endingsOf(tree: NearTree, ends: Ends, begun: Bits, window: Window): Bits {
  if (!isStretches(tree)) return ends.to;
  if (window.bitsOf(tree).words) return begun;
  const to = noBits(window.size);
  forEachBit(begun, (from) => {
    window.forEachFrom(tree, from, (end) => {
      setBit(to, end);
    });
  });
  return to;
}

/** Where the stretches of a side may begin that end at some places. */
function beginningsOf(tree: NearTree, ends: Ends, ended: Bits, window: Window): Bits {
  return isStretches(tree) && window.bitsOf(tree).words ? ended : ends.from;
}
