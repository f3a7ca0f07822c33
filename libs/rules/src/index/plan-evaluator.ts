import { endOf, Op, OP_BITS, OP_MASK } from './plan-code.js';
import { areNear, between, inOrder, joinStretches, lastPlace, NOWHERE } from './stretches.js';
import type { Stretches } from './stretches.js';
import type { StoryPlaces } from './story-places.js';
import type { StoryReader } from './story-reader.js';

/**
 * Stretches that NEAR may join while one plan is held against one story: enough for any
 * rule that means something. A chain of NEAR over a text that repeats its words would
 * join millions; from here on it follows only a few of them, the first in the text.
 */
const JOINS = 50_000;
const JOINS_AT_ONCE = 5_000;
const FEW_JOINS = 32;

/** Holds the code of a plan against the story that was read. */
export class PlanEvaluator {
  private code: Int32Array = new Int32Array(0);
  private at = 0;
  private joins = 0;

  constructor(
    private readonly reader: StoryReader,
    private readonly places: StoryPlaces,
  ) {}

  /** Whether the plan that begins at `start` holds. */
  holds(code: Int32Array, start: number): boolean {
    this.code = code;
    this.at = start;
    this.joins = 0;
    return this.test();
  }

  private test(): boolean {
    const start = this.at;
    const number = this.code[start]!;
    const argument = number >> OP_BITS;
    this.at += 1;
    switch (number & OP_MASK) {
      case Op.atom:
        return this.reader.seen[argument] !== 0;
      case Op.not:
        return !this.test();
      case Op.all:
        return this.testSides(start, argument, true);
      case Op.any:
        return !this.testSides(start, argument, false);
      case Op.near:
        return this.testNear(start, argument >> 1, (argument & 1) === 1);
      default:
        this.at = start;
        return this.stretches().length > 0;
    }
  }

  /** Whether both sides stand near each other anywhere, without saying where. */
  private testNear(start: number, distance: number, ordered: boolean): boolean {
    const left = this.stretches();
    if (left.length === 0) {
      this.at = endOf(this.code, start);
      return false;
    }
    const right = this.stretches();
    return areNear(left, right, distance) || (!ordered && areNear(right, left, distance));
  }

  /** Whether all sides give `wanted`; leaves at the first that does not. */
  private testSides(start: number, count: number, wanted: boolean): boolean {
    for (let i = 0; i < count; i += 1) {
      if (this.test() === wanted) continue;
      if (i + 1 < count) this.at = endOf(this.code, start);
      return false;
    }
    return true;
  }

  /** Where a row, near, or these with any hold; moves on behind it. */
  private stretches(): Stretches {
    const start = this.at;
    const number = this.code[start]!;
    const argument = number >> OP_BITS;
    this.at += 1;
    switch (number & OP_MASK) {
      case Op.atom:
        return this.places.of(argument);
      case Op.row:
        return this.row(start, argument);
      case Op.any:
        return this.any(start, argument);
      default:
        return this.near(start, argument >> 1, (argument & 1) === 1);
    }
  }

  private any(start: number, count: number): Stretches {
    const atoms: number[] = [];
    for (let at = start + 1; at <= start + count && (this.code[at]! & OP_MASK) === Op.atom; at += 1) {
      atoms.push(this.code[at]! >> OP_BITS);
    }
    // Atoms come before what is made of them.
    this.at += atoms.length;
    const words = this.places.ofAny(atoms);
    if (atoms.length === count) return words;
    const sides = [...words];
    for (let i = atoms.length; i < count; i += 1) for (const place of this.stretches()) sides.push(place);
    return inOrder(sides);
  }

  private row(start: number, count: number): Stretches {
    this.at = start + 1 + count;
    for (let i = 1; i <= count; i += 1) {
      if (this.reader.seen[this.code[start + i]! >> OP_BITS] === 0) return NOWHERE;
    }
    let rows = this.places.of(this.code[start + 1]! >> OP_BITS);
    for (let i = 2; i <= count && rows.length > 0; i += 1) {
      rows = inOrder(this.join(rows, this.places.of(this.code[start + i]! >> OP_BITS), 1));
    }
    return rows;
  }

  private near(start: number, distance: number, ordered: boolean): Stretches {
    const left = this.stretches();
    if (left.length === 0) {
      this.at = endOf(this.code, start);
      return NOWHERE;
    }
    const longest = this.longestOf(this.at);
    const all = this.stretches();
    // What is out of reach is left out first: of a text full of the same words that is most.
    const right = between(all, left[0]! - distance - longest, lastPlace(left) + distance);
    const joined = this.join(left, right, distance);
    if (!ordered) for (const place of this.join(right, left, distance)) joined.push(place);
    return inOrder(joined);
  }

  /** The most places that a stretch of the plan at `at` covers, as far as it is known without looking for them. */
  private longestOf(at: number): number {
    const number = this.code[at]!;
    switch (number & OP_MASK) {
      case Op.atom:
        return this.places.longest;
      case Op.row:
        return this.places.longest * (number >> OP_BITS);
      case Op.any: {
        let longest = 0;
        for (let i = 0, side = at + 1; i < number >> OP_BITS; i += 1, side = endOf(this.code, side)) {
          longest = Math.max(longest, this.longestOf(side));
        }
        return longest;
      }
      default:
        return Infinity;
    }
  }

  private join(before: Stretches, after: Stretches, distance: number): number[] {
    const limit = this.joins < JOINS ? JOINS_AT_ONCE : FEW_JOINS;
    const joined = joinStretches(before, after, distance, limit);
    this.joins += joined.length / 2;
    return joined;
  }
}
