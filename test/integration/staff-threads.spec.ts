import { decideTopicAlert } from '@app/alerting';
import { readFileSync } from 'node:fs';
import type { LiveThread } from '@app/contracts';
import type { KeptVersion } from '@app/ports';
import { parseConventions, ThreadPlacer } from '@app/stories';
import type { Storage } from '@app/storage';
import { addTopic, candidate, keepOne, match, place } from '../support/story-fixtures.js';
import { startTestDatabase, type TestDatabase } from '../support/test-database.js';

const conventions = parseConventions(readFileSync('config/wire-conventions.yaml', 'utf8'));

let database: TestDatabase;
let storage: Storage;
let staff: string;
beforeAll(async () => {
  database = await startTestDatabase();
});
afterAll(() => database.stop());
beforeEach(async () => {
  storage = await database.fresh();
  staff = (await storage.people.add({ email: 'desk@wire.example', role: 'staff', passwordHash: null })).id;
});

interface PlacedStory extends KeptVersion {
  readonly thread: string;
}
/** A story in a thread, or in one of its own, matched by rules. */
async function report(
  guid: string,
  { thread, rules = [], demo = false }: { thread?: string; rules?: readonly string[]; demo?: boolean } = {},
): Promise<PlacedStory> {
  const story = await keepOne(storage, candidate(guid, { title: `Report ${guid}`, wires: [guid] }, { demo }));
  const placed = await place(storage, story, thread ?? null);
  await match(storage, story, rules);
  return { ...story, thread: placed };
}
const NEWS = { since: new Date('2020-01-14T10:00:00.000Z'), decide: decideTopicAlert };
const idsIn = async (thread: string) => (await storage.stories.thread(thread))?.stories.map(({ id }) => id);
const code = (name: string) => expect.objectContaining({ code: name });

describe('ThreadStore.merge', () => {
  it('joins a thread with another, whose id then stands for both', async () => {
    const [one, two] = [await report('a'), await report('b')];
    expect(await storage.threads.merge(one.thread, two.thread, staff)).toEqual({
      threadId: two.thread,
      from: one.thread,
      stories: [one.storyId],
      again: [],
    });
    const merged = await storage.stories.thread(one.thread);
    expect(merged).toEqual(await storage.stories.thread(two.thread));
    expect(merged).toMatchObject({ id: two.thread, title: 'Report a' });
    expect(merged?.stories.map(({ id, thread }) => [id, thread])).toEqual([
      [one.storyId, two.thread],
      [two.storyId, two.thread],
    ]);
  });

  it('lets the thread live that people were told of first', async () => {
    const topic = await addTopic(storage, 'Libya');
    const told = await report('a', { rules: [topic] });
    const other = await report('b');
    expect(await storage.threads.merge(told.thread, other.thread, staff)).toMatchObject({
      threadId: told.thread,
      from: other.thread,
    });
  });

  it('tells the desk which stories came into which thread, and alerts nobody', async () => {
    const [one, two] = [await report('a'), await report('b')];
    const before = await storage.events.latest();
    await storage.threads.merge(one.thread, two.thread, staff);
    const events = await storage.events.read(before, 10);
    expect(events.map(({ room, name }) => [room, name])).toEqual([['newsroom', 'thread']]);
    expect(events[0]?.payload as LiveThread).toMatchObject({
      id: two.thread,
      wires: [{ wire: 'a' }, { wire: 'b' }],
      stories: [one.storyId],
    });
  });

  it('refuses a thread with itself, one that is not there, and what is invented beside what is not', async () => {
    const [one, two] = [await report('a'), await report('b', { demo: true })];
    await expect(storage.threads.merge(one.thread, one.thread, staff)).rejects.toEqual(code('same-thread'));
    await expect(storage.threads.merge(one.thread, '999', staff)).rejects.toEqual(code('not-found'));
    await expect(storage.threads.merge(one.thread, two.thread, staff)).rejects.toEqual(code('demo-apart'));
  });

  it('is undone by splitting off what it brought: the old thread is there again', async () => {
    const [one, two, three] = [await report('a'), await report('b'), await report('c')];
    await storage.threads.merge(one.thread, two.thread, staff);
    const second = await storage.threads.merge(three.thread, one.thread, staff);
    expect(second).toMatchObject({ threadId: two.thread, stories: [three.storyId] });
    expect(await storage.threads.split(two.thread, second.stories, null, staff, NEWS)).toMatchObject({
      threadId: three.thread,
      from: two.thread,
    });
    expect(await storage.threads.split(one.thread, [one.storyId], null, staff, NEWS)).toMatchObject({
      threadId: one.thread,
    });
    expect([await idsIn(one.thread), await idsIn(two.thread), await idsIn(three.thread)]).toEqual([
      [one.storyId],
      [two.storyId],
      [three.storyId],
    ]);
  });
});

