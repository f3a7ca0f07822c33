import type { Channel, Marks, RuleSettings, Scope } from '@app/contracts';
import type { Generated } from 'kysely';
import type { Id, OptionalTime, DefaultTime, Json } from './column-types.js';

export interface RuleTable {
  id: Generated<Id>;
  name: string;
  query: string;
  canonical: string;
  scope: Scope;
  owner_id: Id | null;
  settings: Json<RuleSettings>;
  version: number;
  revision: Id;
  created_at: DefaultTime;
  updated_at: DefaultTime;
  /** A deleted rule stays for what was told because of it. */
  deleted_at: OptionalTime;
}

export interface RuleVersionTable {
  rule_id: Id;
  version: number;
  name: string;
  query: string;
  /** A person's id, or a word such as `starter`. */
  saved_by: string;
  saved_at: DefaultTime;
}

export interface TermListTable {
  name: string;
  entries: string[];
  revision: Id;
  updated_at: DefaultTime;
  deleted_at: OptionalTime;
}

export interface SubscriptionTable {
  rule_id: Id;
  person_id: Id;
  channels: Channel[];
  snoozed_until: OptionalTime;
}

/** What was unfollowed. */
export interface PastSubscriptionTable {
  rule_id: Id;
  person_id: Id;
  ended_at: DefaultTime;
}

export interface MatchTable {
  story_id: Id;
  version: number;
  rule_id: Id;
  rule_version: number;
  thread_id: Id;
  marks: Json<Marks>;
}
