import type { Rule, RuleDraft, RuleVersion, Scope, TermList } from '@app/contracts';

/** Everything that changed after a revision; `rule: null` is a rule deleted. */
export interface RuleChanges {
  /** The newest revision there is; grows with every change of a rule or term list. */
  readonly revision: number;
  readonly rules: readonly { readonly id: string; readonly rule: Rule | null }[];
  /** All term lists where any changed; null where none did. */
  readonly lists: readonly TermList[] | null;
}

/** Rules, their versions and term lists. */
export abstract class RuleStore {
  abstract list(filter: { readonly scope?: Scope; readonly owner?: string }): Promise<Rule[]>;
  abstract get(id: string): Promise<Rule | null>;
  /** `by` is the person who saves it. */
  abstract add(draft: RuleDraft, by: string): Promise<Rule>;
  abstract change(id: string, draft: Omit<RuleDraft, 'scope' | 'owner'>, by: string): Promise<Rule | null>;
  /** Prints a rule anew: no new version. False where its query is another by now. */
  abstract setCanonical(rule: Pick<Rule, 'id' | 'query'>, canonical: string): Promise<boolean>;
  abstract remove(id: string, by: string): Promise<boolean>;
  abstract versions(id: string): Promise<RuleVersion[]>;
  /** Alerts a topic raised since, by rule id. */
  abstract alertCounts(since: Date): Promise<ReadonlyMap<string, number>>;
  /** All that changed after `revision` (0: everything). */
  abstract changesSince(revision: number): Promise<RuleChanges>;
  /** The newest revision there is. */
  abstract revision(): Promise<number>;
  abstract lists(): Promise<TermList[]>;
  abstract putList(name: string, entries: readonly string[]): Promise<TermList>;
  abstract removeList(name: string): Promise<boolean>;
  /** Calls back on every notice of a change (LISTEN), and after a lost connection came back. Returns the stop. */
  abstract onChange(listener: () => void): Promise<() => Promise<void>>;
}
