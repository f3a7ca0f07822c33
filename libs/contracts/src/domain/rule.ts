import type { Marks } from './story.js';

/** The faults of the rule language; rule-language reference: docs/rules.md. */
export const RULE_FAULT_CODES = [
  'empty',
  'only-negative',
  'unclosed-quote',
  'unclosed-bracket',
  'stray-bracket',
  'missing-operand',
  'unknown-field',
  'unknown-list',
  'unknown-value',
  'short-prefix',
  'misplaced-star',
  'near-operand',
  'near-range',
  'too-long',
] as const;
export type RuleFaultCode = (typeof RULE_FAULT_CODES)[number];

/** One fault of a rule: where (UTF-16 offsets into the rule text), what is wrong, what to do. */
export interface RuleFault {
  readonly code: RuleFaultCode;
  readonly start: number;
  readonly end: number;
  readonly message: string;
  readonly hint: string;
}

export const SCOPES = ['topic', 'personal'] as const;
export type Scope = (typeof SCOPES)[number];

/** How a rule alerts, beside its query. */
export interface RuleSettings {
  /** Independent wires that must stand behind a thread before it alerts; 1: alert at once. */
  readonly minimumWires: number;
  /** Alert at once as unconfirmed, and raise it when so many wires stand behind it. */
  readonly unconfirmed: boolean;
  /** After an alert that sounded, further ones of this rule make no sound for so long; 0: none is held back. */
  readonly cooldownMinutes: number;
}

/** What a rule has until its owner chooses otherwise. */
export const DEFAULT_RULE_SETTINGS: RuleSettings = {
  minimumWires: 1,
  unconfirmed: false,
  cooldownMinutes: 0,
};

/** A query with its settings as it is saved: the newsroom's (a topic) or one person's. */
export interface RuleDraft {
  readonly name: string;
  readonly query: string;
  readonly canonical: string;
  readonly scope: Scope;
  /** The owner of a personal rule; null for a topic. */
  readonly owner: string | null;
  readonly settings: RuleSettings;
}

/** A rule that was saved. */
export interface Rule extends RuleDraft {
  readonly id: string;
  readonly version: number;
  readonly createdAt: string;
  readonly updatedAt: string;
}

/** An earlier reading of a rule. */
export interface RuleVersion {
  readonly version: number;
  readonly name: string;
  readonly query: string;
  readonly at: string;
  /** Display name of who saved it. */
  readonly by: string;
}

/** Spellings, scripts and languages of one name, kept by admins; named in rules as `@name`. */
export interface TermList {
  readonly name: string;
  readonly entries: readonly string[];
  readonly updatedAt: string;
}

/** What one story did to one rule: the match stage's finding. */
export interface RuleMatch {
  readonly ruleId: string;
  readonly marks: Marks;
}

/**
 * Which stored stories a query can match at all, for the database to narrow the
 * archive by: it may let too many through, never too few.
 */
export type Narrowing =
  | { readonly kind: 'all' }
  /** Any story that holds one of these index words, exact or (prefix) beginning so. */
  | { readonly kind: 'word'; readonly any: readonly string[]; readonly prefix: boolean }
  | { readonly kind: 'source' | 'wire' | 'language'; readonly any: readonly string[] }
  | { readonly kind: 'and' | 'or'; readonly of: readonly Narrowing[] };
