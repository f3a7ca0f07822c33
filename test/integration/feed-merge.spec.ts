import type { Feed, ParsedFeed } from '@app/contracts';
import { FeedStore } from '@app/ports';
import type { PollRecord } from '@app/ports';
import type { Storage } from '@app/storage';
import { KeepItems } from '../../apps/server/src/jobs/keep-items.js';
import { ApiFailure } from '../support/api-client.js';
import type { ApiClient } from '../support/api-client.js';
import { FeedServer } from '../support/feed-server.js';
import { LiveClient } from '../support/live-client.js';
import { candidate, harvest } from '../support/story-fixtures.js';
import { startTestDatabase } from '../support/test-database.js';
import type { TestDatabase } from '../support/test-database.js';
import { startTestServer } from '../support/test-server.js';
import type { TestServer } from '../support/test-server.js';

const codeOf = (call: Promise<unknown>): Promise<unknown> =>
  call.then(
    () => null,
    (error: unknown) => (error instanceof ApiFailure ? error.body : error),
  );

describe('two feeds that become one', () => {
  let server: TestServer;
  let admin: ApiClient;
  let wire: FeedServer;
  let live: LiveClient;
  let old: { readonly id: string };
  let survivor: { readonly id: string };

  beforeAll(async () => {
    [server, wire] = await Promise.all([startTestServer(), FeedServer.start()]);
    admin = await server.signInAsAdmin();
    live = await LiveClient.watch(server.origin, admin.cookie, ['alerts']);
    const topic = await admin.call('addRule', {
      body: { name: 'Ferries', query: 'ferry', scope: 'topic' },
    });
    await admin.call('follow', { params: { ruleId: topic.id }, body: { channels: ['live'] } });
    const [oldUrl, newUrl] = [wire.url('old'), wire.url('new')];
    old = await admin.call('addFeed', { body: { url: oldUrl, name: 'old', wire: 'AFP' } });
    survivor = await admin.call('addFeed', { body: { url: newUrl, name: 'new', wire: 'Agence' } });
    await Promise.all([poll(old), poll(survivor)]);
  });
  afterAll(async () => {
    live.close();
    await wire.stop();
    await server.stop();
  });

  const poll = ({ id }: { readonly id: string }) => admin.call('pollFeed', { params: { id } });
  it('keep their stories, which alert nobody again when the survivor brings them', async () => {
    const now = {
      // A number alone: one thing in each feed.
      guid: '4711',
      title: 'Naxos ferry runs aground',
      description: 'It had 12 aboard.',
      published: new Date(),
    };
    wire.release('old', now);
    expect(await poll(old)).toMatchObject({ kept: 1 });
    await live.until(({ alerts }) => alerts.length === 1);

    const before = await server.app.get(FeedStore, { strict: false }).getPollable(old.id);
    const merged = await admin.call('mergeFeed', { params: { id: old.id }, body: { into: survivor.id } });
    expect(merged).toMatchObject({ id: survivor.id, name: 'new', itemsPerDay: 0.1 });
    expect((await admin.call('listFeeds', {})).items.map(({ name }) => name)).toEqual(['new']);

    wire.release('new', { ...now, link: 'https://elsewhere.example/naxos' });
    expect(await poll(survivor)).toMatchObject({ kept: 0, changed: 0 });
    wire.release('new', { ...now, description: 'It had 14 aboard.' });
    expect(await poll(survivor)).toMatchObject({ kept: 0, changed: 1 });
    await live.until(({ alerts }) => alerts.length === 2);
    // What a hub delivered when the other feed was still there.
    const late = {
      ...now,
      guid: '4712',
      title: 'Naxos ferry is afloat',
      published: new Date().toISOString(),
    };
    const item = {
      id: late.guid,
      title: late.title,
      link: '',
      summary: late.description,
      body: '',
      author: '',
      categories: [],
      published: late.published,
      updated: null,
    };
    const parsed: ParsedFeed = {
      format: 'rss',
      title: 'Old',
      link: '',
      language: null,
      items: [item],
      problems: [],
      ttlMinutes: null,
      skipHours: [],
    };
    const keepItems = server.app.get(KeepItems, { strict: false });
    expect((await keepItems.run(before!, parsed, new Date())).kept).toHaveLength(1);
    wire.release('new', { ...now, guid: late.guid, title: late.title, published: new Date(late.published) });
    expect(await poll(survivor)).toMatchObject({ kept: 0 });
    await live.until(({ alerts }) => alerts.length === 3);
    const told = live.alerts.filter(({ story: { title } }) => title === now.title);
    expect(new Set(told.map(({ story: { id } }) => id)).size).toBe(1);
    expect(told.map(({ kind }) => kind)).toEqual(['new', 'update']);
  });

  it('have one history of polls', async () => {
    const { history } = await admin.call('getFeed', { params: { id: survivor.id } });
    expect(history.some(({ kept }) => kept === 1)).toBe(true);
    expect(history.map(({ at }) => at)).toEqual(
      history
        .map(({ at }) => at)
        .sort()
        .reverse(),
    );
    const { items } = await admin.call('listFeedDays', { params: { id: survivor.id } });
    expect(items).toHaveLength(30);
    expect(items.reduce((sum, { polls }) => sum + polls, 0)).toBe(history.length);
    // It may be midnight where this runs.
    expect(items.reduce((sum, { stories }) => sum + stories, 0)).toBe(2);
    expect(items.every(({ failures }) => failures === 0)).toBe(true);
  });

  it('have one address each way: the other one points to the survivor', async () => {
    expect(await codeOf(admin.call('addFeed', { body: { url: wire.url('old'), name: 'again' } }))).toEqual({
      code: 'address-taken',
      message: 'This address is there already.',
      hint: 'The feed of this address was merged into “new”, which has its stories.',
      details: { feed: survivor.id },
    });
    const outline = `<opml version="2.0"><body><outline text="Old" xmlUrl="${wire.url('old')}"/></body></opml>`;
    expect((await admin.call('importOpml', { body: { opml: outline } })).lines).toMatchObject([
      { outcome: 'present', reason: expect.stringContaining('merged into “new”') },
    ]);
    const moved = await admin.call('changeFeed', {
      params: { id: survivor.id },
      body: { url: wire.url('old') },
    });
    expect(moved.url).toBe(wire.url('old'));
  });

  it.each([
    ['itself', () => survivor.id, () => survivor.id, 'bad-request'],
    ['one that is not there', () => survivor.id, () => '999', 'not-found'],
    ['one, and is gone', () => old.id, () => survivor.id, 'not-found'],
  ])('are not one with %s', async (_, id, into, code) => {
    expect(
      await codeOf(admin.call('mergeFeed', { params: { id: id() }, body: { into: into() } })),
    ).toMatchObject({ code });
  });
});

