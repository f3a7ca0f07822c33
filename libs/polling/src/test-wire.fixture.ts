import { once } from 'node:events';
import { createServer } from 'node:http';
import type { IncomingHttpHeaders, RequestListener, Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { PollableFeed } from '@app/contracts';
import { OutboundHttp } from '@app/net';
import { FeedPoller } from './feed-poller.service.js';
import { neverPolled } from './never-polled.fixture.js';
import { parseFeed } from './parse/parse-feed.js';
import type { PollResult } from './poll-result.js';

export const NOW = new Date('2026-03-03T12:00:00Z');
export const later = (seconds: number) => new Date(NOW.getTime() + seconds * 1000);
export const LIMITS = { firstByteMs: 20_000, totalMs: 20_000, maxBytes: 100_000, maxDecodedBytes: 1_000_000 };
/** For servers that never answer or never end. */
const SHORT = { ...LIMITS, firstByteMs: 300, totalMs: 600 };
/** An RSS feed with these items, all of half an hour ago. */
export const feedWith = (...titles: string[]) =>
  `<?xml version="1.0"?><rss version="2.0"><channel><title>Test wire</title>${titles
    .map(
      (title) =>
        `<item><guid>${title}</guid><title>${title}</title><pubDate>Tue, 03 Mar 2026 11:30:00 GMT</pubDate></item>`,
    )
    .join('')}</channel></rss>`;

/** A server on 127.0.0.1 that answers as it is told, and pollers for its one feed. */
export class TestWire {
  answer: RequestListener = (_, response) => response.end();
  readonly asked: IncomingHttpHeaders[] = [];
  readonly http = new OutboundHttp({
    allowPrivate: ['127.0.0.1'],
    userAgent: 'Wirewatch/test',
    resolve: () => Promise.resolve([{ address: '10.0.0.1', family: 4 }]),
  });
  readonly poller = new FeedPoller(this.http, { parse: parseFeed }, LIMITS);
  /** Gives up soon. */
  readonly hasty = new FeedPoller(this.http, { parse: parseFeed }, SHORT);
  private readonly server: Server = createServer((request, response) => {
    this.asked.push(request.headers);
    this.answer(request, response);
  });

  static async start(): Promise<TestWire> {
    const wire = new TestWire();
    wire.server.listen(0, '127.0.0.1');
    await once(wire.server, 'listening');
    return wire;
  }

  get url(): string {
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}/feed`;
  }

  async stop(): Promise<void> {
    await this.http.close();
    this.server.closeAllConnections();
    this.server.close();
    await once(this.server, 'close');
  }

  /** Its feed as storage gives it before the first poll. */
  neverPolled(more: Partial<PollableFeed> = {}): PollableFeed {
    return neverPolled({ url: this.url, ...more });
  }
}

/** The feed as it stands after a poll, as storage would give it. */
export function after(feed: PollableFeed, { record }: PollResult): PollableFeed {
  return {
    ...feed,
    url: record.movedTo ?? feed.url,
    etag: record.etag,
    lastModified: record.lastModified,
    bodyHash: record.bodyHash,
    failures: record.failure === null ? 0 : feed.failures + 1,
    interval: record.interval,
    firstPolledAt: feed.firstPolledAt ?? (record.failure === null ? record.at.toISOString() : null),
    memory: record.memory ?? null,
  };
}

/** The titles of its items, or how else a poll ended. */
export const titlesOf = (result: PollResult) =>
  result.kind === 'fetched' ? result.parsed.items.map(({ title }) => title) : result.kind;
