import type { ArchiveCause, StoryText } from '@app/contracts';
import { JobQueue, type KeptVersion } from '@app/ports';
import type { Storage } from '@app/storage';
import { FanOutJob } from '../../apps/server/src/jobs/fan-out.job.js';
import { addFollower, addTopic, candidate, harvest, keepOne, match } from '../support/story-fixtures.js';
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

/** Nobody here has a browser, so no push may be enqueued. */
class NoPush extends JobQueue {
  override add(): Promise<void> {
    throw new Error('A push was enqueued');
  }
  override addMany(jobs: readonly unknown[]): Promise<void> {
    return jobs.length === 0 ? Promise.resolve() : this.add();
  }
}

const fanOut = (version: KeptVersion): Promise<void> =>
  new FanOutJob(storage.alerts, new NoPush()).run(version);

/** Keeps a version of the story, matches it and brings it to whom it concerns, as the jobs do. */
async function bring(
  topics: readonly string[],
  text: Partial<StoryText> = {},
  rest: { archived?: ArchiveCause; guid?: string } = {},
): Promise<boolean> {
  const { guid = 'a', ...archived } = rest;
  const version = await keepOne(storage, candidate(guid, text, archived));
  const { needsFanOut } = await match(storage, version, topics);
  if (needsFanOut) await fanOut(version);
  return needsFanOut;
}

const told = async (person: string): Promise<(readonly [string, string])[]> =>
  (await storage.alerts.list(person, null, 50)).map(({ kind, story }) => [kind, story.title]);
const FIRST = ['new', 'Haftar leaves Moscow without signing'];

describe('a story that somebody was told of', () => {
  it('goes on to them, and to nobody else, although its new text matches no rule and may not alert', async () => {
    const [libya, other] = [await addTopic(storage, 'Libya'), await addTopic(storage, 'Other')];
    const person = await addFollower(storage, [libya]);
    const late = await addFollower(storage, [other]);
    await bring([libya]);
    await bring([], { title: 'Talks fail', kind: 'correction' }, { archived: 'old' });
    await bring([other], { title: 'Withdrawn', kind: 'kill' }, { archived: 'old' });
    expect(await told(person)).toEqual([FIRST, ['correction', 'Talks fail'], ['kill', 'Withdrawn']]);
    expect(await told(late)).toEqual([]);
  });

  it('names the rules by which they were told', async () => {
    const libya = await addTopic(storage, 'Libya');
    const person = await addFollower(storage, [libya], ['live', 'push']);
    await bring([libya]);
    await bring([], { kind: 'kill' });
    const [, kill] = await storage.alerts.list(person, null, 10);
    expect(kill).toMatchObject({ kind: 'kill', rules: [{ id: libya, name: 'Libya' }] });
  });

  it('is put right and taken back for who follows none of the rules any more, and only that', async () => {
    const libya = await addTopic(storage, 'Libya');
    const person = await addFollower(storage, [libya]);
    await bring([libya]);
    await storage.subscriptions.remove(person, libya);
    await bring([libya], { title: 'More', kind: 'update' });
    await bring([], { title: 'Talks fail', kind: 'correction' });
    await bring([], { title: 'Withdrawn', kind: 'kill' });
    expect(await told(person)).toEqual([FIRST, ['correction', 'Talks fail'], ['kill', 'Withdrawn']]);
  });

  it('reaches them although its correction overtakes it on the way', async () => {
    const libya = await addTopic(storage, 'Libya');
    const person = await addFollower(storage, [libya]);
    const first = await keepOne(storage, candidate('a'));
    await match(storage, first, [libya]);
    await bring([], { title: 'Talks fail', kind: 'correction' }, { archived: 'old' });
    await fanOut(first);
    expect(await told(person)).toEqual([FIRST, ['correction', 'Talks fail']]);
  });

  it('raises nothing where it is withdrawn before anybody heard of it', async () => {
    const libya = await addTopic(storage, 'Libya');
    const person = await addFollower(storage, [libya]);
    const first = await keepOne(storage, candidate('a'));
    await match(storage, first, [libya]);
    await bring([], { title: 'Withdrawn', kind: 'kill' }, { archived: 'old' });
    await fanOut(first);
    expect(await told(person)).toEqual([]);
  });

  it("goes on to its topic's readers, too", async () => {
    const libya = await addTopic(storage, 'Libya');
    await bring([libya]);
    await bring([], { title: 'Withdrawn', kind: 'kill' }, { archived: 'old' });
    const events = await storage.events.read('0', 50, [`topic:${libya}`]);
    expect(events.map(({ payload }) => payload)).toMatchObject([
      { version: 1, kind: 'new' },
      { version: 2, kind: 'kill', story: { title: 'Withdrawn', marks: {} }, rules: [{ id: libya }] },
    ]);
  });
});

describe('a story that may not alert', () => {
  it('is told to nobody, nor are its later versions that may not', async () => {
    const libya = await addTopic(storage, 'Libya');
    const person = await addFollower(storage, [libya]);
    expect(await bring([libya], {}, { archived: 'old' })).toBe(false);
    expect(await bring([libya], { title: 'More' }, { archived: 'old' })).toBe(false);
    expect(await told(person)).toEqual([]);
    expect(await storage.events.read('0', 50, [`topic:${libya}`])).toEqual([]);
  });
});

describe('a feed that suddenly offers its archive', () => {
  const stories = (published: readonly string[]) =>
    published.map((time, index) => candidate(`s${index}`, {}, { published: time }));
  const OLD = '2020-01-14T09:00:00.000Z';
  const NEW = '2020-01-14T11:20:00.000Z';
  const flood = { stories: 3, olderThan: new Date('2020-01-14T10:30:00.000Z') };
  const alertable = async (kept: readonly KeptVersion[]): Promise<(boolean | undefined)[]> => {
    const found = kept.map(({ storyId, version }) => storage.stories.getVersion(storyId, version));
    return (await Promise.all(found)).map((story) => story?.alertable);
  };

  it('alerts for what is fresh only', async () => {
    const request = harvest('0', ...stories([OLD, OLD, NEW, OLD]));
    const { kept } = await storage.stories.keep({ ...request, flood });
    expect(await alertable(kept)).toEqual([false, false, true, false]);
  });

  it('is not told from a few old stories, nor from known ones that come again', async () => {
    const first = harvest('0', ...stories([OLD, OLD]));
    const { kept } = await storage.stories.keep({ ...first, flood });
    expect(await alertable(kept)).toEqual([true, true]);
    const again = harvest('0', ...stories([OLD, OLD, OLD]));
    const more = await storage.stories.keep({ ...again, flood });
    expect(await alertable(more.kept)).toEqual([true]);
  });
});
