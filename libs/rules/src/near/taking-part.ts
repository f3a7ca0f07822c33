import { findInDense } from './dense-text.js';
import { Joining } from './joining.js';
import { meetingIn, meetingOf } from './meeting.js';
import type { Meeting } from './meeting.js';
import { forEachStretches, isStretches } from './near-tree.js';
import type { JoinTree, NearTree } from './near-tree.js';
import { chosen, common, inOrder } from './stretches.js';
import type { Stretches } from './stretches.js';

/**
 * The stretches of words and phrases that take part in making a tree hold; none where it does
 * not. Of a text that repeats its words without end, those that were followed.
 */
export function takingPart(tree: NearTree): readonly Stretches[] {
  if (isStretches(tree)) return [tree];
  return tree.kind === 'any' ? tree.of.flatMap(takingPart) : partsOf(tree);
}

function partsOf(tree: JoinTree): readonly Stretches[] {
  const joining = new Joining();
  const parts: Stretches[] = [];
  trace(tree, null, joining, parts);
  if (parts.length > 0 || !joining.cut) return parts;
  const window = findInDense(tree);
  if (window === null) return [];
  forEachStretches(tree, (stretches) => {
    parts.push(chosen(stretches, (from, to) => window.has(from, to)));
  });
  return parts;
}

/**
 * Goes back from where a tree holds to the words and phrases of which that is made.
 * @param wanted where it holds, as far as that took part; null: wherever it does
 */
function trace(tree: NearTree, wanted: Stretches | null, joining: Joining, parts: Stretches[]): void {
  if (isStretches(tree)) {
    if (wanted !== null) parts.push(wanted);
    return;
  }
  if (tree.kind === 'any') {
    for (const side of tree.of) {
      const places = joining.placesOf(side);
      trace(side, wanted === null ? places : common(places, wanted), joining, parts);
    }
    return;
  }
  const { left, right, distance, ordered } = tree;
  const meeting = (before: NearTree, after: NearTree): Meeting => {
    const [first, second] = [joining.placesOf(before), joining.placesOf(after)];
    return wanted === null ? meetingOf(first, second, distance) : meetingIn(first, second, distance, wanted);
  };
  const forth = meeting(left, right);
  const back = ordered ? null : meeting(right, left);
  const lefts = back === null ? forth.before : inOrder([...forth.before, ...back.after]);
  const rights = back === null ? forth.after : inOrder([...forth.after, ...back.before]);
  if (lefts.length === 0) return;
  trace(left, lefts, joining, parts);
  trace(right, rights, joining, parts);
}
