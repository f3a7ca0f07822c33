import { readFileSync } from 'node:fs';
import { decideTopicAlert } from '@app/alerting';
import type { KeptVersion } from '@app/ports';
import { parseConventions, ThreadPlacer } from '@app/stories';
import type { Storage } from '@app/storage';
import { Client } from 'pg';
import { candidate, harvest, keepOne } from '../support/story-fixtures.js';
import { openStorage, startTestDatabase, type TestDatabase } from '../support/test-database.js';

const conventions = parseConventions(readFileSync('config/wire-conventions.yaml', 'utf8'));
const NEWS = { since: new Date('2020-01-14T10:00:00.000Z'), decide: decideTopicAlert };
const EVENTS = 60;
const TOGETHER = 10;

let database: TestDatabase;
let url: string;
let storage: Storage;
let other: Storage;
let staff: string;
beforeAll(async () => {
  database = await startTestDatabase();
});
afterAll(() => database.stop());
beforeEach(async () => {
  url = await database.freshUrl();
  [storage, other] = await Promise.all([openStorage(url), openStorage(url)]);
  staff = (await storage.people.add({ email: 'desk@wire.example', role: 'staff', passwordHash: null })).id;
});
afterEach(() => Promise.all([storage.close(), other.close()]));

const SYLLABLES = 'ba co du fe gi ha jo ku le mi na po qui ra so te vu wa xe zo'.split(' ');
const wordOf = (number: number) =>
  [number % 20, Math.floor(number / 20) % 20, Math.floor(number / 400) % 20]
    .map((digit) => SYLLABLES[digit])
    .join('');
const nameOf = (number: number) => wordOf(number).replace(/^./, (first) => first.toUpperCase());

/** An event of its own for each number, as one of several wires tells it. */
function report(event: number, wire: string) {
  const [person, town, ship, firm] = [0, 1, 2, 3].map((at) => nameOf(event * 7 + at));
  const [deed, thing] = [5, 6].map((at) => wordOf(event * 7 + at));
  const orders = {
    title: `${person} of ${town}: ${deed} of the ${ship}`,
    summary: `${firm} in ${town} gets ${thing}.`,
  };
  return { ...orders, title: `${orders.title} (${wire})`, wires: [wire] };
}
const events = Array.from({ length: EVENTS }, (_, event) => event);
const keepAll = async (wire: string): Promise<readonly KeptVersion[]> =>
  (await storage.stories.keep(harvest('0', ...events.map((event) => candidate(`${wire}-${event}`, report(event, wire)))))) // prettier-ignore
  .kept;
const keepAgain = (event: number, wire: string) =>
  keepOne(storage, candidate(`${wire}-${event}`, { ...report(event, wire), body: 'With more to tell.' }));
const workers = () =>
  [new ThreadPlacer(storage.threads, conventions), new ThreadPlacer(other.threads, conventions)] as const;
const threadOf = async ({ storyId }: KeptVersion) => (await storage.stories.get(storyId))?.thread;

/** Runs something for every event, some at a time. */
async function race(run: (event: number) => Promise<unknown>): Promise<void> {
  for (let at = 0; at < EVENTS; at += TOGETHER) {
    await Promise.all(events.slice(at, at + TOGETHER).map(run));
  }
}
/** Of each event the threads of its stories that differ. */
async function torn(...wires: readonly (readonly KeptVersion[])[]): Promise<unknown[]> {
  const threads = await Promise.all(
    events.map((event) => Promise.all(wires.map((wire) => threadOf(wire[event]!)))),
  );
  return threads.filter((each) => new Set(each).size !== 1 || each.includes(undefined));
}

