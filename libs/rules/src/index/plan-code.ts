import type { Plan, PlanWord } from '../plan.js';
import type { Atoms } from './atoms.js';

/**
 * A plan as numbers, in prefix notation. A number's low three bits say what it is, the
 * rest is its argument:
 *   atom        the atom must be in the story
 *   not         the plan that follows must not hold
 *   all, any    of so many plans that follow
 *   row         so many atoms that follow stand side by side
 *   near        left and right plan follow; argument: distance * 2, + 1 where ordered
 */
export const Op = { atom: 0, not: 1, all: 2, any: 3, row: 4, near: 5 } as const;

export const OP_BITS = 3;
export const OP_MASK = 7;

type Code = readonly number[];

/**
 * Writes a plan as numbers. Plans that say the same in another order, or twice, give the
 * same numbers, so that they are held once.
 * @throws RangeError for a side of NEAR that has no place in a text
 */
export function encodePlan(plan: Plan, atoms: Atoms): Code {
  switch (plan.kind) {
    case 'text':
      return encodeText(plan.words, plan, atoms);
    case 'near':
      return [
        ((plan.distance * 2 + (plan.ordered ? 1 : 0)) << OP_BITS) | Op.near,
        ...encodeSide(plan.left, atoms),
        ...encodeSide(plan.right, atoms),
      ];
    case 'meta':
      return atomCode(atoms.test(plan.test));
    case 'and':
      return encodeMany(Op.all, plan.of, (side) => encodePlan(side, atoms));
    case 'or':
      return encodeMany(Op.any, plan.of, (side) => encodePlan(side, atoms));
    case 'not':
      return [Op.not, ...encodePlan(plan.of, atoms)];
  }
}

function atomCode(atom: number): Code {
  return [(atom << OP_BITS) | Op.atom];
}

function encodeText(words: readonly PlanWord[], plan: Plan & { kind: 'text' }, atoms: Atoms): Code {
  const [first, second] = words;
  if (first === undefined) return [Op.any];
  if (words.length === 2 && isPlain(first, plan) && isPlain(second!, plan)) {
    return atomCode(atoms.pair(first.folded, second!.folded));
  }
  const row = encodeRow(words, plan, atoms);
  if (words.length < 3) return row;
  // Each pair of neighbours is asked for first: that fails sooner than looking for the whole row.
  const pairs = words.slice(1).flatMap((word, index): Code[] => {
    const before = words[index]!;
    return isPlain(before, plan) && isPlain(word, plan)
      ? [atomCode(atoms.pair(before.folded, word.folded))]
      : [];
  });
  return joinCodes(Op.all, [...pairs, row]);
}

function encodeRow(words: readonly PlanWord[], plan: Plan & { kind: 'text' }, atoms: Atoms): Code {
  const codes = words.map((word) => (atoms.word(word, plan.field) << OP_BITS) | Op.atom);
  return codes.length === 1 ? codes : [(codes.length << OP_BITS) | Op.row, ...codes];
}

/** Whether a word of a phrase can be looked up as half of a pair. */
function isPlain(word: PlanWord, plan: Plan & { kind: 'text' }): boolean {
  return word.kind === 'literal' && plan.field === 'any';
}

/** A side of NEAR: what has places in a text, so pairs stay rows. */
function encodeSide(plan: Plan, atoms: Atoms): Code {
  switch (plan.kind) {
    case 'text':
      return plan.words.length === 0 ? [Op.any] : encodeRow(plan.words, plan, atoms);
    case 'near':
      return encodePlan(plan, atoms);
    case 'or':
      return encodeMany(Op.any, plan.of, (side) => encodeSide(side, atoms));
    default:
      throw new RangeError(`A plan of kind ${plan.kind} has no place in a text.`);
  }
}

function encodeMany(op: number, sides: readonly Plan[], encode: (side: Plan) => Code): Code {
  return joinCodes(op, sides.map(encode));
}

/** Sides in one order, each once, those of the same kind taken apart. */
function joinCodes(op: number, sides: readonly Code[]): Code {
  if (sides.length > 1 && sides.every(isAtom)) return joinAtoms(op, sides);
  const flat = sides.some((side) => (side[0]! & OP_MASK) === op)
    ? sides.flatMap((side) => ((side[0]! & OP_MASK) === op ? sidesOf(side) : [side]))
    : [...sides];
  flat.sort(compareCodes);
  const different = flat.filter((side, index) => index === 0 || compareCodes(side, flat[index - 1]!) !== 0);
  if (different.length === 1) return different[0]!;
  return [(different.length << OP_BITS) | op, ...different.flat()];
}

const isAtom = (code: Code) => code.length === 1 && (code[0]! & OP_MASK) === Op.atom;

/** What most rules are: a few words. */
function joinAtoms(op: number, sides: readonly Code[]): Code {
  const atoms = sides.map((side) => side[0]!).sort((a, b) => a - b);
  const code = [0];
  for (const atom of atoms) if (atom !== code[code.length - 1]) code.push(atom);
  if (code.length === 2) return code.slice(1);
  code[0] = ((code.length - 1) << OP_BITS) | op;
  return code;
}

function sidesOf(code: Code): Code[] {
  const sides: Code[] = [];
  for (let at = 1; at < code.length;) {
    const end = endOf(code, at);
    sides.push(code.slice(at, end));
    at = end;
  }
  return sides;
}

/** Atoms before what is made of them; otherwise any order, if only always the same. */
function compareCodes(a: Code, b: Code): number {
  const kinds = (a[0]! & OP_MASK) - (b[0]! & OP_MASK);
  if (kinds !== 0) return kinds;
  for (let i = 0; i < a.length && i < b.length; i += 1) {
    const difference = a[i]! - b[i]!;
    if (difference !== 0) return difference;
  }
  return a.length - b.length;
}

/** Where the plan that begins at `at` ends. */
export function endOf(code: ArrayLike<number>, at: number): number {
  let open = 1;
  let next = at;
  while (open > 0) {
    const number = code[next]!;
    next += 1;
    open -= 1;
    switch (number & OP_MASK) {
      case Op.not:
        open += 1;
        break;
      case Op.near:
        open += 2;
        break;
      case Op.all:
      case Op.any:
      case Op.row:
        open += number >> OP_BITS;
        break;
    }
  }
  return next;
}

/** Calls back with every atom of a code. */
export function forEachAtom(
  code: ArrayLike<number>,
  from: number,
  to: number,
  tell: (atom: number) => void,
): void {
  for (let at = from; at < to; at += 1) {
    if ((code[at]! & OP_MASK) === Op.atom) tell(code[at]! >> OP_BITS);
  }
}
