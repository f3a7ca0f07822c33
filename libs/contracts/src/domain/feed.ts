import type { Embargo, Priority } from './story.js';

/** Why a poll gave nothing, in the order in which a fetch can fail. */
export const POLL_FAILURES = [
  'bad-address',
  'private-address',
  'unreachable',
  'timeout',
  'too-large',
  'http-error',
  'rate-limited',
  'gone',
  'not-a-feed',
  'too-many-redirects',
] as const;
export type PollFailureCode = (typeof POLL_FAILURES)[number];

/** A failed poll in plain words: what happened and what that means. */
export interface PollFailure {
  readonly code: PollFailureCode;
  readonly message: string;
  readonly status?: number;
}

export const FEED_STATES = ['active', 'paused'] as const;
export type FeedState = (typeof FEED_STATES)[number];

export const FEED_ALARMS = ['silent', 'burst', 'dead', 'flashes'] as const;
/** silent: quiet beyond its rhythm. burst: far more than usual. dead: it fails and fails. flashes: it flashed too often today. */
export type FeedAlarm = (typeof FEED_ALARMS)[number];

/** An alarm that stands for a feed. */
export interface StandingAlarm {
  readonly kind: FeedAlarm;
  /** When the silence, the burst or the failing began; ISO 8601 UTC. */
  readonly since: string;
  /** What is usual, or the cause, in plain words. */
  readonly reason: string;
}

/** What staff who ask for it are told of a feed's alarm. */
export interface AlarmNotice {
  readonly id: string;
  readonly feed: { readonly id: string; readonly name: string; readonly title: string };
  /** Null: the all-clear. */
  readonly alarm: StandingAlarm | null;
  /** The alarm that stood before. */
  readonly was: FeedAlarm | null;
  /** ISO 8601 UTC. */
  readonly at: string;
}

export const POLL_OUTCOMES = ['new-items', 'nothing-new', 'not-modified', 'failed'] as const;
export type PollOutcome = (typeof POLL_OUTCOMES)[number];

/** A poll in a feed's history. */
export interface PastPoll {
  /** ISO 8601 UTC. */
  readonly at: string;
  readonly outcome: PollOutcome;
  /** Stories. */
  readonly kept: number;
  readonly changed: number;
  readonly error?: PollFailureCode;
}

/** The ceiling of a feed for which no admin set one: bulletin and flash are for wires that an admin marked as such. */
export const defaultCeiling = (wire: string | null): Priority => (wire === null ? 'urgent' : 'flash');

/** What a day (UTC) brought of a feed. */
export interface FeedDay {
  /** YYYY-MM-DD. */
  readonly day: string;
  /** Stories by their own date. */
  readonly stories: number;
  readonly polls: number;
  readonly failures: number;
}

/** A source that is polled, with its health. Times are ISO 8601 UTC. */
export interface Feed {
  readonly id: string;
  /** Short name, unique: lower-case letters, digits and dashes. */
  readonly name: string;
  readonly url: string;
  readonly title: string;
  readonly wire: string | null;
  /** The highest priority that its stories may have. */
  readonly ceiling: Priority;
  /** BCP 47 code, or null where each story's language is detected. */
  readonly language: string | null;
  /** Set by an admin: seconds between polls; null lets the feed's own rhythm decide. */
  readonly every: number | null;
  readonly state: FeedState;
  /** Whether a state agency runs it: shown beside the name. */
  readonly stateMedia: boolean;
  /** Whether the articles of its items are fetched, so that rules see their text. */
  readonly fullText: boolean;
  /** Why the last articles did not come, in plain words; null where they did. */
  readonly fullTextProblem: string | null;
  /** Whether it is fetched with a name and password or the like; nobody is told which. */
  readonly hasCredentials?: boolean;
  readonly lastSuccess: string | null;
  readonly lastNewItem: string | null;
  readonly lastError: (PollFailure & { readonly at: string }) | null;
  readonly failures: number;
  readonly nextCheck: string;
  /** Seconds between the last poll and the next. */
  readonly interval: number;
  /** Why the next check is when it is, in plain words; null before the first. */
  readonly reason: string | null;
  readonly itemsPerDay: number;
  readonly alarm: StandingAlarm | null;
  /** Where it lies in the list of feeds, outermost first; empty: at the top. */
  readonly folder: readonly string[];
  /** Its last polls, newest first. */
  readonly history: readonly PastPoll[];
  readonly createdAt: string;
}

/** What a conditional GET needs from the poll before. */
export interface FeedValidators {
  readonly etag: string | null;
  readonly lastModified: string | null;
  /** SHA-256 of the last body, hex: an unchanged body is not parsed. */
  readonly bodyHash: string | null;
}

/** When a feed brings news. Items that come together count as one occasion. Times are ISO 8601 UTC. */
export interface FeedRhythm {
  /** Occasions in each hour of the day (UTC, 24 numbers) up to the last one, older days counting less. */
  readonly hours: readonly number[];
  /** Over how many days they were counted, older days counting less. */
  readonly days: number;
  /** The same by the day of the week, Sunday (UTC) first. */
  readonly week: readonly { readonly occasions: number; readonly days: number }[];
  /** The last occasion, up to which it is counted. */
  readonly last: string;
  /** When the feed was last looked at. */
  readonly until: string;
}

