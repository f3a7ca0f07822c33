import { compileRule } from './compile/compile-rule.js';
import type { Plan } from './plan.js';
import type { TermLists } from './query.js';
import { parseRule } from './read/parse-rule.js';
import type { ParsedRule } from './read/parse-rule.js';

/** A rule read and compiled. */
export interface ReadRule extends ParsedRule {
  /** Null where there are faults. */
  readonly plan: Plan | null;
}

/** Reads and compiles a rule text in one go. @param lists the term lists that it may name */
export function readRule(text: string, lists: TermLists): ReadRule {
  const parsed = parseRule(text, { lists });
  return { ...parsed, plan: parsed.query === null ? null : compileRule(parsed.query, lists) };
}
