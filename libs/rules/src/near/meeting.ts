import { chosen, firstAfter, longestOf } from './stretches.js';
import type { Stretches } from './stretches.js';

/** Of two sides of NEAR what stands near something of the other. */
export interface Meeting {
  readonly before: Stretches;
  readonly after: Stretches;
}

/** What of one side ends, and what of the other begins, at most `distance` places from each other. */
export function meetingOf(before: Stretches, after: Stretches, distance: number): Meeting {
  const ends = Int32Array.from(before.filter((_, i) => i % 2 === 1)).sort();
  return {
    before: chosen(before, (_, to) => {
      const next = after[firstAfter(after, to)];
      return next !== undefined && next <= to + distance;
    }),
    after: chosen(after, (from) => {
      const end = ends[firstAtLeast(ends, from - distance)];
      return end !== undefined && end < from;
    }),
  };
}

/** The same, of that only what makes one of the `wanted` stretches together. */
export function meetingIn(before: Stretches, after: Stretches, distance: number, wanted: Stretches): Meeting {
  const took = { before: new Set<number>(), after: new Set<number>() };
  const words = longestOf(after) === 1;
  for (let i = 0; i < wanted.length; i += 2) {
    for (let j = firstAfter(before, wanted[i]! - 1); before[j] === wanted[i]; j += 2) {
      const most = before[j + 1]! + distance;
      // A word that ends as wanted begins there too.
      const least = words ? Math.max(before[j + 1]!, wanted[i + 1]! - 1) : before[j + 1]!;
      for (let k = firstAfter(after, least); k < after.length && after[k]! <= most; k += 2) {
        if (after[k + 1] === wanted[i + 1]) {
          took.before.add(j);
          took.after.add(k);
        } else if (words) break;
      }
    }
  }
  return { before: picked(before, took.before), after: picked(after, took.after) };
}

/** The stretches at some indices. */
function picked(stretches: Stretches, indices: ReadonlySet<number>): Stretches {
  const result = new Int32Array(indices.size * 2);
  let length = 0;
  for (const index of [...indices].sort((a, b) => a - b)) {
    result[length] = stretches[index]!;
    result[length + 1] = stretches[index + 1]!;
    length += 2;
  }
  return result;
}

/** Index of the first number of some in order that is not less. */
function firstAtLeast(numbers: Int32Array, least: number): number {
  let low = 0;
  let high = numbers.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (numbers[middle]! >= least) high = middle;
    else low = middle + 1;
  }
  return low;
}
