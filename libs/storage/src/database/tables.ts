import type { Carriage, NoticeForm } from '@app/ports';
import type { ColumnType, Generated } from 'kysely';
import type {
  AlertNote,
  BodySource,
  Channel,
  Confidence,
  DeliveryState,
  FeedAlarm,
  FeedMemory,
  FeedState,
  FoldInto,
  HubSubscription,
  Kind,
  LiveEventName,
  Marks,
  PastPoll,
  PlacementCause,
  PollFailure,
  Preferences,
  Priority,
  Revision,
  Role,
  RuleSettings,
  Scope,
  StageFacts,
  StandingAlarm,
  StoryStatus,
  SummaryItem,
} from '@app/contracts';

/** bigint: ids and cursors are strings on this side. */
type Id = string;
/** Read as a Date; given as a Date or ISO text. */
type Time = ColumnType<Date, Date | string, Date | string>;
type OptionalTime = ColumnType<Date | null, Date | string | null | undefined, Date | string | null>;
type DefaultTime = ColumnType<Date, Date | string | undefined, Date | string>;
/** Given as JSON text, because the driver would take an array for one of SQL. */
type Json<T> = ColumnType<T, string, string>;
type OptionalJson<T> = ColumnType<T | null, string | null | undefined, string | null>;

export interface FeedTable {
  id: Generated<Id>;
  name: string;
  url: string;
  host: string;
  /** What the admin calls it. */
  title: string | null;
  /** What it calls itself. */
  own_title: string | null;
  wire: string | null;
  /** Null: as the wire says. */
  ceiling: Priority | null;
  language: string | null;
  every_seconds: number | null;
  state: Generated<FeedState>;
  state_media: Generated<boolean>;
  full_text: Generated<boolean>;
  /** Why the last articles did not come. */
  full_text_problem: string | null;
  next_check: DefaultTime;
  lease_until: OptionalTime;
  interval_seconds: Generated<number>;
  first_polled_at: OptionalTime;
  last_success: OptionalTime;
  last_new_item: OptionalTime;
  last_error: OptionalJson<PollFailure & { at: string }>;
  failures: Generated<number>;
  etag: string | null;
  last_modified: string | null;
  body_hash: string | null;
  memory: OptionalJson<FeedMemory>;
  /** Why the next check is when it is. */
  check_reason: string | null;
  alarm: OptionalJson<StandingAlarm>;
  /** Its last polls, newest first. */
  history: ColumnType<PastPoll[], string | undefined, string>;
  /** Sealed for the origin that they are for. */
  credentials: string | null;
  /** Outermost first; none: at the top. */
  folder: Generated<string[]>;
  /** What else a list of feeds said of it (OPML attributes). */
  outline: ColumnType<Record<string, string>, string | undefined, string>;
  created_at: DefaultTime;
}

/** Polls of a feed on one day (UTC), hub deliveries aside. */
export interface FeedDayTable {
  feed_id: Id;
  day: string;
  polls: number;
  failures: number;
}

/** What staff are told of a feed's alarm: it was raised, or it is over (null). */
export interface AlarmNoticeTable {
  id: Generated<Id>;
  feed_id: Id;
  alarm: OptionalJson<StandingAlarm>;
  was: FeedAlarm | null;
  /** Of an all-clear: the notice of the alarm that is over. */
  clears: Id | null;
  at: DefaultTime;
  told_at: OptionalTime;
}

export interface AlarmPushTable {
  id: Generated<Id>;
  notice_id: Id;
  device_id: Id;
  state: Generated<DeliveryState>;
  attempts: Generated<number>;
  due_at: DefaultTime;
  claimed_until: OptionalTime;
  cause: string | null;
}

/** Addresses of feeds that were merged into another. */
export interface MergedFeedTable {
  url: string;
  into_feed: Id;
  merged_at: DefaultTime;
}

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

export interface PersonTable {
  id: Generated<Id>;
  email: string | null;
  role: Role;
  password_hash: string | null;
  /** What the person chose. */
  preferences: OptionalJson<Partial<Preferences>>;
  created_at: DefaultTime;
}

export interface SessionTable {
  token_hash: string;
  person_id: Id;
  expires: Time;
}

export interface TokenTable {
  token_hash: string;
  person_id: Id;
  created_at: DefaultTime;
}

export interface DeviceTable {
  id: Generated<Id>;
  person_id: Id;
  endpoint: string;
  p256dh: string;
  auth: string;
  created_at: DefaultTime;
}

export interface KeptValueTable {
  name: string;
  value: string;
}

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

export interface HubSubscriptionTable {
  feed_id: Id;
  callback_id: string;
  hub: string;
  topic: string;
  secret: string;
  state: HubSubscription['state'];
  requested_at: Time;
  lease_until: OptionalTime;
  missed: number;
  last_delivery: OptionalTime;
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

export interface HostTable {
  host: string;
  /** Null: the default. */
  min_spacing_ms: number | null;
  /** Who asks it now, until `busy_until` at most. */
  holder: string | null;
  busy_until: OptionalTime;
  /** When it will have rested. */
  free_at: OptionalTime;
}

/** Every table by its name. */
export interface Tables {
  feeds: FeedTable;
  feed_days: FeedDayTable;
  merged_feeds: MergedFeedTable;
  alarm_notices: AlarmNoticeTable;
  alarm_pushes: AlarmPushTable;
  threads: ThreadTable;
  placements: PlacementTable;
  stories: StoryTable;
  story_keys: StoryKeyTable;
  story_versions: StoryVersionTable;
  people: PersonTable;
  sessions: SessionTable;
  tokens: TokenTable;
  devices: DeviceTable;
  kept_values: KeptValueTable;
  rules: RuleTable;
  rule_versions: RuleVersionTable;
  term_lists: TermListTable;
  subscriptions: SubscriptionTable;
  matches: MatchTable;
  past_subscriptions: PastSubscriptionTable;
  silences: SilenceTable;
  summaries: SummaryTable;
  topic_alert_versions: TopicAlertVersionTable;
  topic_alerts: TopicAlertTable;
  waiting_alerts: WaitingAlertTable;
  alerts: AlertTable;
  alert_versions: AlertVersionTable;
  deliveries: DeliveryTable;
  events: EventTable;
  hub_subscriptions: HubSubscriptionTable;
  taught_tags: TaughtTagTable;
  desk_questions: DeskQuestionTable;
  hosts: HostTable;
}
