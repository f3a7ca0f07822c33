import { once } from 'node:events';
import { createServer } from 'node:http';
import type { IncomingHttpHeaders, RequestListener, Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { gzipSync } from 'node:zlib';
import type { PollableFeed } from '@app/contracts';
import { OutboundHttp } from '@app/net';
import { FeedPoller } from './feed-poller.service.js';
import type { PollResult } from './poll-result.js';
import { parseFeed } from './parse/parse-feed.js';

const NOW = new Date('2026-03-03T12:00:00Z');
const later = (seconds: number) => new Date(NOW.getTime() + seconds * 1000);
const LIMITS = { firstByteMs: 20_000, totalMs: 20_000, maxBytes: 100_000, maxDecodedBytes: 1_000_000 };
/** For servers that never answer or never end. */
const SHORT = { ...LIMITS, firstByteMs: 300, totalMs: 600 };
const feedWith = (...titles: string[]) =>
  `<?xml version="1.0"?><rss version="2.0"><channel><title>Test wire</title>${titles
    .map(
      (title) =>
        `<item><guid>${title}</guid><title>${title}</title><pubDate>Tue, 03 Mar 2026 11:30:00 GMT</pubDate></item>`,
    )
    .join('')}</channel></rss>`;

describe(FeedPoller.name, () => {
  let server: Server;
  let url: string;
  let answer: RequestListener;
  let asked: IncomingHttpHeaders[];
  let http: OutboundHttp;
  let poller: FeedPoller;

  beforeEach(async () => {
    asked = [];
    server = createServer((request, response) => {
      asked.push(request.headers);
      answer(request, response);
    });
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/feed`;
    http = new OutboundHttp({
      allowPrivate: ['127.0.0.1'],
      userAgent: 'Wirewatch/test',
      resolve: () => Promise.resolve([{ address: '10.0.0.1', family: 4 }]),
    });
    poller = new FeedPoller(http, { parse: parseFeed }, LIMITS);
  });

  afterEach(async () => {
    await http.close();
    server.closeAllConnections();
    server.close();
    await once(server, 'close');
  });

  const neverPolled = (more: Partial<PollableFeed> = {}): PollableFeed => ({
    id: '1',
    name: 'test',
    url,
    wire: null,
    language: null,
    every: null,
    failures: 0,
    interval: 60,
    firstPolledAt: null,
    etag: null,
    lastModified: null,
    bodyHash: null,
    ...more,
  });

  /** The feed as it stands after a poll, as storage would give it. */
  function after(feed: PollableFeed, { record }: PollResult): PollableFeed {
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

  const titlesOf = (result: PollResult) =>
    result.kind === 'fetched' ? result.parsed.items.map(({ title }) => title) : result.kind;

  it('reads a feed, and asks next time only for what changed', async () => {
    answer = (request, response) => {
      if (request.headers['if-none-match'] === '"v1"') response.writeHead(304, { ETag: '"v1"' }).end();
      else {
        response
          .writeHead(200, {
            ETag: '"v1"',
            'Last-Modified': 'Tue, 03 Mar 2026 11:30:00 GMT',
            'Content-Encoding': 'gzip',
          })
          .end(gzipSync(feedWith('one', 'two')));
      }
    };
    const first = await poller.poll(neverPolled(), NOW);
    expect(titlesOf(first)).toEqual(['one', 'two']);
    expect(first.record).toMatchObject({ failure: null, etag: '"v1"', title: 'Test wire' });
    const second = await poller.poll(after(neverPolled(), first), later(60));
    expect(second).toMatchObject({
      kind: 'not-modified',
      record: { etag: '"v1"', bodyHash: first.record.bodyHash },
    });
    expect(asked[0]).toMatchObject({ 'user-agent': 'Wirewatch/test' });
    expect(asked[0]?.accept).toContain('application/rss+xml');
    expect(asked[1]).toMatchObject({
      'if-none-match': '"v1"',
      'if-modified-since': 'Tue, 03 Mar 2026 11:30:00 GMT',
    });
  });

  it('does not read a body again that is the same as before', async () => {
    answer = (_, response) => response.end(feedWith('one'));
    const first = await poller.poll(neverPolled(), NOW);
    expect(await poller.poll(after(neverPolled(), first), later(60))).toMatchObject({ kind: 'not-modified' });
  });

  describe('a server whose validators lie', () => {
    it('is found out after a while, and from then on asked for the whole feed', async () => {
      let body = feedWith('one');
      answer = (request, response) => {
        if (request.headers['if-none-match'] !== undefined) response.writeHead(304).end();
        else response.writeHead(200, { ETag: '"always"' }).end(body);
      };
      let feed = neverPolled();
      feed = after(feed, await poller.poll(feed, NOW));
      body = feedWith('one', 'two');
      const deceived = await poller.poll(feed, later(60));
      expect(deceived.kind).toBe('not-modified');
      feed = after(feed, deceived);
      const found = await poller.poll(feed, later(7 * 3600));
      expect(titlesOf(found)).toEqual(['one', 'two']);
      feed = after(feed, found);
      body = feedWith('one', 'two', 'three');
      expect(titlesOf(await poller.poll(feed, later(7 * 3600 + 60)))).toEqual(['one', 'two', 'three']);
    });

    it('fails where it says "not modified" to somebody who has nothing', async () => {
      answer = (_, response) => response.writeHead(304).end();
      expect((await poller.poll(neverPolled(), NOW)).record.failure).toMatchObject({
        code: 'http-error',
        status: 304,
      });
    });

    it('gets no validator that cannot be sent back', async () => {
      answer = (_, response) =>
        response.writeHead(200, { ETag: `"${'x'.repeat(2000)}"` }).end(feedWith('one'));
      expect((await poller.poll(neverPolled(), NOW)).record.etag).toBeNull();
    });
  });

  describe('failures', () => {
    const status =
      (code: number, headers: Record<string, string> = {}): RequestListener =>
      (_, response) =>
        response.writeHead(code, headers).end('<html>sorry</html>');
    const slow: RequestListener = () => undefined;
    const endless: RequestListener = (_, response) => {
      const more = () => {
        while (!response.destroyed && response.write(' '.repeat(10_000)));
      };
      response.on('drain', more);
      more();
    };
    it.each<[string, string, RequestListener]>([
      ['headers that do not come', 'timeout', slow],
      ['a body that does not come', 'timeout', (_, response) => response.writeHead(200).write('<rss>')],
      ['a body without end', 'too-large', endless],
      [
        'a bomb',
        'too-large',
        (_, response) =>
          response.writeHead(200, { 'Content-Encoding': 'gzip' }).end(gzipSync(Buffer.alloc(20_000_000))),
      ],
      ['a reset', 'unreachable', (request) => request.socket.resetAndDestroy()],
      [
        'a length that is wrong',
        'unreachable',
        (request, response) => {
          response
            .writeHead(200, { 'Content-Length': '1000' })
            .write('<rss>', () => request.socket.destroy());
        },
      ],
      ['a circle of redirects', 'too-many-redirects', status(302, { Location: '/feed' })],
      [
        'a redirect to the metadata service',
        'private-address',
        status(302, { Location: 'http://169.254.169.254/' }),
      ],
      ['a redirect to loopback', 'private-address', status(302, { Location: 'http://127.0.0.2/' })],
      [
        'a redirect to a name at a private address',
        'private-address',
        status(302, { Location: 'http://inside.example/' }),
      ],
      ['a redirect to nowhere', 'http-error', status(302)],
      ['a web page', 'not-a-feed', status(200)],
      ['nothing at all', 'not-a-feed', (_, response) => response.writeHead(200).end()],
      ['no content', 'not-a-feed', status(204)],
      ['404', 'http-error', status(404)],
      ['500', 'http-error', status(500)],
      ['503', 'http-error', status(503)],
      ['410', 'gone', status(410)],
      ['429', 'rate-limited', status(429)],
    ])('on %s: %s, in plain words, and recovers when the server does', async (_, code, listener) => {
      answer = listener;
      const hasty = new FeedPoller(http, { parse: parseFeed }, SHORT);
      const failed = await (code === 'timeout' ? hasty : poller).poll(neverPolled(), NOW);
      expect(failed).toMatchObject({ kind: 'failed', record: { failure: { code } } });
      expect(failed.record.failure?.message).toMatch(/^\S+ .*\.$/);
      answer = (__, response) => response.end(feedWith('back'));
      const recovered = await poller.poll(after(neverPolled(), failed), later(60));
      expect(titlesOf(recovered)).toEqual(['back']);
      expect(recovered.record.failure).toBeNull();
    });

    it('keeps validators and hash, so that an unchanged feed is not read again after an outage', async () => {
      answer = (_, response) => response.writeHead(200, { ETag: '"v1"' }).end(feedWith('one'));
      let feed = neverPolled();
      feed = after(feed, await poller.poll(feed, NOW));
      answer = status(500);
      feed = after(feed, await poller.poll(feed, later(60)));
      expect(feed.etag).toBe('"v1"');
      answer = (_, response) => response.writeHead(200).end(feedWith('one'));
      expect((await poller.poll(feed, later(120))).kind).toBe('not-modified');
    });

    it('reads a document again that the reader stumbled over', async () => {
      answer = (_, response) => response.end(feedWith('one'));
      const stumbling = new FeedPoller(http, { parse: () => Promise.reject(new Error('no reader')) }, LIMITS);
      const failed = await stumbling.poll(neverPolled(), NOW);
      expect(failed.record.failure).toMatchObject({ code: 'not-a-feed' });
      expect(titlesOf(await poller.poll(after(neverPolled(), failed), later(60)))).toEqual(['one']);
    });

    it.each([
      ['seconds', { 'Retry-After': '900' }],
      ['a date', { 'Retry-After': 'Tue, 03 Mar 2026 12:15:00 GMT', Date: 'Tue, 03 Mar 2026 12:00:00 GMT' }],
      [
        'a date by a clock that is a year slow',
        { 'Retry-After': 'Mon, 03 Mar 2025 12:15:00 GMT', Date: 'Mon, 03 Mar 2025 12:00:00 GMT' },
      ],
    ])('comes back when Retry-After says: %s', async (_, headers) => {
      for (const code of [429, 503]) {
        answer = status(code, headers);
        const { record } = await poller.poll(neverPolled({ every: 15 }), NOW);
        expect(record.failure).toMatchObject({ code: 'rate-limited', status: code });
        expect(record.interval).toBeGreaterThanOrEqual(900);
        expect(record.interval).toBeLessThanOrEqual(990);
      }
    });
  });

  describe('a feed that moved', () => {
    const moved: RequestListener = (request, response) => {
      if (request.url === '/feed') response.writeHead(301, { Location: '/new' }).end();
      else response.end(feedWith('one'));
    };

    it('gets its new address after two polls in a row', async () => {
      answer = moved;
      const first = await poller.poll(neverPolled(), NOW);
      expect(first.record).not.toHaveProperty('movedTo');
      const second = await poller.poll(after(neverPolled(), first), later(60));
      expect(second.record.movedTo).toBe(url.replace('/feed', '/new'));
    });

    it('keeps its address where a poll between says otherwise', async () => {
      answer = moved;
      let feed = neverPolled();
      feed = after(feed, await poller.poll(feed, NOW));
      answer = (_, response) => response.end(feedWith('two'));
      feed = after(feed, await poller.poll(feed, later(60)));
      answer = moved;
      expect((await poller.poll(feed, later(120))).record).not.toHaveProperty('movedTo');
    });

    it('keeps its address where the new one is no feed', async () => {
      answer = (request, response) => {
        if (request.url === '/feed') response.writeHead(301, { Location: '/parked' }).end();
        else response.end('<html>This domain is for sale</html>');
      };
      let feed = neverPolled();
      feed = after(feed, await poller.poll(feed, NOW));
      expect((await poller.poll(feed, later(60))).record).not.toHaveProperty('movedTo');
    });
  });

  it('names the hub of a feed, and takes what it delivers like a poll, keeping the validators', async () => {
    answer = (_, response) =>
      response
        .writeHead(200, { ETag: '"v1"', Link: '<https://hub.example/>; rel=hub, </feed>; rel=self' })
        .end(feedWith('one'));
    const polled = await poller.poll(neverPolled(), NOW);
    expect(polled).toMatchObject({ hub: { hubs: ['https://hub.example/'], topic: url } });
    const feed = after(neverPolled(), polled);
    const delivered = await poller.receive(feed, Buffer.from(feedWith('two')), null, later(60));
    expect(titlesOf(delivered)).toEqual(['two']);
    expect(delivered.record).toMatchObject({ etag: '"v1"', bodyHash: polled.record.bodyHash });
    expect(await poller.receive(feed, Buffer.from('what?'), null, later(60))).toMatchObject({
      kind: 'failed',
    });
  });

  it('speaks for the demo wire without any request, and looks again at its next release', async () => {
    const demo = neverPolled({ url: 'demo:wire' });
    const first = await poller.poll(demo, NOW);
    expect(first.kind).toBe('fetched');
    const known = after(demo, first);
    const next = first.record.nextCheck;
    expect(next.getTime() - NOW.getTime()).toBeLessThanOrEqual(5000);
    expect((await poller.poll(known, later(1))).kind).toBe('not-modified');
    expect((await poller.poll(known, next)).kind).toBe('fetched');
    expect(asked).toEqual([]);
  });
});
