import type { Feed, FeedMemory } from '@app/contracts';
import type { PollRecord } from '@app/ports';
import type { Storage } from '@app/storage';
import { Client } from 'pg';
import { candidate, harvest } from '../support/story-fixtures.js';
import { openStorage, startTestDatabase, type TestDatabase } from '../support/test-database.js';

let database: TestDatabase;
let storage: Storage;
beforeAll(async () => {
  database = await startTestDatabase();
});
afterAll(() => database.stop());
beforeEach(async () => {
  storage = await database.fresh();
});

const LEASE_MS = 60_000;
const later = (ms: number) => new Date(Date.now() + ms);
const add = (name: string, url = `https://${name}.example/feed`): Promise<Feed> =>
  storage.feeds.add({ name, url });

const POLLED: PollRecord = {
  at: new Date('2020-01-14T12:00:00.000Z'),
  nextCheck: new Date('2020-01-14T12:05:00.000Z'),
  interval: 300,
  failure: null,
  gaveNews: true,
  etag: '"e"',
  lastModified: 'Tue, 14 Jan 2020 12:00:00 GMT',
  bodyHash: 'abc',
};

describe('FeedStore', () => {
  it('adds a feed that is due at once', async () => {
    const feed = await storage.feeds.add({
      name: 'dw',
      url: 'https://rss.dw.example/all',
      wire: 'DW',
      language: 'de',
      every: 60,
      stateMedia: true,
    });
    expect(feed).toMatchObject({
      name: 'dw',
      title: 'dw',
      wire: 'DW',
      language: 'de',
      every: 60,
      state: 'active',
      stateMedia: true,
      lastSuccess: null,
      lastError: null,
      failures: 0,
      itemsPerDay: 0,
    });
    expect(Date.parse(feed.nextCheck)).toBeLessThanOrEqual(Date.now() + 1000);
    expect(await storage.feeds.get(feed.id)).toEqual(feed);
    expect(await storage.feeds.list()).toEqual([feed]);
  });

  it('refuses a name and an address that are taken', async () => {
    const dw = await add('dw');
    await expect(storage.feeds.add({ name: 'dw', url: 'https://x.example' })).rejects.toMatchObject({
      code: 'name-taken',
    });
    await expect(storage.feeds.add({ name: 'x', url: dw.url })).rejects.toMatchObject({
      code: 'address-taken',
    });
    const tass = await add('tass');
    await expect(storage.feeds.change(tass.id, { name: 'dw' })).rejects.toMatchObject({ code: 'name-taken' });
  });

  it('changes what is given and nothing else', async () => {
    const { id } = await add('dw');
    const changed = await storage.feeds.change(id, { title: 'Deutsche Welle', state: 'paused', every: 90 });
    expect(changed).toMatchObject({ name: 'dw', title: 'Deutsche Welle', state: 'paused', every: 90 });
    expect(await storage.feeds.change(id, { every: null })).toMatchObject({
      title: 'Deutsche Welle',
      every: null,
    });
    expect(await storage.feeds.change('999', { every: 90 })).toBeNull();
  });

  it('forgets at a new address what it knew of the old', async () => {
    const { id } = await add('dw');
    await storage.feeds.recordPoll(id, POLLED);
    await storage.feeds.change(id, { url: 'https://new.dw.example/' });
    expect(await storage.feeds.getPollable(id)).toMatchObject({
      etag: null,
      bodyHash: null,
      firstPolledAt: null,
    });
  });

  it('begins anew under another wire, whose stories are others, and not under the same', async () => {
    const { id } = await storage.feeds.add({ name: 'dw', url: 'https://dw.example/feed', wire: 'DW' });
    await storage.feeds.recordPoll(id, POLLED);
    await storage.feeds.change(id, { wire: 'dw', title: 'Deutsche Welle' });
    expect(await storage.feeds.getPollable(id)).toMatchObject({
      bodyHash: POLLED.bodyHash,
      firstPolledAt: POLLED.at.toISOString(),
    });
    const anew = { etag: null, lastModified: null, bodyHash: null, firstPolledAt: null };
    for (const wire of ['AFP', null]) {
      await storage.feeds.recordPoll(id, POLLED);
      await storage.feeds.change(id, { wire });
      expect(await storage.feeds.getPollable(id)).toMatchObject({ wire, ...anew });
    }
  });

  it('keeps the stories of a feed that is removed', async () => {
    const { id } = await add('dw');
    const { kept } = await storage.stories.keep(harvest(id, candidate('a')));
    expect(await storage.feeds.remove(id)).toBe(true);
    expect(await storage.feeds.remove(id)).toBe(false);
    expect(await storage.stories.get(kept[0]?.storyId ?? '')).not.toBeNull();
  });

  it('keeps what a poll brings after its feed was removed', async () => {
    const { id } = await add('dw');
    await storage.feeds.remove(id);
    await storage.feeds.recordPoll(id, POLLED);
    expect((await storage.stories.keep(harvest(id, candidate('a')))).kept).toHaveLength(1);
  });

  it('gives the poll stage back what it left', async () => {
    const { id } = await add('dw');
    const memory: FeedMemory = {
      itemTimes: ['2020-01-14T11:00:00.000Z'],
      lastWhole: null,
      validatorsLie: true,
      movedTo: null,
      ttlMinutes: 15,
      skipHours: [3],
    };
    await storage.feeds.recordPoll(id, { ...POLLED, memory, title: 'DW.com' });
    expect(await storage.feeds.getPollable(id)).toEqual({
      id,
      name: 'dw',
      ceiling: 'urgent',
      fullText: false,
      lastSuccess: '2020-01-14T12:00:00.000Z',
      url: 'https://dw.example/feed',
      wire: null,
      language: null,
      every: null,
      failures: 0,
      interval: 300,
      firstPolledAt: POLLED.at.toISOString(),
      etag: POLLED.etag,
      lastModified: POLLED.lastModified,
      bodyHash: POLLED.bodyHash,
      memory,
      servedByHub: false,
    });
    expect(await storage.feeds.get(id)).toMatchObject({
      title: 'DW.com',
      lastNewItem: POLLED.at.toISOString(),
    });
  });

  it('counts failures until a poll succeeds, which ends them', async () => {
    const { id } = await add('dw');
    const failure = { code: 'http-error', message: 'The server answered 500.', status: 500 } as const;
    await storage.feeds.recordPoll(id, { ...POLLED, failure });
    await storage.feeds.recordPoll(id, { ...POLLED, failure });
    expect(await storage.feeds.get(id)).toMatchObject({
      failures: 2,
      lastSuccess: null,
      lastError: { ...failure, at: POLLED.at.toISOString() },
    });
    expect((await storage.feeds.getPollable(id))?.firstPolledAt).toBeNull();
    await storage.feeds.recordPoll(id, { ...POLLED, gaveNews: false });
    expect(await storage.feeds.get(id)).toMatchObject({
      failures: 0,
      lastError: null,
      lastSuccess: POLLED.at.toISOString(),
      lastNewItem: POLLED.at.toISOString(),
    });
  });

  it('follows a permanent redirect, unless another feed is there already', async () => {
    const [dw, tass] = [await add('dw'), await add('tass')];
    await storage.feeds.recordPoll(dw.id, { ...POLLED, movedTo: 'https://moved.example/feed' });
    expect((await storage.feeds.get(dw.id))?.url).toBe('https://moved.example/feed');
    await storage.feeds.recordPoll(tass.id, { ...POLLED, movedTo: 'https://moved.example/feed' });
    expect((await storage.feeds.get(tass.id))?.url).toBe('https://tass.example/feed');
  });

  it('begins anew at once where a redirect led to another publisher', async () => {
    const { id } = await add('dw');
    await storage.feeds.recordPoll(id, { ...POLLED, movedTo: 'https://www.dw.example/feed' });
    expect((await storage.feeds.getPollable(id))?.firstPolledAt).toBe(POLLED.at.toISOString());
    const later = { ...POLLED, nextCheck: new Date(Date.now() + 3_600_000) };
    await storage.feeds.recordPoll(id, { ...later, movedTo: 'https://other.example/feed', beginsAnew: true });
    expect(await storage.feeds.getPollable(id)).toMatchObject({
      firstPolledAt: null,
      etag: null,
      lastModified: null,
      bodyHash: null,
    });
    const due = Date.parse((await storage.feeds.get(id))?.nextCheck ?? '');
    expect(due).toBeLessThan(later.nextCheck.getTime());
  });
});

