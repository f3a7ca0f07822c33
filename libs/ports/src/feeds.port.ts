import type {
  Feed,
  FeedAlarm,
  FeedDay,
  FeedMemory,
  FeedPatch,
  FeedValidators,
  NewFeed,
  PollAnswer,
  PollableFeed,
  PollFailure,
  StandingAlarm,
} from '@app/contracts';

/** What a poll leaves behind on its feed. */
export interface PollRecord extends FeedValidators {
  /** The address that was asked, whose host rests from now on; the feed's where left out. */
  readonly url?: string;
  readonly at: Date;
  readonly nextCheck: Date;
  /** Seconds. */
  readonly interval: number;
  readonly failure: PollFailure | null;
  /** Whether the poll kept or changed a story. */
  readonly gaveNews: boolean;
  /** Why articles did not come, in plain words; null where they did; left out where none was asked for. */
  readonly fullTextProblem?: string | null;
  /** The feed's own title, taken where the admin gave none. */
  readonly title?: string;
  /** Where permanent redirects led, when the address is to be rewritten. */
  readonly movedTo?: string;
  /** Whether its stories at that address are another publisher's, all new to us: the next poll is a first one. */
  readonly beginsAnew?: boolean;
  /** Why the next check is when it is, in plain words. */
  readonly reason?: string;
  /** What goes into the feed's history. */
  readonly answer?: PollAnswer;
  /** Given back with the next {@link PollableFeed}. */
  readonly memory?: FeedMemory;
}

/** What a hub's delivery leaves behind on its feed: neither lease nor next check, which are the polls'. */
export interface DeliveryRecord {
  readonly at: Date;
  /** Whether it kept or changed a story. */
  readonly gaveNews: boolean;
  /** As in {@link PollRecord}. */
  readonly fullTextProblem?: string | null;
  readonly memory: FeedMemory;
}

/** A new feed as another list of feeds told of it. */
export interface ListedFeed extends NewFeed {
  /** What else the list said, by attribute: given back with the next list. */
  readonly outline?: Readonly<Record<string, string>>;
}

/** What became of a merge. */
export type MergeOutcome =
  | { readonly kind: 'merged' }
  /** A poll of the feed runs. */
  | { readonly kind: 'busy' }
  /** One of the two is gone. */
  | { readonly kind: 'missing' };

/** What a feed's alarms are decided from. Times are ISO 8601 UTC. */
export interface WatchedFeed {
  readonly id: string;
  /** Null before the first poll. */
  readonly memory: FeedMemory | null;
  readonly failures: number;
  readonly lastSuccess: string | null;
  /** When a look last found a new or changed story. */
  readonly lastNewItem: string | null;
  readonly lastFailure: PollFailure | null;
  readonly createdAt: string;
  readonly alarm: StandingAlarm | null;
  readonly paused: boolean;
  /** Flashes of this day (UTC) that were lowered; null where none were. */
  readonly lowered: { readonly flashes: number; readonly since: string } | null;
}

/** Feeds and when to look at them again. */
export abstract class FeedStore {
  abstract list(): Promise<Feed[]>;
  abstract get(id: string): Promise<Feed | null>;
  /** The feed as the poll stage needs it; null when it is gone. */
  abstract getPollable(id: string): Promise<PollableFeed | null>;
  /** @throws WirewatchError name-taken, address-taken (that of a merged feed, too, with the feed it went into) */
  abstract add(feed: ListedFeed): Promise<Feed>;
  /** What lists said of feeds, by feed id. */
  abstract outlines(): Promise<ReadonlyMap<string, Readonly<Record<string, string>>>>;
  /** Null when there is no such feed. @throws WirewatchError name-taken, address-taken */
  abstract change(id: string, patch: FeedPatch): Promise<Feed | null>;
  /** False when there was none. Its stories stay. */
  abstract remove(id: string): Promise<boolean>;
  /**
   * Gives a feed's stories, the keys by which they are known, its days and polls to another feed
   * and removes it; its address leads to the other one from then on. In one transaction.
   * @param publisher of the other feed: under its name the stories are known again
   */
  abstract merge(
    id: string,
    into: { readonly id: string; readonly publisher: string },
  ): Promise<MergeOutcome>;
  /** The last days (UTC) up to today, oldest first, each of them. */
  abstract days(id: string, count: number): Promise<FeedDay[]>;
  /** Forgets polls of days before. */
  abstract forgetDays(before: Date): Promise<void>;
  /**
   * Claims up to `limit` active feeds that are due and whose host is free and rested
   * (FOR UPDATE SKIP LOCKED), with their hosts: each gets a lease of `leaseMs`, so that it is
   * found again if its poller dies. `due` is the moment it was due, for the job's id.
   */
  abstract claimDue(now: Date, limit: number, leaseMs: number): Promise<{ id: string; due: Date }[]>;
  /** Whether any feed is due that nobody polls, although its host may be busy. */
  abstract hasDue(now: Date): Promise<boolean>;
  /** Claims one feed out of turn, ahead of interval and host spacing; false while its host is being asked. */
  abstract claim(id: string, now: Date, leaseMs: number): Promise<boolean>;
  /** Ends the lease, lets the host rest and writes the outcome, in one step. */
  abstract recordPoll(id: string, record: PollRecord): Promise<void>;
  abstract recordDelivery(id: string, record: DeliveryRecord): Promise<void>;
  /** Active feeds, and paused ones that have an alarm, after an id, in that order. */
  abstract watched(after: string, limit: number): Promise<WatchedFeed[]>;
  /**
   * Raises, changes or clears a feed's alarm, tells the newsroom and makes a notice for staff,
   * once: null where the alarm is no longer of the kind that was known, else the notice's id.
   */
  abstract setAlarm(id: string, known: FeedAlarm | null, alarm: StandingAlarm | null): Promise<string | null>;
  /** Has a feed looked at by then at the latest. */
  abstract checkBy(id: string, at: Date): Promise<void>;
}