describe('ThreadStore.place', () => {
  /** A report that joins a thread and brings others along. */
  async function reportOfAll(thread: string, ...brings: readonly string[]): Promise<string> {
    const story = await keepOne(storage, candidate('all', { title: 'Report of all', wires: ['all'] }));
    const lives = await place(storage, story, thread, null, brings);
    expect((await storage.stories.get(story.storyId))?.thread).toBe(lives);
    return lives;
  }

  it('brings threads along as a merge does: the one told first lives, the desk hears of it once', async () => {
    const topic = await addTopic(storage, 'Libya');
    const [one, two] = [await report('a'), await report('b')];
    const told = await report('c', { rules: [topic] });
    const before = await storage.events.latest();
    expect(await reportOfAll(one.thread, two.thread, told.thread)).toBe(told.thread);
    expect(await idsIn(one.thread)).toHaveLength(4);
    expect(await idsIn(two.thread)).toEqual(await idsIn(told.thread));
    const events = await storage.events.read(before, 10);
    expect(events.map(({ room, name }) => [room, name])).toEqual([['newsroom', 'thread']]);
    expect(events[0]?.payload as LiveThread).toMatchObject({ id: told.thread });
  });

  it('brings nothing along that staff put together, took apart or named', async () => {
    const [one, split, joined, named] = [
      await report('a'),
      await report('b'),
      await report('c'),
      await report('d'),
    ];
    const [off, with_] = [await report('e', split), await report('f')];
    const apart = await storage.threads.split(split.thread, [off.storyId], null, staff, NEWS);
    await storage.threads.merge(with_.thread, joined.thread, staff);
    await storage.threads.split(named.thread, [(await report('g', named)).storyId], 'The gym', staff, NEWS);
    const others = [apart.threadId, split.thread, joined.thread, named.thread];
    expect(await reportOfAll(one.thread, ...others)).toBe(one.thread);
    expect(await idsIn(one.thread)).toHaveLength(2);
  });

  it('is undone by splitting off what was brought, and stays so', async () => {
    const [one, two] = [await report('a'), await report('b')];
    await reportOfAll(one.thread, two.thread);
    const split = await storage.threads.split(one.thread, [two.storyId], null, staff, NEWS);
    expect(split.threadId).toBe(two.thread);
    const again = await keepOne(storage, candidate('again', { title: 'Again', wires: ['again'] }));
    await place(storage, again, one.thread, null, [two.thread]);
    expect(await idsIn(two.thread)).toEqual([two.storyId]);
  });
});

describe('ThreadStore.split', () => {
  it('takes stories into a thread of their own, with a title of staff’s or of the first report', async () => {
    const one = await report('a');
    const [two, three] = [await report('b', one), await report('c', one)];
    const split = await storage.threads.split(one.thread, [two.storyId], null, staff, NEWS);
    expect(await storage.stories.thread(split.threadId)).toMatchObject({
      title: 'Report b',
      wires: [{ wire: 'b' }],
    });
    expect(await idsIn(one.thread)).toEqual([one.storyId, three.storyId]);
    const titled = await storage.threads.split(one.thread, [three.storyId], 'The shelling', staff, NEWS);
    expect((await storage.stories.thread(titled.threadId))?.title).toBe('The shelling');
    await match(storage, await keepOne(storage, candidate('c', { title: 'More', wires: ['c'] })), []);
    expect((await storage.stories.thread(titled.threadId))?.title).toBe('The shelling');
  });

  it('leaves a story behind, and takes none from elsewhere', async () => {
    const [one, other] = [await report('a'), await report('b')];
    await expect(storage.threads.split(one.thread, [one.storyId], null, staff, NEWS)).rejects.toEqual(
      code('whole-thread'),
    );
    await expect(storage.threads.split(one.thread, [other.storyId], null, staff, NEWS)).rejects.toEqual(
      code('not-found'),
    );
  });
});

describe('ThreadStore.move', () => {
  it('puts a story into another thread, where its later versions stay', async () => {
    const one = await report('a');
    const [two, other] = [await report('b', one), await report('c')];
    await storage.threads.move(two.storyId, other.thread, staff);
    const later = await keepOne(storage, candidate('b', { title: 'More', wires: ['b'] }));
    expect(await place(storage, later, one.thread)).toBe(other.thread);
    expect(await idsIn(other.thread)).toEqual([two.storyId, other.storyId]);
    await storage.threads.move(two.storyId, one.thread, staff);
    expect(await idsIn(one.thread)).toEqual([one.storyId, two.storyId]);
  });

  it('takes the whole thread along with its only story', async () => {
    const [one, other] = [await report('a'), await report('b')];
    await storage.threads.move(one.storyId, other.thread, staff);
    expect((await storage.stories.thread(one.thread))?.id).toBe(other.thread);
    await expect(storage.threads.move(one.storyId, one.thread, staff)).rejects.toEqual(code('same-thread'));
  });
});

describe('what staff did to threads', () => {
  const talks = (guid: string, title: string) =>
    keepOne(
      storage,
      candidate(guid, { title, summary: `${title}, said the ministry in Moscow.`, wires: [guid] }),
    );
  const placer = () => new ThreadPlacer(storage.threads, conventions);

  it('is followed by every worker, also by one that starts later', async () => {
    const [worker, other] = [placer(), placer()];
    const afp = await talks('afp', 'Khalifa Haftar leaves Moscow without a signature under the ceasefire');
    const rain = await talks('rain', 'Heavy rain floods the valley of Cooma in Australia');
    const thread = await worker.place(afp);
    const wrong = await other.place(rain);
    await storage.threads.merge(thread, wrong, staff);
    const split = await storage.threads.split(wrong, [afp.storyId], 'Haftar', staff, NEWS);
    const dpa = await talks('dpa', 'Khalifa Haftar leaves Moscow, ceasefire without his signature');
    const tass = await talks(
      'tass',
      'Haftar leaves Moscow: no signature under the ceasefire by Khalifa Haftar',
    );
    expect(await worker.place(dpa)).toBe(split.threadId);
    expect(await placer().place(tass)).toBe(split.threadId);
    const more = await talks('more', 'Heavy rain floods Cooma, valley in Australia under water');
    expect(await other.place(more)).toBe(wrong);
  });
});
