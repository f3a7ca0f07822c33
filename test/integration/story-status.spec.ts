import type { Kind, StoryStatus } from '@app/contracts';
import type { KeptVersion } from '@app/ports';
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

/** Keeps and matches a version of a story, as the jobs do. */
async function bring(guid: string, title: string, kind: Kind = 'new'): Promise<KeptVersion> {
  const version = await keepOne(storage, candidate(guid, { title, kind }));
  await match(storage, version, []);
  return version;
}
/** Brings an outlet's story over again the text of another. */
async function bringCopy(guid: string, original: KeptVersion): Promise<KeptVersion> {
  const version = await keepOne(storage, candidate(guid, { title: `Copied in ${guid}` }));
  const thread = (await storage.stories.get(original.storyId))?.thread ?? null;
  await place(storage, version, thread, original.storyId);
  await match(storage, version, []);
  return version;
}
const statusOf = async ({ storyId }: KeptVersion): Promise<StoryStatus | undefined> =>
  (await storage.stories.get(storyId))?.status;

describe('whether a story stands', () => {
  it.each([
    ['hold', 'held'],
    ['kill', 'withdrawn'],
    ['correction', 'standing'],
  ] as const)('is told by its own later version: %s', async (kind, status) => {
    const story = await bring('a', 'Haftar leaves');
    await bring('a', 'Haftar leaves, once more', kind);
    expect(await statusOf(story)).toBe(status);
  });

  it('is as before after a release', async () => {
    const story = await bring('a', 'Haftar leaves');
    await bring('a', 'Held', 'hold');
    await bring('a', 'Killed', 'kill');
    await bring('a', 'Released', 'release');
    expect(await statusOf(story)).toBe('standing');
  });

  it('is as before after a correction of what was held, which does not bring back what was withdrawn', async () => {
    const story = await bring('a', 'Haftar leaves');
    await bring('a', 'Held', 'hold');
    await bring('a', 'Corrected', 'correction');
    expect(await statusOf(story)).toBe('standing');
    await bring('a', 'Corrected again', 'correction');
    expect(await statusOf(story)).toBe('standing');
    await bring('a', 'Killed', 'kill');
    await bring('a', 'Corrected too late', 'correction');
    expect(await statusOf(story)).toBe('withdrawn');
  });

  it('is told by the last word, in whatever order they are matched', async () => {
    const story = await bring('a', 'Haftar leaves');
    const kill = await keepOne(storage, candidate('a', { title: 'Killed', kind: 'kill' }));
    const release = await keepOne(storage, candidate('a', { title: 'Released', kind: 'release' }));
    await match(storage, release, []);
    await match(storage, kill, []);
    expect(await statusOf(story)).toBe('standing');
  });

  it('holds for the copies of its text, those that come later and copies of copies, too', async () => {
    const story = await bring('a', 'Haftar leaves');
    const copy = await bringCopy('b', story);
    const second = await bringCopy('c', copy);
    await bring('a', 'Killed', 'kill');
    expect(await Promise.all([copy, second].map(statusOf))).toEqual(['withdrawn', 'withdrawn']);
    expect(await statusOf(await bringCopy('d', story))).toBe('withdrawn');
    await bring('a', 'Released', 'release');
    expect(await Promise.all([story, copy, second].map(statusOf))).toEqual([
      'standing',
      'standing',
      'standing',
    ]);
  });

  it('leaves a copy withdrawn that its own outlet withdrew', async () => {
    const story = await bring('a', 'Haftar leaves');
    const copy = await bringCopy('b', story);
    await bring('b', 'Taken back', 'kill');
    expect(await statusOf(story)).toBe('standing');
    await bring('a', 'Killed', 'kill');
    await bring('a', 'Released', 'release');
    expect(await statusOf(copy)).toBe('withdrawn');
  });
});
