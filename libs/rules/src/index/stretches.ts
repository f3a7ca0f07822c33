/** Stretches of places: first and last, first and last, by where they begin, each once. */
export type Stretches = Int32Array;

export const NOWHERE: Stretches = new Int32Array(0);

/**
 * Joins stretches to those that begin at most `distance` places after they end.
 * @param limit how many are looked for
 */
export function joinStretches(
  before: Stretches,
  after: Stretches,
  distance: number,
  limit: number,
): number[] {
  const joined: number[] = [];
  const last = after[after.length - 2] ?? 0;
  for (let i = 0; i < before.length && before[i]! < last; i += 2) {
    const end = before[i + 1]!;
    for (let j = firstAfter(after, end); j < after.length && after[j]! <= end + distance; j += 2) {
      joined.push(before[i]!, after[j + 1]!);
      if (joined.length === limit * 2) return joined;
    }
  }
  return joined;
}

/** Index of the first stretch that begins after a place. */
function firstAfter(stretches: Stretches, place: number): number {
  let low = 0;
  let high = stretches.length / 2;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (stretches[middle * 2]! > place) high = middle;
    else low = middle + 1;
  }
  return low * 2;
}

/** Whether stretches stand by where they begin. */
export function isInOrder(stretches: Stretches): boolean {
  for (let i = 2; i < stretches.length; i += 2) if (stretches[i]! < stretches[i - 2]!) return false;
  return true;
}

/** A stretch as one number, in the order of where it begins, then of where it ends. */
const PLACES = 2 ** 26;

/** Puts stretches in order, each once. */
export function inOrder(stretches: ArrayLike<number>): Stretches {
  const keys = new Float64Array(stretches.length / 2);
  for (let i = 0; i < keys.length; i += 1) keys[i] = stretches[i * 2]! * PLACES + stretches[i * 2 + 1]!;
  keys.sort();
  const result = new Int32Array(stretches.length);
  let length = 0;
  keys.forEach((key, index) => {
    if (index > 0 && key === keys[index - 1]) return;
    result[length] = Math.floor(key / PLACES);
    result[length + 1] = key % PLACES;
    length += 2;
  });
  return result.subarray(0, length);
}
