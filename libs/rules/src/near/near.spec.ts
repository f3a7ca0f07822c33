import * as fc from 'fast-check';
import { findInDense } from './dense-text.js';
import { nearHolds } from './near-holds.js';
import { isStretches } from './near-tree.js';
import type { NearTree } from './near-tree.js';
import { sideBySide } from './side-by-side.js';
import { inOrder } from './stretches.js';
import type { Stretches } from './stretches.js';
import { takingPart } from './taking-part.js';

/** A stretch with the words and phrases of which it is made. */
interface Found {
  readonly from: number;
  readonly to: number;
  readonly of: readonly string[];
}

/** Every way in which a tree holds, by what the rule language says of NEAR and nothing else. */
function everyWay(tree: NearTree): Found[] {
  if (isStretches(tree)) {
    return Array.from({ length: tree.length / 2 }, (_, i) => {
      const [from, to] = [tree[i * 2]!, tree[i * 2 + 1]!];
      return { from, to, of: [`${from}-${to}`] };
    });
  }
  if (tree.kind === 'any') return tree.of.flatMap(everyWay);
  const ways: Found[] = [];
  const lefts = everyWay(tree.left);
  const rights = everyWay(tree.right);
  const join = (one: Found, other: Found) => {
    const apart = other.from - one.to;
    if (apart < 1 || apart > tree.distance) return;
    ways.push({ from: one.from, to: other.to, of: [...one.of, ...other.of] });
  };
  for (const left of lefts) {
    for (const right of rights) {
      join(left, right);
      if (!tree.ordered) join(right, left);
    }
  }
  return ways;
}

const stretch = fc
  .tuple(fc.nat(24), fc.constantFrom(1, 1, 1, 2, 3))
  .map(([from, length]) => [from, from + length - 1]);
const stretches = (most: number) =>
  fc.array(stretch, { minLength: 1, maxLength: most }).map((some) => inOrder(some.flat()));
const words = fc
  .uniqueArray(fc.nat(30), { minLength: 1, maxLength: 12 })
  .map((places) => inOrder(places.flatMap((place) => [place, place])));

const { join } = fc.letrec<{ side: NearTree; join: Exclude<NearTree, Stretches> }>((tie) => ({
  side: fc.oneof({ maxDepth: 3 }, words, stretches(6), tie('join'), tie('join')),
  join: fc.oneof(
    {
      weight: 5,
      arbitrary: fc.record({
        kind: fc.constant('join' as const),
        left: tie('side'),
        right: tie('side'),
        distance: fc.constantFrom(1, 2, 3, 5, 9, 50),
        ordered: fc.boolean(),
      }),
    },
    {
      weight: 1,
      arbitrary: fc.record({ kind: fc.constant('any' as const), of: fc.tuple(tie('side'), tie('side')) }),
    },
  ),
}));

const keysOf = (all: readonly Stretches[]) =>
  [
    ...new Set(
      all.flatMap((some) =>
        Array.from({ length: some.length / 2 }, (_, i) => `${some[i * 2]}-${some[i * 2 + 1]}`),
      ),
    ),
  ].sort();

describe('NEAR over the places of words', () => {
  it('holds where any way of taking its words does, and what takes part is what those are made of', () => {
    fc.assert(
      fc.property(join, (tree) => {
        const ways = everyWay(tree);
        fc.pre(ways.length < 20_000);
        expect(nearHolds(tree)).toBe(ways.length > 0);
        expect(keysOf(takingPart(tree))).toEqual([...new Set(ways.flatMap(({ of }) => of))].sort());
      }),
      { numRuns: 1000 },
    );
  });

  it('is found in dense text as it is by trying every way', () => {
    fc.assert(
      fc.property(join, (tree) => {
        fc.pre(tree.kind === 'join');
        const ways = everyWay(tree);
        fc.pre(ways.length < 20_000);
        expect(tree.kind === 'join' && findInDense(tree) !== null).toBe(ways.length > 0);
      }),
      { numRuns: 1000 },
    );
  });

  it('puts words side by side as trying every way does', () => {
    fc.assert(
      fc.property(fc.array(fc.oneof(words, stretches(8)), { minLength: 1, maxLength: 4 }), (some) => {
        const [first, ...others] = some;
        const chain = others.reduce<NearTree>(
          (left, right) => ({ kind: 'join', left, right, distance: 1, ordered: true }),
          first!,
        );
        const expected = new Set(everyWay(chain).map(({ from, to }) => `${from}-${to}`));
        expect(keysOf([sideBySide(some)])).toEqual([...expected].sort());
      }),
      { numRuns: 1000 },
    );
  });
});
