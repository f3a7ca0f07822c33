import type { PollableFeed } from '@app/contracts';
import { OutboundHttp } from '@app/net';
import type { OutboundLimits } from '@app/net';
import { DEMO_SCHEME } from './demo/demo-wire.js';
import { pollDemo } from './demo/poll-demo.js';
import { NO_MEMORY, rememberDocument } from './feed-memory.js';
import { FEED_LIMITS, fetchFeed } from './fetch/fetch-feed.js';
import type { FetchResult } from './fetch/fetch-feed.js';
import type { FeedParser } from './parse/feed-parser.js';
import type { ParseContext, ParseOutcome } from './parse/parse-feed.js';
import { answeredRecord, deliveredRecord, failedRecord, memoryAfter } from './poll-record.js';
import type { PollResult } from './poll-result.js';
import { findHub } from './websub/find-hub.js';

/** What reads documents: the one with a worker thread, or the bare function in a benchmark. */
export type FeedReader = Pick<FeedParser, 'parse'>;

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
        return { kind: 'failed', record: failedRecord(feed, now, fetched.failure, fetched.retryAt) };
      case 'not-modified':
        return {
          kind: 'not-modified',
          record: answeredRecord(feed, now, fetched, memoryAfter(feed, now, fetched)),
        };
      case 'fetched':
        return this.read(feed, now, fetched);
    }
  }

  /** Reads what a hub delivered (its signature is checked): new items go the same way as those of a poll. */
  async receive(
    feed: PollableFeed,
    body: Uint8Array,
    contentType: string | null,
    now: Date,
  ): Promise<PollResult> {
    const context = { url: feed.url, now, ...(contentType === null ? {} : { contentType }) };
    const outcome = await this.parse(body, context);
    if (outcome.kind === 'not-a-feed') return notAFeed(feed, now, outcome.message);
    const memory = rememberDocument(feed.memory ?? NO_MEMORY, outcome.feed, now);
    return { kind: 'fetched', parsed: outcome.feed, record: deliveredRecord(feed, now, memory) };
  }

  private async read(
    feed: PollableFeed,
    now: Date,
    fetched: Extract<FetchResult, { kind: 'fetched' }>,
  ): Promise<PollResult> {
    const { url, contentType, body } = fetched;
    const context = { url, now, ...(contentType === null ? {} : { contentType }) };
    const outcome = await this.parse(body, context);
    if (outcome.kind === 'not-a-feed') return notAFeed(feed, now, outcome.message);
    const { feed: parsed } = outcome;
    const memory = rememberDocument(memoryAfter(feed, now, fetched), parsed, now);
    const record = answeredRecord(feed, now, fetched, memory);
    const title = parsed.title === '' ? {} : { title: parsed.title };
    const hub = findHub(fetched.headers, body, url);
    return { kind: 'fetched', parsed, record: { ...record, ...title }, ...(hub === null ? {} : { hub }) };
  }

  /** A document that the reader itself stumbles over is as good as none; the feed is looked at again like any that fails. */
  private parse(body: Uint8Array, context: ParseContext): Promise<ParseOutcome> {
    return this.reader.parse(body, context).catch((error: unknown) => {
      const why = error instanceof Error ? error.message : String(error);
      return { kind: 'not-a-feed', message: `It could not be read (${why}).` };
    });
  }
}

function notAFeed(feed: PollableFeed, now: Date, message: string): PollResult {
  return { kind: 'failed', record: failedRecord(feed, now, { code: 'not-a-feed', message }, null) };
}