describe('the credentials of a closed feed', () => {
  const basic = { kind: 'basic', user: 'desk', password: 'löwe' } as const;
  const closed = () => storage.feeds.add({ name: 'dw', url: 'https://dw.example/feed', credentials: basic });

  it('are sealed where they lie, and given to the poll stage alone', async () => {
    const url = await database.freshUrl();
    const other = await openStorage(url);
    const client = new Client({ connectionString: url });
    try {
      const feed = await other.feeds.add({ name: 'dw', url: 'https://dw.example/feed', credentials: basic });
      expect(feed.hasCredentials).toBe(true);
      expect(JSON.stringify(await other.feeds.list())).not.toMatch(/desk|löwe/);
      expect((await other.feeds.getPollable(feed.id))?.credentials).toEqual(basic);
      await client.connect();
      const { rows } = await client.query<{ feed: unknown }>('SELECT to_json(feeds) AS feed FROM feeds');
      expect(JSON.stringify(rows)).not.toMatch(/desk|löwe/);
      await client.query(`UPDATE feeds SET credentials = replace(credentials, 'dw.example', 'evil.example'),
        url = 'https://evil.example/'`);
      expect((await other.feeds.getPollable(feed.id))?.credentials).toBeUndefined();
    } finally {
      await client.end();
      await other.close();
    }
  });

  it('go to no other server than that they were given for', async () => {
    const { id } = await closed();
    await storage.feeds.change(id, { url: 'https://dw.example/moved' });
    expect((await storage.feeds.getPollable(id))?.credentials).toEqual(basic);
    const elsewhere = await storage.feeds.change(id, { url: 'https://other.example/feed' });
    expect(elsewhere?.hasCredentials).toBe(false);
    expect((await storage.feeds.getPollable(id))?.credentials).toBeUndefined();
  });

  it('stay until others come or they are taken away', async () => {
    const { id } = await closed();
    await storage.feeds.change(id, { title: 'Deutsche Welle' });
    expect((await storage.feeds.getPollable(id))?.credentials).toEqual(basic);
    const bearer = { kind: 'bearer', token: 't0ken' } as const;
    await storage.feeds.change(id, { credentials: bearer });
    expect((await storage.feeds.getPollable(id))?.credentials).toEqual(bearer);
    expect((await storage.feeds.change(id, { credentials: null }))?.hasCredentials).toBe(false);
  });

  it('are taken out of an address', async () => {
    const { id, url } = await add('dw', 'https://desk:l%C3%B6we@dw.example/feed');
    expect(url).toBe('https://dw.example/feed');
    expect((await storage.feeds.getPollable(id))?.credentials).toEqual(basic);
  });
});

