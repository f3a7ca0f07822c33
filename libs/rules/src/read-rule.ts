import { compileRule } from './compile/compile-rule.js';
import type { Plan } from './plan.js';
import { printQuery } from './print/print-query.js';
import type { TermLists } from './query.js';
import { readQuery } from './read/parse-rule.js';
import type { ParsedRule } from './read/parse-rule.js';

/** A rule read and compiled. */
export interface ReadRule extends ParsedRule {
  /** Null where there are faults. */
  readonly plan: Plan | null;
}

/**
 * Reads and compiles a rule text in one go; its canonical form is printed when it is asked
 * for, since an index that takes in a million rules asks for none.
 * @param lists the term lists that it may name
 */
export function readRule(text: string, lists: TermLists): ReadRule {
  const { query, faults } = readQuery(text, lists);
  return {
    query,
    faults,
    plan: query === null ? null : compileRule(query, lists),
    get canonical() {
      return query === null ? '' : printQuery(query);
    },
  };
}
