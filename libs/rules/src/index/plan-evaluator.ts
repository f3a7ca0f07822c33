import { endOf, Op, OP_BITS, OP_MASK } from './plan-code.js';
import { inOrder, isInOrder, joinStretches, NOWHERE } from './stretches.js';
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
      default:
        this.at = start;
        return this.stretches().length > 0;
    }
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
        return this.stands(argument);
      case Op.row:
        return this.row(start, argument);
      case Op.any: {
        const sides: number[] = [];
        for (let i = 0; i < argument; i += 1) for (const place of this.stretches()) sides.push(place);
        return inOrder(sides);
      }
      default:
        return this.near(start, argument >> 1, (argument & 1) === 1);
    }
  }

  private stands(atom: number): Stretches {
    if (this.reader.seen[atom] === 0) return NOWHERE;
    const from = this.places.start(atom);
    const stands = this.places.pairs.subarray(from, from + this.places.count(atom) * 2);
    // A compound's joined form is read after its parts.
    return isInOrder(stands) ? stands : inOrder(stands);
  }

  private row(start: number, count: number): Stretches {
    this.at = start + 1 + count;
    for (let i = 1; i <= count; i += 1) {
      if (this.reader.seen[this.code[start + i]! >> OP_BITS] === 0) return NOWHERE;
    }
    let rows = this.stands(this.code[start + 1]! >> OP_BITS);
    for (let i = 2; i <= count && rows.length > 0; i += 1) {
      rows = inOrder(this.join(rows, this.stands(this.code[start + i]! >> OP_BITS), 1));
    }
    return rows;
  }

  private near(start: number, distance: number, ordered: boolean): Stretches {
    const left = this.stretches();
    if (left.length === 0) {
      this.at = endOf(this.code, start);
      return NOWHERE;
    }
    const right = this.stretches();
    const joined = this.join(left, right, distance);
    if (!ordered) for (const place of this.join(right, left, distance)) joined.push(place);
    return inOrder(joined);
  }

  private join(before: Stretches, after: Stretches, distance: number): number[] {
    const limit = this.joins < JOINS ? JOINS_AT_ONCE : FEW_JOINS;
    const joined = joinStretches(before, after, distance, limit);
    this.joins += joined.length / 2;
    return joined;
  }
}
