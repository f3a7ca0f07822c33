import type { NoticeForm } from '@app/ports';
import type {
  ArchiveCause,
  BodySource,
  Kind,
  PlacementCause,
  Priority,
  Revision,
  StageFacts,
  StoryStatus,
} from '@app/contracts';
import type { Generated } from 'kysely';
import type { Id, Time, OptionalTime, DefaultTime, OptionalJson } from './column-types.js';

export interface ThreadTable {
  id: Generated<Id>;
  title: string;
  created_at: DefaultTime;
  /** Who of staff gave it its title; null where it is that of its first report. */
  titled_by: Id | null;
  /** When it had been quiet for so long that nothing joins it any more. */
  closed_at: OptionalTime;
  /** The thread in which it lives on. */
  merged_into: Id | null;
}

export interface PlacementTable {
  serial: Generated<Id>;
  cause: PlacementCause;
  /** Null where a whole thread was closed. */
  story_id: Id | null;
  version: number | null;
  thread_id: Id;
  from_thread: Id | null;
  copy_of: Id | null;
  by_person: Id | null;
  at: DefaultTime;
}

export interface StoryTable {
  id: Generated<Id>;
  publisher: string;
  feed_id: Id | null;
  /** The newest. */
  version: number;
  thread_id: Id | null;
  published: Time;
  source_key: string;
  wire_keys: string[];
  language_key: string;
  words: string | null;
  words_version: Generated<number>;
  /** The story whose text this is over again. */
  copy_of: Id | null;
  status: Generated<StoryStatus>;
  /** The wire's own word, without what a withdrawn original does to its copies. */
  own_status: Generated<StoryStatus>;
  /** When it counts from: the earlier of published and first seen. */
  reported_at: Time;
}

export interface StoryKeyTable {
  publisher: string;
  key: string;
  story_id: Id;
}

export interface StoryVersionTable {
  story_id: Id;
  version: number;
  content_hash: string;
  title: string;
  summary: string;
  body: string;
  language: string;
  source: string;
  wires: string[];
  /** The wire whose feed brought it. */
  reporter: string;
  /** Wires whose copy it uses or that it quotes; without the reporter. */
  leans_on: string[];
  categories: string[];
  author: string;
  url: string;
  priority: Priority;
  kind: Kind;
  published: Time;
  fetched: Time;
  alertable: boolean;
  /** Null where it is alertable, and where nobody wrote it down yet. */
  archived_because: ArchiveCause | null;
  demo: boolean;
  body_source: Generated<BodySource>;
  kept_at: DefaultTime;
  matched_at: OptionalTime;
  /** The thread it was matched in, with its wires at that moment. */
  thread_id: Id | null;
  thread_wires: string[] | null;
  standing: string[] | null;
  needs_fan_out: Generated<boolean>;
  fanned_at: OptionalTime;
  /** The thread that staff split it off from: it is brought again to who had it as a silent update there. */
  split_from: Id | null;
  tags: Generated<string[]>;
  labels: Generated<string[]>;
  unknown_tags: Generated<string[]>;
  revision: Revision | null;
  late: Generated<boolean>;
  /** The publisher's id, by which a notice may name it. */
  item_id: Generated<string>;
  slug: Generated<string>;
  /** Set where it speaks of another story. */
  notice: NoticeForm | null;
  /** Whether it was a flash beyond those that its feed may bring a day. */
  lowered: Generated<boolean>;
  /** For staff only, until the time or until the desk decides. */
  embargoed: Generated<boolean>;
  embargo_until: OptionalTime;
  lifted_at: OptionalTime;
  /** When the newsroom was shown it while it was embargoed. */
  desk_told_at: OptionalTime;
  /** The story that this notice speaks of. */
  about_story_id: Id | null;
  /** What its stage is compared by; null where nothing was read. */
  facts: OptionalJson<StageFacts>;
}

export interface TaughtTagTable {
  tag: string;
  /** Null: it is no tag. */
  kind: Kind | null;
  priority: Priority | null;
  /** A person's id. */
  taught_by: string;
  taught_at: DefaultTime;
}

export interface DeskQuestionTable {
  id: Generated<Id>;
  story_id: Id;
  version: number;
  kind: Kind;
  candidates: Id[];
  asked_at: DefaultTime;
  answered_at: OptionalTime;
  /** A person's id. */
  answered_by: string | null;
}
