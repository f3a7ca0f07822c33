import type { RequestListener } from 'node:http';
import { gzipSync } from 'node:zlib';
import { NO_MEMORY } from './feed-memory.js';
import { FeedPoller } from './feed-poller.service.js';
import { NOW, TestWire, after, feedWith, later, titlesOf } from './test-wire.fixture.js';

describe(FeedPoller.name, () => {
  let wire: TestWire;
  beforeEach(async () => {
    wire = await TestWire.start();
  });
  afterEach(() => wire.stop());

  it('reads a feed, and asks next time only for what changed', async () => {
    wire.answer = (request, response) => {
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
    const first = await wire.poller.poll(wire.neverPolled(), NOW);
    expect(titlesOf(first)).toEqual(['one', 'two']);
    expect(first.record).toMatchObject({ failure: null, etag: '"v1"', title: 'Test wire' });
    const second = await wire.poller.poll(after(wire.neverPolled(), first), later(60));
    expect(second).toMatchObject({
      kind: 'not-modified',
      record: { etag: '"v1"', bodyHash: first.record.bodyHash },
    });
    expect(wire.asked[0]).toMatchObject({ 'user-agent': 'Wirewatch/test' });
    expect(wire.asked[0]?.accept).toContain('application/rss+xml');
    expect(wire.asked[1]).toMatchObject({
      'if-none-match': '"v1"',
      'if-modified-since': 'Tue, 03 Mar 2026 11:30:00 GMT',
    });
  });

  it('does not read a body again that is the same as before', async () => {
    wire.answer = (_, response) => response.end(feedWith('one'));
    const first = await wire.poller.poll(wire.neverPolled(), NOW);
    expect(await wire.poller.poll(after(wire.neverPolled(), first), later(60))).toMatchObject({
      kind: 'not-modified',
    });
  });

  describe('a server whose validators lie', () => {
    it('is found out after a while, and from then on asked for the whole feed', async () => {
      let body = feedWith('one');
      wire.answer = (request, response) => {
        if (request.headers['if-none-match'] !== undefined) response.writeHead(304).end();
        else response.writeHead(200, { ETag: '"always"' }).end(body);
      };
      let feed = wire.neverPolled();
      feed = after(feed, await wire.poller.poll(feed, NOW));
      body = feedWith('one', 'two');
      const deceived = await wire.poller.poll(feed, later(60));
      expect(deceived.kind).toBe('not-modified');
      feed = after(feed, deceived);
      const found = await wire.poller.poll(feed, later(7 * 3600));
      expect(titlesOf(found)).toEqual(['one', 'two']);
      feed = after(feed, found);
      body = feedWith('one', 'two', 'three');
      expect(titlesOf(await wire.poller.poll(feed, later(7 * 3600 + 60)))).toEqual(['one', 'two', 'three']);
    });

    it('is found out sooner where the feed should have brought news several times', async () => {
      wire.answer = (request, response) => {
        if (request.headers['if-none-match'] !== undefined) response.writeHead(304).end();
        else response.writeHead(200, { ETag: '"always"' }).end(feedWith('one'));
      };
      const first = await wire.poller.poll(wire.neverPolled(), NOW);
      const busy = {
        hours: Array.from({ length: 24 }, () => 40),
        days: 8,
        week: Array.from({ length: 7 }, () => ({ occasions: 137, days: 8 / 7 })),
        last: NOW.toISOString(),
        until: NOW.toISOString(),
      };
      const feed = after(wire.neverPolled(), first);
      const wireOfNews = { ...feed, memory: { ...NO_MEMORY, ...feed.memory, rhythm: busy } };
      expect((await wire.poller.poll(wireOfNews, later(300))).record.memory?.lastWhole).toBe(
        NOW.toISOString(),
      );
      expect((await wire.poller.poll(wireOfNews, later(3600))).record.memory?.lastWhole).toBe(
        later(3600).toISOString(),
      );
    });

    it('fails where it says "not modified" to somebody who has nothing', async () => {
      wire.answer = (_, response) => response.writeHead(304).end();
      expect((await wire.poller.poll(wire.neverPolled(), NOW)).record.failure).toMatchObject({
        code: 'http-error',
        status: 304,
      });
    });

    it('gets no validator that cannot be sent back', async () => {
      wire.answer = (_, response) =>
        response.writeHead(200, { ETag: `"${'x'.repeat(2000)}"` }).end(feedWith('one'));
      expect((await wire.poller.poll(wire.neverPolled(), NOW)).record.etag).toBeNull();
    });
  });

  describe('a feed that moved', () => {
    const moved: RequestListener = (request, response) => {
      if (request.url === '/feed') response.writeHead(301, { Location: '/new' }).end();
      else response.end(feedWith('one'));
    };

    it('gets its new address after two polls in a row', async () => {
      wire.answer = moved;
      const first = await wire.poller.poll(wire.neverPolled(), NOW);
      expect(first.record).not.toHaveProperty('movedTo');
      const second = await wire.poller.poll(after(wire.neverPolled(), first), later(60));
      expect(second.record.movedTo).toBe(wire.url.replace('/feed', '/new'));
    });

    it('keeps its address where a poll between says otherwise', async () => {
      wire.answer = moved;
      let feed = wire.neverPolled();
      feed = after(feed, await wire.poller.poll(feed, NOW));
      wire.answer = (_, response) => response.end(feedWith('two'));
      feed = after(feed, await wire.poller.poll(feed, later(60)));
      wire.answer = moved;
      expect((await wire.poller.poll(feed, later(120))).record).not.toHaveProperty('movedTo');
    });

    it('keeps its address where the new one is no feed', async () => {
      wire.answer = (request, response) => {
        if (request.url === '/feed') response.writeHead(301, { Location: '/parked' }).end();
        else response.end('<html>This domain is for sale</html>');
      };
      let feed = wire.neverPolled();
      feed = after(feed, await wire.poller.poll(feed, NOW));
      expect((await wire.poller.poll(feed, later(60))).record).not.toHaveProperty('movedTo');
    });
  });

  it('names the hub of a feed, and takes what it delivers like a poll, keeping the validators', async () => {
    wire.answer = (_, response) =>
      response
        .writeHead(200, { ETag: '"v1"', Link: '<https://hub.example/>; rel=hub, </feed>; rel=self' })
        .end(feedWith('one'));
    const polled = await wire.poller.poll(wire.neverPolled(), NOW);
    expect(polled).toMatchObject({ hub: { hubs: ['https://hub.example/'], topic: wire.url } });
    const feed = after(wire.neverPolled(), polled);
    const delivered = await wire.poller.receive(feed, Buffer.from(feedWith('two')), null, later(60));
    expect(titlesOf(delivered)).toEqual(['two']);
    expect(delivered.record).toMatchObject({ etag: '"v1"', bodyHash: polled.record.bodyHash });
    expect(await wire.poller.receive(feed, Buffer.from('what?'), null, later(60))).toMatchObject({
      kind: 'failed',
    });
  });

  it('speaks for the demo wire without any request, and looks again at its next release', async () => {
    const demo = wire.neverPolled({ url: 'demo:wire' });
    const first = await wire.poller.poll(demo, NOW);
    expect(first.kind).toBe('fetched');
    const known = after(demo, first);
    const next = first.record.nextCheck;
    expect(next.getTime() - NOW.getTime()).toBeLessThanOrEqual(5000);
    expect((await wire.poller.poll(known, later(1))).kind).toBe('not-modified');
    expect((await wire.poller.poll(known, next)).kind).toBe('fetched');
    expect(wire.asked).toEqual([]);
  });
});
