import type { Carriage } from '@app/ports';
import type {
  AlertNote,
  Channel,
  Confidence,
  DeliveryState,
  FoldInto,
  Hush,
  Kind,
  LiveEventName,
  SummaryItem,
} from '@app/contracts';
import type { Generated } from 'kysely';
import type { Id, Time, OptionalTime, DefaultTime, Json, OptionalJson } from './column-types.js';

export interface TopicAlertTable {
  rule_id: Id;
  thread_id: Id;
  version: number;
  first_at: DefaultTime;
  /** The threads that it came from by merges, the last one last. */
  came_from: Generated<Id[]>;
  /** The thread whose id is in the alert's own, whatever became of that thread. */
  named_after: Id;
}

/** What a topic's room was told, as {@link AlertVersionTable} says it of a person. */
export interface TopicAlertVersionTable {
  rule_id: Id;
  thread_id: Id;
  version: number;
  shown_story_id: Id;
  shown_version: number;
  about_story_id: Id;
  kind: Kind;
  confidence: Confidence;
  reason: string;
  at: Time;
}

export interface AlertTable {
  id: Generated<Id>;
  person_id: Id;
  thread_id: Id;
  /** 0: the thread was muted before it was told. */
  version: Generated<number>;
  kind: Kind;
  muted_at: OptionalTime;
  /** The threads that it came from by merges, the last one last. */
  came_from: Generated<Id[]>;
}

export interface AlertVersionTable {
  alert_id: Id;
  version: number;
  person_id: Id;
  story_id: Id;
  story_version: number;
  kind: Kind;
  /** The story whose text it shows. */
  shown_story_id: Id;
  shown_version: number;
  /** The story that it speaks of. */
  about_story_id: Id;
  rule_ids: Id[];
  rule_names: string[];
  channels: Channel[];
  /** Wires that had reported it at that moment, and those that stood. */
  wires: string[];
  standing: string[];
  confidence: Confidence;
  note: Json<AlertNote>;
  carriage: Carriage['kind'];
  /** What held back its sound, or lets it wait; null where nothing did. */
  hush: Hush | null;
  /** Whether it made a sound, or was the last version when a summary told of it. */
  sounded: boolean;
  /** Whether it counts against the day's budget. */
  counts: boolean;
  opened_at: OptionalTime;
  reason: string;
  at: DefaultTime;
}

/** Why a topic's room, or people whom a story version concerned, heard nothing. */
export interface SilenceTable {
  story_id: Id;
  version: number;
  reason: string;
  /** The topic; null for people. */
  rule_id: Id | null;
  people: Id[];
  at: Time;
}

/** An alert that is told together with others, in its last version. */
export interface WaitingAlertTable {
  alert_id: Id;
  person_id: Id;
  folded_into: FoldInto;
  feed_id: Id | null;
  due_at: Time;
  /** It was sent by itself and leads the summary. */
  heads: boolean;
  channels: Channel[];
}

export interface SummaryTable {
  id: Generated<Id>;
  person_id: Id;
  folded_into: FoldInto;
  feed: string | null;
  items: Json<SummaryItem[]>;
  sounded: boolean;
  at: Time;
}

export interface DeliveryTable {
  id: Generated<Id>;
  device_id: Id | null;
  /** Either an alert version or a summary. */
  alert_id: Id | null;
  alert_version: number | null;
  summary_id: Id | null;
  sound: boolean;
  /** A silent update that is worth a push only where it changes what the device shows. */
  gathered: boolean;
  state: Generated<DeliveryState>;
  attempts: Generated<number>;
  due_at: DefaultTime;
  claimed_until: OptionalTime;
  cause: string | null;
  updated_at: DefaultTime;
}

export interface EventTable {
  cursor: Generated<Id>;
  room: string;
  name: LiveEventName;
  payload: OptionalJson<unknown>;
  alert_id: Id | null;
  alert_version: number | null;
  summary_id: Id | null;
}