describe('FeedStore.merge', () => {
  let database: TestDatabase;
  let storage: Storage;
  beforeAll(async () => {
    database = await startTestDatabase();
  });
  afterAll(() => database.stop());
  beforeEach(async () => {
    storage = await database.fresh();
  });

  const add = (name: string): Promise<Feed> =>
    storage.feeds.add({ name, url: `https://${name}.example/feed` });
  const merge = (from: Feed, into: Feed) =>
    storage.feeds.merge(from.id, { id: into.id, publisher: `site:${into.name}.example` });
  const polled = (failed: boolean): PollRecord => ({
    at: new Date(),
    nextCheck: new Date(),
    interval: 60,
    failure: failed ? { code: 'timeout', message: 'The server did not answer.' } : null,
    gaveNews: false,
    etag: null,
    lastModified: null,
    bodyHash: null,
  });

  it('knows an item of the feed that is gone under the name of the other publisher', async () => {
    const [old, kept] = [await add('old'), await add('kept')];
    const item = (feed: Feed) =>
      candidate('a', {}, { keys: [`guid:${feed.id}:4711`, 'link:https://old.example/a'] });
    const first = await storage.stories.keep({
      ...harvest(old.id, item(old)),
      publisher: 'site:old.example',
    });
    expect(await merge(old, kept)).toEqual({ kind: 'merged' });
    for (const publisher of ['site:kept.example', 'site:old.example']) {
      const again = await storage.stories.keep({ ...harvest(kept.id, item(kept)), publisher });
      expect(again).toEqual({ kept: [], changed: [] });
    }
    const byId = candidate('a', {}, { keys: [`guid:${kept.id}:4711`] });
    expect(await storage.stories.keep({ ...harvest(kept.id, byId), publisher: 'site:kept.example' })).toEqual(
      { kept: [], changed: [] },
    );
    expect(await storage.stories.get(first.kept[0]?.storyId ?? '')).not.toBeNull();
  });

  it('leaves the other publisher the keys that it has', async () => {
    const [old, kept] = [await add('old'), await add('kept')];
    const item = candidate('a');
    await storage.stories.keep({ ...harvest(old.id, item), publisher: 'site:old.example' });
    const own = await storage.stories.keep({ ...harvest(kept.id, item), publisher: 'site:kept.example' });
    await merge(old, kept);
    const changed = candidate('a', { title: 'Talks fail' });
    const next = await storage.stories.keep({
      ...harvest(kept.id, changed),
      publisher: 'site:kept.example',
    });
    expect(next.changed).toEqual([{ storyId: own.kept[0]?.storyId, version: 2 }]);
  });

  it('waits for a poll of the feed, and follows merges of merges', async () => {
    const [a, b, c] = [await add('a'), await add('b'), await add('c')];
    await storage.feeds.claim(a.id, new Date(), 60_000);
    expect(await merge(a, b)).toEqual({ kind: 'busy' });
    await storage.feeds.recordPoll(a.id, polled(true));
    await storage.feeds.recordPoll(b.id, polled(false));
    expect(await merge(a, b)).toEqual({ kind: 'merged' });
    const days = await storage.feeds.days(b.id, 2);
    const sums = [days.map(({ polls }) => polls), days.map(({ failures }) => failures)];
    // It may be midnight where this runs.
    expect(sums.map((counts) => counts.reduce((sum, count) => sum + count))).toEqual([2, 1]);
    expect(await merge(a, b)).toEqual({ kind: 'missing' });
    expect(await merge(b, c)).toEqual({ kind: 'merged' });
    for (const url of [a.url, b.url]) {
      await expect(storage.feeds.add({ name: 'again', url })).rejects.toMatchObject({
        details: { feed: c.id },
      });
    }
    await storage.feeds.remove(c.id);
    expect(await add('a')).toMatchObject({ url: a.url });
  });

  it('goes on beside polls of both feeds without a deadlock', async () => {
    const kept = await add('kept');
    for (let round = 0; round < 5; round += 1) {
      const old = await add(`old${round}`);
      const keep = (feed: Feed, n: number) =>
        storage.stories.keep({
          ...harvest(feed.id, candidate(`${round}-${n}`), candidate(`${round}-${n + 1}`)),
          publisher: n % 2 === 0 ? 'site:kept.example' : 'site:old.example',
        });
      const all = [0, 1, 2, 3].flatMap((n) => [keep(old, n), keep(kept, n)]);
      await Promise.all([...all, merge(old, kept)]);
    }
    expect(await storage.feeds.list()).toHaveLength(1);
  });
});
