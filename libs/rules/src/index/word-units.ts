/**
 * Pairs of units by which any word is compared, all of them at once: most words have no
 * more, and deciding after each pair would cost more than comparing.
 */
export const PAIRS_INSIDE = 5;

/**
 * Units of words, each word from an even index on and filled up with 0 to
 * {@link PAIRS_INSIDE} pairs, or to a whole pair where it has more.
 */
export class WordUnits {
  /** Two units to a number. */
  readonly pairs: Int32Array;
  /** The same units one by one. */
  readonly units: Uint16Array;

  /** @param length pairs that there is room for */
  constructor(length: number) {
    this.pairs = new Int32Array(length);
    this.units = new Uint16Array(this.pairs.buffer);
  }
}

/** How many pairs hold so many units. */
export const pairsFor = (length: number): number => (length + 1) >> 1;

/** The units themselves while they have room for `length` pairs, else a copy with room to spare. */
export function unitsWithRoom(units: WordUnits, length: number): WordUnits {
  if (length <= units.pairs.length) return units;
  const grown = new WordUnits(Math.max(length, units.pairs.length * 2));
  grown.pairs.set(units.pairs);
  return grown;
}

/** The hash of a word of which the units begin at a pair: of the first pairs at once, then of the others. */
export function hashUnits({ pairs }: WordUnits, from: number, length: number): number {
  let hash =
    Math.imul(pairs[from]!, 0x9e3779b1) ^
    Math.imul(pairs[from + 1]!, 0x85ebca6b) ^
    Math.imul(pairs[from + 2]!, 0xc2b2ae35) ^
    Math.imul(pairs[from + 3]!, 0x27d4eb2f) ^
    Math.imul(pairs[from + 4]!, 0x165667b1);
  for (let i = from + PAIRS_INSIDE; i < from + pairsFor(length); i += 1) {
    hash = Math.imul(hash ^ (hash >>> 15) ^ pairs[i]!, 0x9e3779b1);
  }
  hash = Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d);
  return hash ^ (hash >>> 13);
}
