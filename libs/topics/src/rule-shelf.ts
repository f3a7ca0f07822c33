import type { Rule } from '@app/contracts';
import { listsNamed, readRule } from '@app/rules';
import type { Plan, TermLists } from '@app/rules';

/** A rule as a worker keeps it: its text, from which its plan is made again where marks are wanted. */
export interface ShelvedRule {
  readonly id: string;
  readonly version: number;
  readonly query: string;
}

/** Plans remembered for marking, by rule text: rules that match often, some ten megabytes. */
const PLANS_KEPT = 5_000;

/** The rules of a worker with the term lists they name, and their plans on demand. */
export class RuleShelf {
  private readonly rules = new Map<string, ShelvedRule>();
  /** Ids of the rules that name each list. */
  private readonly naming = new Map<string, Set<string>>();
  private lists = new Map<string, readonly string[]>();
  private readonly plans = new Map<string, Plan>();

  get(id: string): ShelvedRule | undefined {
    return this.rules.get(id);
  }

  all(): IterableIterator<ShelvedRule> {
    return this.rules.values();
  }

  put({ id, version, query }: Pick<Rule, 'id' | 'version' | 'query'>): ShelvedRule {
    this.remove(id);
    const rule = { id, version, query };
    this.rules.set(id, rule);
    for (const name of listsNamed(query)) {
      const ids = this.naming.get(name);
      if (ids === undefined) this.naming.set(name, new Set([id]));
      else ids.add(id);
    }
    return rule;
  }

  remove(id: string): void {
    const rule = this.rules.get(id);
    if (rule === undefined) return;
    this.rules.delete(id);
    for (const name of listsNamed(rule.query)) this.naming.get(name)?.delete(id);
  }

  /** Takes the term lists as they are now. @returns the rules that name one that is not as before */
  setLists(lists: TermLists): ShelvedRule[] {
    const changed = new Set<string>();
    const next = new Map<string, readonly string[]>();
    for (const [name, entries] of lists) {
      const before = this.lists.get(name);
      const same = before !== undefined && isSame(before, entries);
      // The list as it was stays the same object, so that what was read of it is known again.
      next.set(name, same ? before : entries);
      if (!same) changed.add(name);
    }
    for (const name of this.lists.keys()) if (!next.has(name)) changed.add(name);
    this.lists = next;
    if (changed.size > 0) this.plans.clear();
    const ids = new Set([...changed].flatMap((name) => [...(this.naming.get(name) ?? [])]));
    return [...ids].flatMap((id) => this.rules.get(id) ?? []);
  }

  /** @throws Error with the first fault where a rule can't be read (any more) */
  planOf({ query }: ShelvedRule): Plan {
    const known = this.plans.get(query);
    if (known !== undefined) return known;
    const { plan, faults } = readRule(query, this.lists);
    if (plan === null) throw new Error(faults[0]!.message);
    if (this.plans.size >= PLANS_KEPT) this.plans.clear();
    this.plans.set(query, plan);
    return plan;
  }
}

function isSame(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((entry, index) => entry === b[index]);
}
