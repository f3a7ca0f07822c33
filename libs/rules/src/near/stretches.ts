/** Stretches of places: first and last, first and last, by where they begin, each once. */
export type Stretches = Int32Array;

/** Places between two fields of a story: more than NEAR reaches, so that nothing crosses. */
export const FIELD_GAP = 64;

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

/** Whether any of the stretches ends at most `distance` places before one of the others begins. */
export function areNear(before: Stretches, after: Stretches, distance: number): boolean {
  let j = 0;
  for (let i = 0; i < before.length; i += 2) {
    const end = before[i + 1]!;
    // Where those before are of different lengths, one may end earlier than the one before it.
    if (i > 0 && end < before[i - 1]!) j = firstAfter(after, end);
    while (j < after.length && after[j]! <= end) j += 2;
    if (j < after.length && after[j]! <= end + distance) return true;
  }
  return false;
}

/** Index of the first stretch that begins after a place. */
export function firstAfter(stretches: Stretches, place: number): number {
  let low = 0;
  let high = stretches.length / 2;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (stretches[middle * 2]! > place) high = middle;
    else low = middle + 1;
  }
  return low * 2;
}

/** The stretches that begin from one place to another. */
export function between(stretches: Stretches, from: number, to: number): Stretches {
  const first = firstAfter(stretches, from - 1);
  const end = firstAfter(stretches, to);
  return first === 0 && end === stretches.length ? stretches : stretches.subarray(first, end);
}

/** The stretches that are as asked. */
export function chosen(stretches: Stretches, wanted: (from: number, to: number) => boolean): Stretches {
  const result = new Int32Array(stretches.length);
  let length = 0;
  for (let i = 0; i < stretches.length; i += 2) {
    if (!wanted(stretches[i]!, stretches[i + 1]!)) continue;
    result[length] = stretches[i]!;
    result[length + 1] = stretches[i + 1]!;
    length += 2;
  }
  return result.subarray(0, length);
}

/** The stretches that are among others too. */
export function common(stretches: Stretches, others: Stretches): Stretches {
  const keys = new Set<number>();
  for (let i = 0; i < others.length; i += 2) keys.add(others[i]! * PLACES + others[i + 1]!);
  return chosen(stretches, (from, to) => keys.has(from * PLACES + to));
}

/** The last place of any of the stretches; -1 where there are none. */
export function lastPlace(stretches: Stretches): number {
  let last = -1;
  for (let i = 1; i < stretches.length; i += 2) if (stretches[i]! > last) last = stretches[i]!;
  return last;
}

const longest = new WeakMap<Stretches, number>();

/** How many places the longest of the stretches covers; 0 where there are none. */
export function longestOf(stretches: Stretches): number {
  let most = longest.get(stretches);
  if (most === undefined) {
    most = 0;
    for (let i = 0; i < stretches.length; i += 2) {
      most = Math.max(most, stretches[i + 1]! - stretches[i]! + 1);
    }
    longest.set(stretches, most);
  }
  return most;
}

/** Whether stretches stand by where they begin. */
export function isInOrder(stretches: Stretches): boolean {
  for (let i = 2; i < stretches.length; i += 2) if (stretches[i]! < stretches[i - 2]!) return false;
  return true;
}

/** Puts stretches in order, each once. */
export function inOrder(stretches: ArrayLike<number>): Stretches {
  const last = lastWord(stretches);
  return last >= 0 && last < stretches.length * TICKS_A_STRETCH
    ? wordsInOrder(stretches, last)
    : sorted(stretches);
}

/** Places that are ticked off in the time in which a stretch is sorted in. */
const TICKS_A_STRETCH = 16;

/** The last place where each stretch covers one place, as those of words do; -1 where one covers more. */
function lastWord(stretches: ArrayLike<number>): number {
  let last = -1;
  for (let i = 0; i < stretches.length; i += 2) {
    if (stretches[i] !== stretches[i + 1]) return -1;
    if (stretches[i]! > last) last = stretches[i]!;
  }
  return last;
}

/** Ticks places off instead of sorting them: groups of common words stand at most of a text's places. */
function wordsInOrder(stretches: ArrayLike<number>, last: number): Stretches {
  const ticked = new Uint8Array(last + 1);
  for (let i = 0; i < stretches.length; i += 2) ticked[stretches[i]!] = 1;
  const result = new Int32Array(stretches.length);
  let length = 0;
  for (let place = 0; place <= last; place += 1) {
    if (ticked[place] === 0) continue;
    result[length] = result[length + 1] = place;
    length += 2;
  }
  return result.subarray(0, length);
}

/** A stretch as one number, in the order of where it begins, then of where it ends. */
const PLACES = 2 ** 26;

function sorted(stretches: ArrayLike<number>): Stretches {
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
