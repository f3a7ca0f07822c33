import type { FeedMemory, PollableFeed, PollFailure } from '@app/contracts';
import { OutboundHttp } from '@app/net';
import type { OutboundLimits } from '@app/net';
import { DEMO_SCHEME, pollDemoWire } from './demo/demo-wire.js';
import { NO_MEMORY, rememberDocument } from './feed-memory.js';
import { FEED_LIMITS, fetchFeed } from './fetch/fetch-feed.js';
import type { FetchResult } from './fetch/fetch-feed.js';
import type { FeedParser } from './parse/feed-parser.js';
import type { PollOutcomeRecord, PollResult } from './poll-result.js';
import { nextCheck } from './schedule/next-check.js';

/** What reads documents: the one with a worker thread, or the bare function in a benchmark. */
export type FeedReader = Pick<FeedParser, 'parse'>;

type Answered = Exclude<FetchResult, { kind: 'failed' }>;

/** Fetches one feed politely, reads what is new, and decides when to look again. */
export class FeedPoller {
  constructor(
    private readonly http: OutboundHttp,
    private readonly reader: FeedReader,
    private readonly limits: OutboundLimits = FEED_LIMITS,
  ) {}

  /** Polls a feed once. Does not throw for anything a server does or a document holds. */
  async poll(feed: PollableFeed, now: Date): Promise<PollResult> {
    if (feed.url.startsWith(DEMO_SCHEME)) return pollDemo(feed, now);
    const fetched = await fetchFeed(feed, this.http, now, this.limits);
    switch (fetched.kind) {
      case 'failed':
        return failedPoll(feed, now, fetched.failure, fetched.retryAt);
      case 'not-modified':
        return {
          kind: 'not-modified',
          record: answeredRecord(feed, now, fetched, memoryAfter(feed, now, fetched)),
        };
      case 'fetched':
        return this.read(feed, now, fetched);
    }
  }

  private async read(
    feed: PollableFeed,
    now: Date,
    fetched: Extract<FetchResult, { kind: 'fetched' }>,
  ): Promise<PollResult> {
    const { url, contentType, body } = fetched;
    const context = { url, now, ...(contentType === null ? {} : { contentType }) };
    const outcome = await this.reader.parse(body, context).catch((error: unknown) => unreadable(error));
    if (outcome.kind === 'not-a-feed') {
      return failedPoll(feed, now, { code: 'not-a-feed', message: outcome.message }, null);
    }
    const { feed: parsed } = outcome;
    const memory = rememberDocument(memoryAfter(feed, now, fetched), parsed, now);
    const record = answeredRecord(feed, now, fetched, memory);
    const title = parsed.title === '' ? {} : { title: parsed.title };
    return { kind: 'fetched', parsed, record: { ...record, ...title } };
  }
}

/** A document that the reader itself stumbles over is as good as none; the feed is looked at again like any that fails. */
function unreadable(error: unknown) {
  const why = error instanceof Error ? error.message : String(error);
  return { kind: 'not-a-feed' as const, message: `It could not be read (${why}).` };
}

/** What is remembered after an answer, before its document is read. */
function memoryAfter(feed: PollableFeed, now: Date, answered: Answered): FeedMemory {
  const before = feed.memory ?? NO_MEMORY;
  const whole = answered.kind === 'fetched' || answered.whole;
  return {
    ...before,
    lastWhole: whole ? now.toISOString() : before.lastWhole,
    validatorsLie: answered.validatorsLie,
    movedTo: answered.permanentUrl,
  };
}

function answeredRecord(
  feed: PollableFeed,
  now: Date,
  answered: Answered,
  memory: FeedMemory,
): PollOutcomeRecord {
  const when = nextCheck({
    now,
    failure: null,
    failuresBefore: feed.failures,
    every: feed.every,
    memory,
    headers: answered.headers,
    retryAt: null,
    jitter: Math.random(),
  });
  // Once may be a mistake of theirs; the second time in a row the feed has moved.
  const moves = memory.movedTo !== null && memory.movedTo === feed.memory?.movedTo;
  return {
    ...answered.validators,
    ...when,
    at: now,
    failure: null,
    memory,
    ...(moves && memory.movedTo !== null ? { movedTo: memory.movedTo } : {}),
  };
}

function failedPoll(feed: PollableFeed, now: Date, failure: PollFailure, retryAt: Date | null): PollResult {
  const memory = { ...(feed.memory ?? NO_MEMORY), movedTo: null };
  const when = nextCheck({
    now,
    failure: failure.code,
    failuresBefore: feed.failures,
    every: feed.every,
    memory,
    headers: {},
    retryAt,
    jitter: Math.random(),
  });
  const { etag, lastModified, bodyHash } = feed;
  return { kind: 'failed', record: { etag, lastModified, bodyHash, ...when, at: now, failure, memory } };
}

function pollDemo(feed: PollableFeed, now: Date): PollResult {
  const { parsed, releases, nextRelease } = pollDemoWire(
    feed.firstPolledAt === null ? null : new Date(feed.firstPolledAt),
    now,
  );
  const bodyHash = String(releases);
  const record: PollOutcomeRecord = {
    at: now,
    nextCheck: nextRelease,
    interval: Math.ceil((nextRelease.getTime() - now.getTime()) / 1000),
    failure: null,
    etag: null,
    lastModified: null,
    bodyHash,
    title: parsed.title,
    reason: 'the demo wire releases its next story then',
  };
  const known = feed.firstPolledAt !== null && bodyHash === feed.bodyHash;
  return known ? { kind: 'not-modified', record } : { kind: 'fetched', parsed, record };
}
