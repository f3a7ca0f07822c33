import { findInDense } from './dense-text.js';
import { Joining } from './joining.js';
import { isStretches } from './near-tree.js';
import type { JoinTree, NearTree } from './near-tree.js';
import { areNear } from './stretches.js';

/** Whether what a rule asks for in one place stands anywhere in a story. */
export function nearHolds(tree: NearTree): boolean {
  if (isStretches(tree)) return tree.length > 0;
  return tree.kind === 'any' ? tree.of.some(nearHolds) : joinHolds(tree);
}

function joinHolds(tree: JoinTree): boolean {
  const { left, right, distance, ordered } = tree;
  const joining = new Joining();
  const before = joining.placesOf(left);
  const after = joining.placesOf(right);
  if (areNear(before, after, distance) || (!ordered && areNear(after, before, distance))) return true;
  return joining.cut && findInDense(tree) !== null;
}
