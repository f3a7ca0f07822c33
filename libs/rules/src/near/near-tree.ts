import { longestOf, NOWHERE } from './stretches.js';
import type { Stretches } from './stretches.js';

/** What a side of NEAR asks for, with the places where the words of one story answer it. */
export type NearTree = Stretches | AnyTree | JoinTree;

/** Where any of some sides stands, of which one at least is a NEAR or has one. */
export interface AnyTree {
  readonly kind: 'any';
  readonly of: readonly NearTree[];
}

/** What stands near what: from the first place of the one to the last of the other. */
export interface JoinTree {
  readonly kind: 'join';
  readonly left: NearTree;
  readonly right: NearTree;
  /** Places between nearest ends at most; side by side is 1. */
  readonly distance: number;
  readonly ordered: boolean;
}

/** Whether a side is words and phrases alone. */
export const isStretches = (tree: NearTree): tree is Stretches => tree instanceof Int32Array;

/** Whether a side certainly stands nowhere. */
export const isNowhere = (tree: NearTree): boolean => isStretches(tree) && tree.length === 0;

/** Two sides that have to be near. */
export function joinTree(left: NearTree, right: NearTree, distance: number, ordered: boolean): NearTree {
  return isNowhere(left) || isNowhere(right) ? NOWHERE : { kind: 'join', left, right, distance, ordered };
}

/** How many places what a tree holds for covers at most. */
export function reachOf(tree: NearTree): number {
  if (isStretches(tree)) return longestOf(tree);
  if (tree.kind === 'any') return Math.max(...tree.of.map(reachOf));
  return reachOf(tree.left) + tree.distance - 1 + reachOf(tree.right);
}

/** Calls back with the stretches of every word and phrase of a tree. */
export function forEachStretches(tree: NearTree, tell: (stretches: Stretches) => void): void {
  if (isStretches(tree)) tell(tree);
  else if (tree.kind === 'any') for (const side of tree.of) forEachStretches(side, tell);
  else {
    forEachStretches(tree.left, tell);
    forEachStretches(tree.right, tell);
  }
}
