import type { MetaQuery, Query } from '../query.js';
import { DEEPEST, LONGEST_RULE, NEAR_DEFAULT } from '../read/limits.js';

/** A value that reads back the same without quotes: no blank, bracket, quote or star, and no sign at its ends. */
const BARE_VALUE = /^[\p{L}\p{N}\p{M}](?:[^\s()"“”„«»*]*[\p{L}\p{N}\p{M}])?$/u;

/**
 * Prints a rule in its canonical form, fully bracketed; reading that gives the same rule.
 * Where it would be longer or deeper than a rule may be, only the needed brackets
 * and no AND are written.
 */
export function printQuery(query: Query): string {
  const full = printFull(query);
  return full.length <= LONGEST_RULE && depthOf(full) <= DEEPEST ? full : printShort(query, Binding.or);
}

function printFull(query: Query): string {
  switch (query.kind) {
    case 'and':
    case 'or':
      return `(${query.of.map(printFull).join(query.kind === 'and' ? ' AND ' : ' OR ')})`;
    case 'near':
      return `(${printFull(query.left)} ${printNear(query, false)} ${printFull(query.right)})`;
    case 'not':
      return `NOT ${query.of.kind === 'not' ? `(${printFull(query.of)})` : printFull(query.of)}`;
    case 'field':
      return `${query.field}:${query.of.kind === 'not' ? `(${printFull(query.of)})` : printFull(query.of)}`;
    default:
      return printLeaf(query);
  }
}

/** How tightly the operators bind, loosest first. */
const Binding = { or: 0, and: 1, not: 2, near: 3, primary: 4 } as const;

/** @param outer what binds the place where it stands: a looser operator gets brackets there */
function printShort(query: Query, outer: number): string {
  const inBrackets = (binding: number, text: string) => (binding < outer ? `(${text})` : text);
  switch (query.kind) {
    case 'or':
      return inBrackets(Binding.or, query.of.map((side) => printShort(side, Binding.and)).join(' OR '));
    case 'and':
      return inBrackets(Binding.and, query.of.map((side) => printShort(side, Binding.not)).join(' '));
    case 'not':
      return inBrackets(Binding.not, `-${printShort(query.of, Binding.near)}`);
    case 'near': {
      const left = printShort(query.left, Binding.near);
      const right = printShort(query.right, Binding.primary);
      return inBrackets(Binding.near, `${left} ${printNear(query, true)} ${right}`);
    }
    case 'field':
      return `${query.field}:${printShort(query.of, Binding.primary)}`;
    default:
      return printLeaf(query);
  }
}

type Leaf = Exclude<Query, { kind: 'and' | 'or' | 'near' | 'not' | 'field' }>;

function printLeaf(query: Leaf): string {
  switch (query.kind) {
    case 'word':
      return query.text;
    case 'prefix':
      return `${query.text}*`;
    case 'exact':
      return `=${query.text}`;
    case 'phrase':
      return `"${query.text}"`;
    case 'list':
      return `@${query.name}`;
    case 'meta':
      return `${query.field}:${printValue(query)}`;
  }
}

function printNear({ ordered, distance }: Extract<Query, { kind: 'near' }>, short: boolean): string {
  return `${ordered ? 'O' : ''}NEAR${short && distance === NEAR_DEFAULT ? '' : `/${distance}`}`;
}

function printValue({ value }: MetaQuery): string {
  return BARE_VALUE.test(value) ? value : `"${value}"`;
}

/** Levels of brackets in a printed rule. */
function depthOf(printed: string): number {
  let depth = 0;
  let deepest = 0;
  let quoted = false;
  for (const character of printed) {
    if (character === '"') quoted = !quoted;
    else if (character === '(' && !quoted) deepest = Math.max(deepest, (depth += 1));
    else if (character === ')' && !quoted) depth -= 1;
  }
  return deepest;
}