/**
 * What the poll stage remembers of a feed from one poll to the next: written with
 * each poll and given back at the next, nobody else's business. Times are ISO 8601 UTC.
 */
export interface FeedMemory {
  /** Times of its last hundred items, newest first. */
  readonly itemTimes: readonly string[];
  /** Absent before its first item with a time. */
  readonly rhythm?: FeedRhythm;
  /** When the whole body was last fetched; a server that says "not modified" for too long is asked for it again. */
  readonly lastWhole: string | null;
  /** Whether the server's ETag or Last-Modified was found to lie, so that none is sent. */
  readonly validatorsLie: boolean;
  /** Where permanent redirects led at the last poll; the second time in a row the feed moves. */
  readonly movedTo: string | null;
  /** Seconds after which the last poll that succeeded wanted the next: what a gap is measured by. Absent before the first. */
  readonly usualInterval?: number;
  /** What the document asks for: minutes between polls, hours (UTC, 0 to 23) without news. */
  readonly ttlMinutes: number | null;
  readonly skipHours: readonly number[];
}

/** What a closed feed is fetched with: RFC 7617, RFC 6750, or a header of the publisher's own. */
export type FeedCredentials =
  | { readonly kind: 'basic'; readonly user: string; readonly password: string }
  | { readonly kind: 'bearer'; readonly token: string }
  | { readonly kind: 'header'; readonly name: string; readonly value: string };

/** A feed as the poll stage needs it. */
export interface PollableFeed extends FeedValidators {
  readonly id: string;
  readonly name: string;
  readonly url: string;
  readonly wire: string | null;
  readonly language: string | null;
  readonly every: number | null;
  readonly failures: number;
  readonly interval: number;
  /** The highest priority that its stories may have; absent: as {@link defaultCeiling} says. */
  readonly ceiling?: Priority;
  /** ISO 8601 UTC; absent or null before the first. */
  readonly lastSuccess?: string | null;
  /** Null until the first poll that succeeded: what it brings fills the archive and never alerts. */
  readonly firstPolledAt: string | null;
  /** Absent or null before the first poll. */
  readonly memory?: FeedMemory | null;
  /** Whether a WebSub hub brings its items now, so that polls are for safety only. */
  readonly servedByHub?: boolean;
  /** Whether the articles of its items are fetched. */
  readonly fullText?: boolean;
  /** For the origin of its address alone. */
  readonly credentials?: FeedCredentials;
}

export const FEED_FORMATS = ['rss', 'rdf', 'atom', 'json'] as const;
export type FeedFormat = (typeof FEED_FORMATS)[number];

/** One entry of a feed as parsed: plain text, absolute links, ISO 8601 UTC times. */
export interface Item {
  /** The publisher's id (GUID, atom:id, rdf:about), empty where the feed gives none. */
  readonly id: string;
  readonly title: string;
  readonly link: string;
  readonly published: string | null;
  readonly updated: string | null;
  readonly summary: string;
  readonly body: string;
  readonly author: string;
  readonly categories: readonly string[];
  /** The wire's own short name of the story (slugline); absent where the feed gives none. */
  readonly slug?: string;
  /** ninjs or IPTC urgency, 1 (most pressing) to 9. */
  readonly urgency?: number;
  /** ninjs pubstatus, lower-case: usable, withheld, canceled. */
  readonly pubStatus?: string;
  readonly embargo?: Embargo;
}

/** A feed as parsed. */
export interface ParsedFeed {
  readonly title: string;
  readonly link: string;
  readonly format: FeedFormat;
  readonly language: string | null;
  /** Minutes between polls that the feed asks for (RSS ttl, syndication module). */
  readonly ttlMinutes: number | null;
  /** Hours of the day (UTC, 0 to 23) in which the feed asks not to be polled (RSS skipHours). */
  readonly skipHours?: readonly number[];
  readonly items: readonly Item[];
  /** What was wrong with the document and mended, in plain words. */
  readonly problems: readonly string[];
}

/** A subscription to a feed at a WebSub hub. Times are ISO 8601 UTC. */
export interface HubSubscription {
  readonly feedId: string;
  readonly hub: string;
  readonly topic: string;
  /** What deliveries are signed with; known to the hub and us alone. */
  readonly secret: string;
  /**
   * requested: the hub has not confirmed yet. lost: it missed items, so the feed is polled as before.
   * ending: the hub was asked to stop.
   */
  readonly state: 'requested' | 'active' | 'denied' | 'lost' | 'ending';
  readonly requestedAt: string;
  /** When the hub's lease ends; null before it confirmed. */
  readonly leaseUntil: string | null;
  /** Safety polls in a row that found items which the hub had not delivered. */
  readonly missed: number;
}
