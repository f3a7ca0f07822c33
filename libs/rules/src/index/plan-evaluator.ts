import { endOf, Op, OP_BITS, OP_MASK } from './plan-code.js';
import type { StoryPlaces } from './story-places.js';
import type { StoryReader } from './story-reader.js';

/** Stretches of places: first and last, first and last, in order and each once. */
type Stretches = readonly number[];

const NOWHERE: Stretches = [];

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
    return Array.from(this.places.pairs.subarray(from, from + this.places.count(atom) * 2));
  }

  private row(start: number, count: number): Stretches {
    this.at = start + 1 + count;
    for (let i = 1; i <= count; i += 1) {
      if (this.reader.seen[this.code[start + i]! >> OP_BITS] === 0) return NOWHERE;
    }
    let rows = this.stands(this.code[start + 1]! >> OP_BITS);
    for (let i = 2; i <= count && rows.length > 0; i += 1) {
      rows = join(rows, inOrder(this.stands(this.code[start + i]! >> OP_BITS)), 1);
    }
    return inOrder(rows);
  }

  private near(start: number, distance: number, ordered: boolean): Stretches {
    const left = this.stretches();
    if (left.length === 0) {
      this.at = endOf(this.code, start);
      return NOWHERE;
    }
    const right = this.stretches();
    const leftFirst = join(left, inOrder(right), distance);
    return inOrder(ordered ? leftFirst : [...leftFirst, ...join(right, inOrder(left), distance)]);
  }
}

/** Joins stretches to those that begin at most `distance` places after they end; `after` is in order. */
function join(before: Stretches, after: Stretches, distance: number): number[] {
  const joined: number[] = [];
  for (let i = 0; i < before.length; i += 2) {
    const end = before[i + 1]!;
    for (let j = firstAfter(after, end); j < after.length && after[j]! <= end + distance; j += 2) {
      joined.push(before[i]!, after[j + 1]!);
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

/** The stretches by where they begin, then by where they end, each once. */
function inOrder(stretches: Stretches): Stretches {
  let sorted = true;
  for (let i = 2; i < stretches.length && sorted; i += 2) {
    sorted =
      stretches[i]! > stretches[i - 2]! ||
      (stretches[i] === stretches[i - 2] && stretches[i + 1]! > stretches[i - 1]!);
  }
  if (sorted) return stretches;
  const order = Array.from({ length: stretches.length / 2 }, (_, index) => index * 2).sort(
    (a, b) => stretches[a]! - stretches[b]! || stretches[a + 1]! - stretches[b + 1]!,
  );
  const result: number[] = [];
  for (const i of order) {
    if (
      result.length > 0 &&
      result[result.length - 2] === stretches[i] &&
      result[result.length - 1] === stretches[i + 1]
    ) {
      continue;
    }
    result.push(stretches[i]!, stretches[i + 1]!);
  }
  return result;
}
