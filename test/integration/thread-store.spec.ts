import type { StoryText } from '@app/contracts';
import type { Storage } from '@app/storage';
import { candidate, keepOne, match, place } from '../support/story-fixtures.js';
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

describe('StoryStore.thread', () => {
  const report = (guid: string, wire: string, minute: number, text: Partial<StoryText> = {}) =>
    keepOne(
      storage,
      candidate(
        guid,
        { wires: [wire, 'credited'], ...text },
        { published: `2020-01-14T11:0${minute}:00.000Z` },
      ),
    );

  it('gives those that report it in the order of their first report, never those they credit', async () => {
    const reuters = await report('b', 'reuters', 2);
    const threadId = await place(storage, reuters);
    await place(storage, await report('a', 'afp', 1), threadId);
    await place(storage, await report('c', 'dw', 4), threadId, reuters.storyId);
    await place(storage, await report('d', 'afp', 3), threadId);
    const thread = await storage.stories.thread(threadId);
    expect(thread?.wires).toEqual([
      { wire: 'afp', first: '2020-01-14T11:01:00.000Z', afterMs: 0 },
      { wire: 'reuters', first: '2020-01-14T11:02:00.000Z', afterMs: 60_000 },
      { wire: 'dw', first: '2020-01-14T11:04:00.000Z', afterMs: 180_000, copyOf: 'reuters' },
    ]);
    expect(thread?.stories.map(({ reporter, copyOf }) => [reporter, copyOf])).toEqual([
      ['afp', null],
      ['reuters', null],
      ['afp', null],
      ['dw', reuters.storyId],
    ]);
  });

  it('counts a report from when it was first seen where that was earlier, and not from its later versions', async () => {
    const ahead = { published: '2020-01-15T00:00:00.000Z' };
    const threadId = await place(storage, await keepOne(storage, candidate('a', {}, ahead)));
    await keepOne(storage, candidate('a', { title: 'More' }, { published: '2020-01-14T08:00:00.000Z' }));
    const thread = await storage.stories.thread(threadId);
    expect(thread?.wires).toEqual([{ wire: 'DW', first: '2020-01-14T11:31:05.000Z', afterMs: 0 }]);
  });

  it('tells the desk of each wire that joins and of another title, once', async () => {
    const afp = await report('a', 'afp', 1, { title: 'Talks fail' });
    const threadId = await place(storage, afp);
    await match(storage, afp, []);
    for (const [guid, wire] of [
      ['b', 'reuters'],
      ['c', 'reuters'],
    ] as const) {
      const story = await report(guid, wire, 2);
      await place(storage, story, threadId);
      await match(storage, story, []);
    }
    await match(storage, await report('a', 'afp', 1, { title: 'Talks failed' }), []);
    await match(storage, await report('a', 'afp', 1, { title: 'Withdrawn', kind: 'kill' }), []);
    const events = (await storage.events.read('0', 50)).filter(({ name }) => name === 'thread');
    expect(events.map(({ payload }) => payload)).toMatchObject([
      { id: threadId, title: 'Talks fail', wires: [{ wire: 'afp' }, { wire: 'reuters', afterMs: 60_000 }] },
      { id: threadId, title: 'Talks failed' },
      { id: threadId, title: 'Haftar leaves Moscow without signing' },
    ]);
  });

  it('withdraws the copies of a text with it, and lets them stand again', async () => {
    const afp = await report('a', 'afp', 1);
    const threadId = await place(storage, afp);
    await match(storage, afp, []);
    const copy = await report('b', 'dw', 2);
    await place(storage, copy, threadId, afp.storyId);
    await match(storage, copy, []);
    await match(storage, await report('a', 'afp', 1, { title: 'Killed', kind: 'kill' }), []);
    const statuses = async () =>
      (await storage.stories.thread(threadId))?.stories.map(({ status }) => status);
    expect(await statuses()).toEqual(['withdrawn', 'withdrawn']);
    await match(storage, await report('a', 'afp', 1, { title: 'Released', kind: 'release' }), []);
    expect(await statuses()).toEqual(['standing', 'standing']);
  });

  it('gives null where there is none', async () => {
    expect(await storage.stories.thread('999')).toBeNull();
  });
});
