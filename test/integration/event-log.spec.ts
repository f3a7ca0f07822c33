import type { Storage } from '@app/storage';
import { Client } from 'pg';
import { addFollower, addTopic, candidate, harvest, match } from '../support/story-fixtures.js';
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

const append = (room: string, payload: unknown = {}) =>
  storage.events.append({ room, name: 'feed', payload });

describe('EventLog', () => {
  it('begins at 0 and tells the newest cursor', async () => {
    expect(await storage.events.latest()).toBe('0');
    await append('newsroom');
    const [event] = await storage.events.read('0', 10);
    expect(await storage.events.latest()).toBe(event?.cursor);
  });

  it('reads after a cursor, oldest first, so many, and of some rooms', async () => {
    for (const room of ['newsroom', 'person:1', 'newsroom', 'person:2']) await append(room, { room });
    const all = await storage.events.read('0', 10);
    expect(all.map(({ room }) => room)).toEqual(['newsroom', 'person:1', 'newsroom', 'person:2']);
    expect(await storage.events.read(all[1]?.cursor ?? '', 10)).toEqual(all.slice(2));
    expect(await storage.events.read('0', 2)).toEqual(all.slice(0, 2));
    expect(await storage.events.read('0', 10, ['person:1', 'person:2'])).toEqual([all[1], all[3]]);
    expect(await storage.events.read('999999', 10)).toEqual([]);
  });

  it('keeps a payload as it came', async () => {
    const payload = { title: 'null \u0000 and half a pair \ud800', deep: [{ a: null }] };
    await append('newsroom', payload);
    expect((await storage.events.read('0', 1))[0]?.payload).toEqual(payload);
  });

  it('never shows a cursor before an older one, whoever writes at the same time', async () => {
    const topic = await addTopic(storage, 'Libya');
    await addFollower(storage, [topic]);
    const { kept } = await storage.stories.keep(
      harvest('0', ...Array.from({ length: 40 }, (_, index) => candidate(`item-${index}`))),
    );
    const writing = Promise.all([
      ...kept.map((story) => match(storage, story, [topic])),
      ...Array.from({ length: 40 }, () => append('newsroom')),
    ]);
    let done = false;
    void writing.then(() => (done = true));
    const tailed: string[] = [];
    const read = async () => {
      for (const { cursor } of await storage.events.read(tailed.at(-1) ?? '0', 1000)) tailed.push(cursor);
    };
    while (!done) await read();
    await read();
    // A reader that only ever goes on from where it was has seen everything there is.
    expect(tailed).toEqual((await storage.events.read('0', 1000)).map(({ cursor }) => cursor));
    expect(tailed).toHaveLength(40 * 3);
  });

  it('wakes who listens, in every process', async () => {
    const url = await database.freshUrl();
    const [writer, reader] = [await openStorage(url), await openStorage(url)];
    let woken: () => void = () => undefined;
    const awake = new Promise<void>((resolve) => (woken = resolve));
    const stop = await reader.events.onAppend(() => woken());
    await writer.events.append({ room: 'newsroom', name: 'feed', payload: {} });
    await awake;
    await stop();
    await Promise.all([writer.close(), reader.close()]);
  });

  it('listens again after its connection was lost, and calls for what it missed', async () => {
    const url = await database.freshUrl();
    const reader = await openStorage(url);
    let calls = 0;
    let called: () => void = () => undefined;
    await reader.events.onAppend(() => {
      calls += 1;
      called();
    });
    const next = () => new Promise<void>((resolve) => (called = resolve));
    const admin = new Client({ connectionString: url });
    admin.on('error', () => undefined);
    await admin.connect();
    const back = next();
    await admin.query(`SELECT pg_terminate_backend(pid) FROM pg_stat_activity
      WHERE query = 'LISTEN wirewatch_rules' AND datname = current_database()`);
    await back;
    expect(calls).toBe(1);
    const again = next();
    await reader.events.append({ room: 'newsroom', name: 'feed', payload: {} });
    await again;
    await admin.end();
    await reader.close();
  });
});