describe('FeedStore.claimDue', () => {
  it('gives what is due, once, until the poll is recorded or the lease has ended', async () => {
    const { id, nextCheck } = await add('dw');
    const now = later(1000);
    expect(await storage.feeds.claimDue(now, 10, LEASE_MS)).toEqual([{ id, due: new Date(nextCheck) }]);
    expect(await storage.feeds.claimDue(now, 10, LEASE_MS)).toEqual([]);
    const afterLease = new Date(now.getTime() + LEASE_MS);
    expect(await storage.feeds.claimDue(afterLease, 10, LEASE_MS)).toEqual([
      { id, due: new Date(nextCheck) },
    ]);
    await storage.feeds.recordPoll(id, { ...POLLED, nextCheck: later(3_600_000) });
    expect(await storage.feeds.claimDue(afterLease, 10, LEASE_MS)).toEqual([]);
  });

  it('passes over a paused feed', async () => {
    const { id } = await add('dw');
    await storage.feeds.change(id, { state: 'paused' });
    expect(await storage.feeds.claimDue(later(1000), 10, LEASE_MS)).toEqual([]);
  });

  it('gives one feed of a host at a time, the one due longest', async () => {
    const first = await add('a', 'https://WIRE.example/a');
    const second = await add('b', 'https://wire.example/b');
    const other = await add('c', 'https://other.example/c');
    const claimed = await storage.feeds.claimDue(later(1000), 10, LEASE_MS);
    expect(claimed.map(({ id }) => id).sort()).toEqual([first.id, other.id]);
    await storage.feeds.recordPoll(first.id, { ...POLLED, nextCheck: later(3_600_000) });
    const next = await storage.feeds.claimDue(later(1000), 10, LEASE_MS);
    expect(next.map(({ id }) => id)).toEqual([second.id]);
  });

  it('gives two claimers at once nothing twice and no host twice', async () => {
    for (let host = 0; host < 10; host += 1) {
      for (const path of ['x', 'y']) await add(`f${host}${path}`, `https://h${host}.example/${path}`);
    }
    const claims = await Promise.all(
      Array.from({ length: 6 }, () => storage.feeds.claimDue(later(1000), 4, LEASE_MS)),
    );
    const ids = claims.flat().map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    const hosts = (await storage.feeds.list())
      .filter(({ id }) => ids.includes(id))
      .map(({ url }) => new URL(url).host);
    expect(new Set(hosts).size).toBe(10);
    expect(hosts).toHaveLength(10);
  });

  it('claims one feed out of turn, unless a poll of it runs', async () => {
    const { id } = await add('dw');
    await storage.feeds.recordPoll(id, { ...POLLED, nextCheck: later(3_600_000) });
    const now = new Date();
    expect(await storage.feeds.claim(id, now, LEASE_MS)).toBe(true);
    expect(await storage.feeds.claim(id, now, LEASE_MS)).toBe(false);
    await storage.feeds.recordPoll(id, POLLED);
    expect(await storage.feeds.claim(id, now, LEASE_MS)).toBe(true);
    expect(await storage.feeds.claim('999', now, LEASE_MS)).toBe(false);
  });
});
