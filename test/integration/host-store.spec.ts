import type { PollRecord } from '@app/ports';
import type { Storage } from '@app/storage';
import { startTestDatabase, type TestDatabase } from '../support/test-database.js';

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
const HOUR_MS = 3_600_000;
const inMs = (ms: number) => new Date(Date.now() + ms);
const add = (name: string) => storage.feeds.add({ name, url: `https://Wire.example/${name}` });
const polled = (): PollRecord => ({
  at: new Date(),
  nextCheck: inMs(HOUR_MS),
  interval: 3600,
  failure: null,
  gaveNews: false,
  etag: null,
  lastModified: null,
  bodyHash: null,
});
const claimedAt = async (ms: number) =>
  (await storage.feeds.claimDue(inMs(ms), 10, LEASE_MS)).map(({ id }) => id);

describe('HostStore', () => {
  it('knows the hosts of all feeds, and spares each for a second', async () => {
    await add('a');
    await add('b');
    expect(await storage.hosts.list()).toEqual([
      { host: 'wire.example', feeds: 2, minSpacing: 1, isDefault: true },
    ]);
  });

  it('takes another spacing, of a host without feeds too, until the default is asked for', async () => {
    const slow = { host: 'slow.example:8080', feeds: 0, minSpacing: 2.5, isDefault: false };
    expect(await storage.hosts.setSpacing(slow.host, 2.5)).toEqual(slow);
    expect(await storage.hosts.list()).toEqual([slow]);
    expect(await storage.hosts.setSpacing(slow.host, null)).toMatchObject({ minSpacing: 1, isDefault: true });
    expect(await storage.hosts.list()).toEqual([]);
  });

  it('gives a host to one at a time, and to nobody until it has rested', async () => {
    await storage.hosts.setSpacing('wire.example', 600);
    const take = (holder: string) => storage.hosts.take('wire.example', holder, LEASE_MS);
    const turns = await Promise.all(['a', 'b', 'c', 'd'].map(take));
    expect(turns.filter(({ kind }) => kind === 'taken')).toHaveLength(1);
    const holder = ['a', 'b', 'c', 'd'][turns.findIndex(({ kind }) => kind === 'taken')] ?? '';
    await storage.hosts.release('wire.example', 'somebody else');
    expect(await take('e')).toEqual({ kind: 'wait', ms: 100 });
    await storage.hosts.release('wire.example', holder);
    const rest = await take('e');
    expect(rest.kind === 'wait' && rest.ms > 500_000 && rest.ms <= 600_000).toBe(true);
    expect(await storage.hosts.take('other.example', 'e', LEASE_MS)).toEqual({ kind: 'taken' });
  });

  it('lets it rest longer where that is asked for', async () => {
    await storage.hosts.take('wire.example', 'a', LEASE_MS);
    await storage.hosts.release('wire.example', 'a', 30_000);
    const rest = await storage.hosts.take('wire.example', 'b', LEASE_MS);
    expect(rest.kind === 'wait' && rest.ms > 10_000).toBe(true);
  });

  it('gives it away again when its holder died', async () => {
    await storage.hosts.take('wire.example', 'a', 0);
    expect(await storage.hosts.take('wire.example', 'b', LEASE_MS)).toEqual({ kind: 'taken' });
  });
});

describe('a claim of feeds', () => {
  it('leaves a host alone that is being asked, or rests', async () => {
    const { id } = await add('a');
    await storage.hosts.take('wire.example', 'an article', LEASE_MS);
    expect(await claimedAt(0)).toEqual([]);
    expect(await storage.feeds.hasDue(inMs(0))).toBe(true);
    expect(await storage.feeds.claim(id, inMs(0), LEASE_MS)).toBe(false);
    await storage.hosts.setSpacing('wire.example', 600);
    await storage.hosts.release('wire.example', 'an article');
    expect(await claimedAt(500_000)).toEqual([]);
    expect(await claimedAt(600_000)).toEqual([id]);
    expect(await storage.feeds.hasDue(inMs(0))).toBe(false);
  });

  it('holds the host until the poll is recorded, and is ahead of its rest where it is out of turn', async () => {
    const [a, b] = [await add('a'), await add('b')];
    expect(await claimedAt(1)).toEqual([a.id]);
    expect(await storage.hosts.take('wire.example', 'an article', LEASE_MS)).toMatchObject({ kind: 'wait' });
    expect(await storage.feeds.claim(b.id, inMs(0), LEASE_MS)).toBe(false);
    await storage.feeds.recordPoll(a.id, polled());
    expect(await claimedAt(0)).toEqual([]);
    expect(await storage.feeds.claim(b.id, inMs(0), LEASE_MS)).toBe(true);
  });

  it('lets the host rest that was asked, also where the feed moved or was removed meanwhile', async () => {
    const [a, b] = [await add('a'), await add('b')];
    await claimedAt(1);
    await storage.feeds.change(a.id, { url: 'https://moved.example/a' });
    await storage.feeds.recordPoll(a.id, { ...polled(), url: a.url });
    expect(await claimedAt(5_000)).toEqual([b.id]);
    await storage.feeds.remove(b.id);
    await storage.feeds.recordPoll(b.id, { ...polled(), url: b.url });
    const c = await add('c');
    expect(await claimedAt(5_000)).toEqual([c.id]);
  });

  it('frees the host of a feed that was removed before its poll began', async () => {
    const [a, b] = [await add('a'), await add('b')];
    expect(await claimedAt(1)).toEqual([a.id]);
    await storage.feeds.remove(a.id);
    expect(await claimedAt(5_000)).toEqual([b.id]);
  });
});
