import { endOf, Op, OP_BITS, OP_MASK } from './plan-code.js';

/** Atoms that must be in a story together, and some that must not. */
export interface Clause {
  readonly required: readonly number[];
  readonly forbidden: readonly number[];
}

/** A plan said as alternatives: where it holds, one of the clauses does. */
export interface Clauses {
  readonly any: readonly Clause[];
  /** Whether the plan also holds wherever a clause does; otherwise it must be evaluated. */
  readonly exact: boolean;
}

/** Atoms that a clause needs at most to be found by: the rarest of them are kept. */
const MOST_ATOMS = 8;
/**
 * Clauses that alternatives may be spread out to: a list of so many entries is gone through
 * faster than the plan is evaluated.
 */
const MOST_MULTIPLIED = 32;

const TRUE: Clauses = { any: [{ required: [], forbidden: [] }], exact: true };
/** Asks nothing, and leaves the answer to the plan. */
const UNKNOWN: Clauses = { any: TRUE.any, exact: false };

/**
 * Says a plan as clauses, exactly where few suffice.
 * @param frequency how common an atom is: of two ways the rarer is taken
 */
export function clausesOf(code: ArrayLike<number>, frequency: (atom: number) => number): Clauses {
  return new Reader(code, frequency).read();
}

class Reader {
  private at = 0;

  constructor(
    private readonly code: ArrayLike<number>,
    private readonly frequency: (atom: number) => number,
  ) {}

  read(): Clauses {
    const number = this.code[this.at]!;
    const argument = number >> OP_BITS;
    this.at += 1;
    switch (number & OP_MASK) {
      case Op.atom:
        return { any: [{ required: [argument], forbidden: [] }], exact: true };
      case Op.not:
        return this.readNot();
      case Op.any:
        return this.readAny(argument);
      case Op.all:
        return this.readAll(argument, true);
      case Op.row:
        return this.readAll(argument, false);
      default:
        return this.readAll(2, false);
    }
  }

  private readNot(): Clauses {
    const number = this.code[this.at]!;
    const kind = number & OP_MASK;
    if (kind === Op.atom) {
      this.at += 1;
      return { any: [{ required: [], forbidden: [number >> OP_BITS] }], exact: true };
    }
    const from = this.at;
    this.at = endOf(this.code, from);
    if (kind !== Op.any) return UNKNOWN;
    const forbidden: number[] = [];
    for (let at = from + 1; at < this.at; at += 1) {
      if ((this.code[at]! & OP_MASK) !== Op.atom) return UNKNOWN;
      forbidden.push(this.code[at]! >> OP_BITS);
    }
    return { any: [{ required: [], forbidden }], exact: true };
  }

  private readAny(count: number): Clauses {
    const any: Clause[] = [];
    let exact = true;
    for (let i = 0; i < count; i += 1) {
      const side = this.read();
      for (const clause of side.any) any.push(clause);
      exact &&= side.exact;
    }
    return { any, exact };
  }

  /** @param enough whether the sides together are all that the plan asks */
  private readAll(count: number, enough: boolean): Clauses {
    return this.readAtoms(count, enough) ?? this.readSides(count, enough);
  }

  /** What most rules are: a few atoms and nothing else; null for any other. */
  private readAtoms(count: number, enough: boolean): Clauses | null {
    if (count > MOST_ATOMS) return null;
    const required: number[] = [];
    for (let at = this.at; at < this.at + count; at += 1) {
      const number = this.code[at]!;
      if ((number & OP_MASK) !== Op.atom) return null;
      required.push(number >> OP_BITS);
    }
    this.at += count;
    return { any: [{ required, forbidden: [] }], exact: enough };
  }

  private readSides(count: number, enough: boolean): Clauses {
    const sides: Clauses[] = [];
    for (let i = 0; i < count; i += 1) sides.push(this.read());
    // A side with one clause costs nothing; of the others, those with few first.
    sides.sort((a, b) => a.any.length - b.any.length);
    let any = TRUE.any;
    let exact = enough;
    for (const side of sides) {
      if (this.isWorthMultiplying(any, side.any)) {
        any = multiply(any, side.any);
        exact &&= side.exact;
        if (any.some(isLong)) {
          any = any.map((clause) => this.shorten(clause));
          exact = false;
        }
        continue;
      }
      exact = false;
      if (this.cost(side.any) < this.cost(any)) any = side.any;
    }
    return { any, exact };
  }

  /**
   * Whether both are said together rather than one alone: where that gives few clauses, each
   * of which can later move to the rarest of its atoms, or no more clauses than the side that
   * would be taken alone anyway.
   */
  private isWorthMultiplying(any: readonly Clause[], side: readonly Clause[]): boolean {
    if (any.length * side.length <= MOST_MULTIPLIED) return true;
    return any.length === 1 && (!this.holdsOn(any) || this.cost(side) < this.cost(any));
  }

  /** A clause that asks less: for its rarest atoms only. */
  private shorten({ required, forbidden }: Clause): Clause {
    const rarest = [...required].sort((a, b) => this.frequency(a) - this.frequency(b));
    return { required: rarest.slice(0, MOST_ATOMS), forbidden: forbidden.slice(0, MOST_ATOMS) };
  }

  private holdsOn(clauses: readonly Clause[]): boolean {
    return clauses.every((clause) => clause.required.length > 0);
  }

  /** How many stories hold one of the clauses, about: each by its rarest atom. */
  private cost(clauses: readonly Clause[]): number {
    let cost = 0;
    for (const { required } of clauses) {
      cost += required.reduce((least, atom) => Math.min(least, this.frequency(atom)), 1);
    }
    return cost;
  }
}

function isLong({ required, forbidden }: Clause): boolean {
  return required.length > MOST_ATOMS || forbidden.length > MOST_ATOMS;
}

function multiply(a: readonly Clause[], b: readonly Clause[]): readonly Clause[] {
  if (a === TRUE.any) return b;
  if (b === TRUE.any) return a;
  return a.flatMap((one) =>
    b.map((other) => ({
      required: unite(one.required, other.required),
      forbidden: unite(one.forbidden, other.forbidden),
    })),
  );
}

function unite(a: readonly number[], b: readonly number[]): readonly number[] {
  if (b.length === 0) return a;
  if (a.length === 0) return b;
  return [...a, ...b.filter((atom) => !a.includes(atom))];
}
