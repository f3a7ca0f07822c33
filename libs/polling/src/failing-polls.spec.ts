import type { RequestListener } from 'node:http';
import { gzipSync } from 'node:zlib';
import { FeedPoller } from './feed-poller.service.js';
import { LIMITS, NOW, TestWire, after, feedWith, later, titlesOf } from './test-wire.fixture.js';

describe('a poll that fails', () => {
  let wire: TestWire;
  beforeEach(async () => {
    wire = await TestWire.start();
  });
  afterEach(() => wire.stop());

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
        response.writeHead(200, { 'Content-Length': '1000' }).write('<rss>', () => request.socket.destroy());
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
    wire.answer = listener;
    const failed = await (code === 'timeout' ? wire.hasty : wire.poller).poll(wire.neverPolled(), NOW);
    expect(failed).toMatchObject({ kind: 'failed', record: { failure: { code } } });
    expect(failed.record.failure?.message).toMatch(/^\S+ .*\.$/);
    wire.answer = (__, response) => response.end(feedWith('back'));
    const recovered = await wire.poller.poll(after(wire.neverPolled(), failed), later(60));
    expect(titlesOf(recovered)).toEqual(['back']);
    expect(recovered.record.failure).toBeNull();
  });

  it('keeps validators and hash, so that an unchanged feed is not read again after an outage', async () => {
    wire.answer = (_, response) => response.writeHead(200, { ETag: '"v1"' }).end(feedWith('one'));
    let feed = wire.neverPolled();
    feed = after(feed, await wire.poller.poll(feed, NOW));
    wire.answer = status(500);
    feed = after(feed, await wire.poller.poll(feed, later(60)));
    expect(feed.etag).toBe('"v1"');
    wire.answer = (_, response) => response.writeHead(200).end(feedWith('one'));
    expect((await wire.poller.poll(feed, later(120))).kind).toBe('not-modified');
  });

  it('reads a document again that the reader stumbled over', async () => {
    wire.answer = (_, response) => response.end(feedWith('one'));
    const stumbling = new FeedPoller(
      wire.http,
      { parse: () => Promise.reject(new Error('no reader')) },
      LIMITS,
    );
    const failed = await stumbling.poll(wire.neverPolled(), NOW);
    expect(failed.record.failure).toMatchObject({ code: 'not-a-feed' });
    expect(titlesOf(await wire.poller.poll(after(wire.neverPolled(), failed), later(60)))).toEqual(['one']);
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
      wire.answer = status(code, headers);
      const { record } = await wire.poller.poll(wire.neverPolled({ every: 15 }), NOW);
      expect(record.failure).toMatchObject({ code: 'rate-limited', status: code });
      expect(record.interval).toBeGreaterThanOrEqual(900);
      expect(record.interval).toBeLessThanOrEqual(990);
    }
  });
});
