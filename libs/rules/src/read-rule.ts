import { compileRule } from './compile/compile-rule.js';
import type { Plan } from './plan.js';
import type { TermLists } from './query.js';
import { readQuery } from './read/parse-rule.js';
import type { ReadQuery } from './read/parse-rule.js';

/** A rule read and compiled. */
export interface ReadRule extends ReadQuery {
  /** Null where there are faults. */
  readonly plan: Plan | null;
}

/** Reads and compiles a rule text in one go. @param lists the term lists that it may name */
export function readRule(text: string, lists: TermLists): ReadRule {
  const { query, faults } = readQuery(text, lists);
  return { query, faults, plan: query === null ? null : compileRule(query, lists) };
}
