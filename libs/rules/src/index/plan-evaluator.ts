import { isNowhere, isStretches, joinTree } from '../near/near-tree.js';
import type { NearTree } from '../near/near-tree.js';
import { nearHolds } from '../near/near-holds.js';
import { areNear, NOWHERE } from '../near/stretches.js';
import { endOf, Op, OP_BITS, OP_MASK } from './plan-code.js';
import type { StoryPlaces } from './story-places.js';
import type { StoryReader } from './story-reader.js';

/** Holds the code of a plan against the story that was read. */
export class PlanEvaluator {
  private code: Int32Array = new Int32Array(0);
  private at = 0;

  constructor(
    private readonly reader: StoryReader,
    private readonly places: StoryPlaces,
  ) {}

  /** Whether the plan that begins at `start` holds. */
  holds(code: Int32Array, start: number): boolean {
    this.code = code;
    this.at = start;
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
        return this.testRow(this.atomsOf(start, argument));
    }
  }

  /** Whether both sides stand near each other anywhere, without saying where. */
  private testNear(start: number, distance: number, ordered: boolean): boolean {
    const left = this.side();
    if (isNowhere(left)) {
      this.at = endOf(this.code, start);
      return false;
    }
    const right = this.side();
    if (isStretches(left) && isStretches(right)) {
      return areNear(left, right, distance) || (!ordered && areNear(right, left, distance));
    }
    return nearHolds(joinTree(left, right, distance, ordered));
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

  /** A side of NEAR; moves on behind it. */
  private side(): NearTree {
    const start = this.at;
    const number = this.code[start]!;
    const argument = number >> OP_BITS;
    this.at += 1;
    switch (number & OP_MASK) {
      case Op.atom:
        return this.places.of(argument);
      case Op.row:
        return this.row(this.atomsOf(start, argument));
      case Op.any:
        return this.any(argument);
      default: {
        const left = this.side();
        if (!isNowhere(left)) return joinTree(left, this.side(), argument >> 1, (argument & 1) === 1);
        this.at = endOf(this.code, start);
        return NOWHERE;
      }
    }
  }

  private any(count: number): NearTree {
    const sides = Array.from({ length: count }, () => this.side());
    return this.places.groups.anyOf(sides);
  }

  private testRow(atoms: readonly number[] | null): boolean {
    return atoms !== null && this.places.findRow(atoms).length > 0;
  }

  private row(atoms: readonly number[] | null): NearTree {
    return atoms === null ? NOWHERE : this.places.ofRow(atoms);
  }

  /** The atoms of a row; null where the story has not all of them. */
  private atomsOf(start: number, count: number): number[] | null {
    this.at = start + 1 + count;
    for (let at = start + 1; at < this.at; at += 1) {
      if (this.reader.seen[this.code[at]! >> OP_BITS] === 0) return null;
    }
    return Array.from(this.code.subarray(start + 1, this.at), (number) => number >> OP_BITS);
  }
}
