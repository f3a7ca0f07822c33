import type {
  DeliveryState,
  FeedAlarm,
  FeedMemory,
  FeedState,
  HubSubscription,
  PastPoll,
  PollFailure,
  Priority,
  StandingAlarm,
} from '@app/contracts';
import type { ColumnType, Generated } from 'kysely';
import type { Id, Time, OptionalTime, DefaultTime, OptionalJson } from './column-types.js';

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
