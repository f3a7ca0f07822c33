import { forEachBit, hasBit, moveOn, noBits, setBit } from './bits.js';
import type { Bits } from './bits.js';
import { firstAfter, inOrder, lastPlace, longestOf, NOWHERE } from './stretches.js';
import type { Stretches } from './stretches.js';

/** Numbers in rows from which on it pays to make sets of places instead of searching for each row's next word. */
const MANY = 128;

/**
 * Where words stand side by side.
 * @param words where each of them stands, in the order in which they are to follow
 */
export function sideBySide(words: readonly Stretches[]): Stretches {
  const [first, ...others] = words;
  if (first === undefined || words.some((stands) => stands.length === 0)) return NOWHERE;
  if (first.length > MANY && words.every(isOfWords)) return rowsOfSets(words, new WordSets(words));
  const sets = new WordSets(words);
  let rows = first;
  for (const stands of others) {
    rows =
      rows.length > MANY && isOfWords(stands)
        ? goOnWithWord(rows, sets.of(stands))
        : inOrder(goOnWithStretch(rows, stands));
    if (rows.length === 0) break;
  }
  return rows;
}

/** Whether each covers one place, as none does that is a compound in the story. */
const isOfWords = (stretches: Stretches) => longestOf(stretches) === 1;

/**
 * Where words stand, as sets of places, each made once: a text that repeats its words has
 * thousands of rows, and a phrase may go on a thousand times.
 */
class WordSets {
  private readonly known = new Map<Stretches, Bits>();
  private size = 0;

  constructor(private readonly words: readonly Stretches[]) {}

  of(stands: Stretches): Bits {
    if (this.size === 0) this.size = Math.max(...this.words.map(lastPlace)) + 2;
    let bits = this.known.get(stands);
    if (bits === undefined) {
      bits = noBits(this.size);
      for (let i = 0; i < stands.length; i += 2) setBit(bits, stands[i]!);
      this.known.set(stands, bits);
    }
    return bits;
  }
}

/** Goes on with all rows at once: each word moves the set of their ends on by a place. */
function rowsOfSets(words: readonly Stretches[], sets: WordSets): Stretches {
  const ends = sets.of(words[0]!).slice();
  for (let i = 1; i < words.length; i += 1) {
    if (!moveOn(ends, sets.of(words[i]!))) return NOWHERE;
  }
  const rows: number[] = [];
  forEachBit(ends, (end) => {
    rows.push(end - words.length + 1, end);
  });
  return Int32Array.from(rows);
}

function goOnWithWord(rows: Stretches, stands: Bits): Stretches {
  const longer = new Int32Array(rows.length);
  let length = 0;
  for (let i = 0; i < rows.length; i += 2) {
    const next = rows[i + 1]! + 1;
    if (!hasBit(stands, next)) continue;
    longer[length] = rows[i]!;
    longer[length + 1] = next;
    length += 2;
  }
  return longer.subarray(0, length);
}

function goOnWithStretch(rows: Stretches, stands: Stretches): number[] {
  const longer: number[] = [];
  for (let i = 0; i < rows.length; i += 2) {
    const next = rows[i + 1]! + 1;
    for (let j = firstAfter(stands, next - 1); stands[j] === next; j += 2) {
      longer.push(rows[i]!, stands[j + 1]!);
    }
  }
  return longer;
}