describe('workers that place at the same time', () => {
  it('keep a story in one thread, though its later version comes first', async () => {
    const [one, two] = workers();
    const [first, dpa] = [await keepAll('afp'), await keepAll('dpa')];
    const later = await Promise.all(events.map((event) => keepAgain(event, 'afp')));
    await race((event) =>
      Promise.all([one.place(later[event]!), two.place(dpa[event]!), one.place(first[event]!)]),
    );
    expect(await torn(first, dpa)).toEqual([]);
    expect(new Set(await Promise.all(first.map(threadOf))).size).toBe(EVENTS);
  });

  it('follow a merge by staff made meanwhile: no story stays in the thread that is gone', async () => {
    const [one, two] = workers();
    const [afp, dpa] = [await keepAll('afp'), await keepAll('dpa')];
    for (const story of afp) await one.place(story);
    // Each event is joined to its neighbour while its second report comes.
    await race((event) => {
      const placed = [(event % 2 === 0 ? one : two).place(dpa[event]!)];
      const merge = async () => {
        const threads = await Promise.all([threadOf(afp[event]!), threadOf(afp[event + 1]!)]);
        return storage.threads.merge(threads[0]!, threads[1]!, staff);
      };
      return Promise.all<unknown>(event % 2 === 0 ? [...placed, merge()] : placed);
    });
    expect(await torn(afp, dpa)).toEqual([]);
    expect(new Set(await Promise.all(dpa.map(threadOf))).size).toBe(EVENTS / 2);
  });

  it('follow a split by staff made meanwhile', async () => {
    const [one, two] = workers();
    const [afp, dpa, tass] = [await keepAll('afp'), await keepAll('dpa'), await keepAll('tass')];
    for (const stories of [afp, dpa]) for (const story of stories) await one.place(story);
    await race(async (event) => {
      const thread = (await threadOf(afp[event]!))!;
      return Promise.all([
        two.place(tass[event]!),
        storage.threads.split(thread, [dpa[event]!.storyId], null, staff, NEWS),
      ]);
    });
    const both = await Promise.all(events.map((event) => Promise.all([afp, dpa, tass].map((wire) => threadOf(wire[event]!))))); // prettier-ignore
    for (const [afpThread, dpaThread, tassThread] of both) {
      expect(dpaThread).not.toBe(afpThread);
      expect([afpThread, dpaThread]).toContain(tassThread);
    }
  });

  it('never put a story into a thread that closed before it', async () => {
    const [one, two] = workers();
    const [afp, dpa, tass] = [await keepAll('afp'), await keepAll('dpa'), await keepAll('tass')];
    for (const story of afp) await one.place(story);
    await race((event) =>
      Promise.all([
        two.place(dpa[event]!),
        event % TOGETHER === 0 && storage.threads.closeQuiet(new Date(Date.now() + 60_000), 5),
      ]),
    );
    // What comes now is beside the second report, where the thread of the first was closed.
    await race((event) => one.place(tass[event]!));
    const closed = await closedThreads();
    const late = await Promise.all(tass.map(threadOf));
    expect(late.filter((thread) => closed.has(thread!))).toEqual([]);
    const second = await Promise.all(dpa.map(threadOf));
    expect(late.filter((thread, event) => !closed.has(second[event]!) && thread !== second[event])).toEqual(
      [],
    );
  });

  it('lose no story and tear no event when their connections are cut in the middle', async () => {
    const [one, two] = workers();
    const [afp, dpa] = [await keepAll('afp'), await keepAll('dpa')];
    await Promise.all([one.load(), two.load()]);
    await race(async (event) => {
      const placing = [one.place(afp[event]!), two.place(dpa[event]!)];
      if (event % TOGETHER === 3) await cutConnections();
      await Promise.allSettled(placing);
    });
    // As the queue does with what failed, by whichever worker.
    await race((event) => Promise.all([two.place(afp[event]!), one.place(dpa[event]!)]));
    expect(await torn(afp, dpa)).toEqual([]);
    expect(new Set(await Promise.all(afp.map(threadOf))).size).toBe(EVENTS);
  });
});

async function onDatabase<T extends object>(statement: string): Promise<T[]> {
  const client = new Client({ connectionString: url });
  await client.connect();
  const { rows } = await client.query<T>(statement).finally(() => client.end());
  return rows;
}
const closedThreads = async () =>
  new Set(
    (await onDatabase<{ id: string }>('SELECT id::text FROM threads WHERE closed_at IS NOT NULL')).map(
      ({ id }) => id,
    ),
  );
/** Ends when they are cut: one that dies later would be a fault after the race. */
const cutConnections = () =>
  onDatabase(
    `SELECT pg_terminate_backend(pid, 60000) FROM pg_stat_activity
     WHERE datname = current_database() AND pid <> pg_backend_pid()`,
  );
