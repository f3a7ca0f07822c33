import { DEFAULT_RULE_SETTINGS, type Alert, type LiveStory } from '@app/contracts';
import type { Storage } from '@app/storage';
import { addTopic, candidate, harvest, keepOne, match } from '../support/story-fixtures.js';
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

describe('StoryStore.keep', () => {
  it('keeps what is new, and nothing the second time', async () => {
    const request = harvest('0', candidate('a'), candidate('b'));
    const first = await storage.stories.keep(request);
    expect(first.kept.map((kept) => kept.version)).toEqual([1, 1]);
    expect(await storage.stories.keep(request)).toEqual({ kept: [], changed: [] });
  });

  it('gives back the story as it was kept', async () => {
    const feed = await storage.feeds.add({ name: 'dw', url: 'https://dw.example/feed' });
    const text = {
      summary: 'Talks of seven hours',
      body: 'Long',
      wires: ['DW', 'dpa'],
      categories: ['Libya'],
      author: 'A',
    };
    const { kept } = await storage.stories.keep(harvest(feed.id, candidate('a', text)));
    expect(await storage.stories.get(kept[0]?.storyId ?? '')).toEqual({
      ...candidate('a', text).text,
      id: kept[0]?.storyId,
      version: 1,
      published: '2020-01-14T11:31:00.000Z',
      fetched: '2020-01-14T11:31:05.000Z',
      reporter: 'DW',
      copyOf: null,
      status: 'standing',
      thread: null,
      alertable: true,
      demo: false,
      ...{ tags: [], labels: [], revision: null, embargo: null, late: false, about: null },
      bodySource: 'feed',
    });
  });

  it('sifts what would be new, and what is known under a key that is not', async () => {
    const known = { keys: ['guid:a', 'link:https://dw.example/a'] };
    const poll = [candidate('a', {}, known), candidate('b')];
    await storage.stories.keep(harvest('0', ...poll));
    const changed = candidate('b', { title: 'Changed' });
    const renamed = candidate('a', {}, { keys: ['guid:other', ...known.keys] });
    const fresh = candidate('c');
    const sift = (...items: ReturnType<typeof candidate>[]) => storage.stories.sift('dw.example', items);
    expect(await sift(...poll)).toEqual({ fresh: [], renamed: [] });
    expect(await sift(...poll, changed, renamed, fresh)).toEqual({
      fresh: [changed, fresh],
      renamed: [renamed],
    });
    expect((await storage.stories.sift('other.example', poll)).fresh).toEqual(poll);
  });

  it('makes a version of what has a known key and other content', async () => {
    const { storyId } = await keepOne(storage, candidate('a', { title: 'Twelve dead' }));
    const later = candidate('other-guid', { title: 'Thirty dead', url: 'https://dw.example/a' });
    expect(await storage.stories.keep(harvest('0', later))).toEqual({
      kept: [],
      changed: [{ storyId, version: 2 }],
    });
    expect((await storage.stories.get(storyId))?.title).toBe('Thirty dead');
    expect((await storage.stories.getVersion(storyId, 1))?.title).toBe('Twelve dead');
    expect(await storage.stories.getVersion(storyId, 3)).toBeNull();
  });

  it('learns the keys of a known item that has new ones', async () => {
    const { storyId } = await keepOne(storage, candidate('a', {}, { keys: ['guid:a'] }));
    await storage.stories.keep(harvest('0', candidate('a', {}, { keys: ['guid:a', 'content:x'] })));
    const third = candidate('c', { title: 'Changed' }, { keys: ['guid:c', 'content:x'] });
    expect((await storage.stories.keep(harvest('0', third))).changed).toEqual([{ storyId, version: 2 }]);
  });

  it('knows two items of one poll with a key in common as one story', async () => {
    const twins = [candidate('a', { title: 'One' }), candidate('a', { title: 'Two' })];
    const { kept, changed } = await storage.stories.keep(harvest('0', ...twins));
    expect([kept.length, changed.length]).toEqual([1, 1]);
  });

  it('keeps the same key of two publishers apart', async () => {
    await keepOne(storage, candidate('a'));
    const { kept } = await storage.stories.keep({
      ...harvest('0', candidate('a')),
      publisher: 'tass.example',
    });
    expect(kept).toHaveLength(1);
  });

  it('makes one story of an item that two workers keep at once', async () => {
    const results = await Promise.all(
      Array.from({ length: 8 }, () => storage.stories.keep(harvest('0', candidate('a'), candidate('b')))),
    );
    expect(results.flatMap((result) => result.kept)).toHaveLength(2);
    expect(results.flatMap((result) => result.changed)).toEqual([]);
  });

  it('takes keys, times and texts that no index and no calendar holds', async () => {
    const key = `guid:${'x'.repeat(20_000)}`;
    const monster = candidate('a', {}, { keys: [key], published: '0000-01-01T00:00:00.000Z' });
    const { storyId, version } = await keepOne(storage, monster);
    expect((await storage.stories.get(storyId))?.published).toBe('2020-01-14T11:31:05.000Z');
    expect(await storage.stories.keep(harvest('0', monster))).toEqual({ kept: [], changed: [] });
    const words = Array.from({ length: 200_000 }, (_, index) => `word${index}`);
    await match(storage, { storyId, version }, [], [...words, 'x'.repeat(5000)]);
    const narrowing = { kind: 'word', any: ['word7'], prefix: false } as const;
    expect(await storage.stories.find({ narrowing, limit: 1 })).toHaveLength(1);
  });

  it('takes a text with NUL in it', async () => {
    const { storyId } = await keepOne(storage, candidate('a', { title: 'Haf\0tar', wires: ['D\0W'] }));
    expect((await storage.stories.get(storyId))?.title).toBe('Haftar');
  });
});

describe('StoryStore.recordMatch', () => {
  it('logs the story for the desk and for its topics', async () => {
    const topic = await addTopic(storage, 'Libya');
    const story = await keepOne(storage, candidate('a'));
    const { threadId, needsFanOut } = await match(storage, story, [topic]);
    expect(needsFanOut).toBe(true);
    expect((await storage.stories.get(story.storyId))?.thread).toBe(threadId);
    const events = await storage.events.read('0', 10);
    expect(events.map(({ room, name }) => [room, name])).toEqual([
      ['newsroom', 'story'],
      [`topic:${topic}`, 'alert'],
    ]);
    expect(events[0]?.payload as LiveStory).toMatchObject({
      id: story.storyId,
      thread: threadId,
      rules: [{ id: topic, name: 'Libya' }],
      marks: { title: [{ start: 0, end: 6 }] },
      confidence: 'one wire',
    });
    expect(events[1]?.payload as Alert).toMatchObject({
      id: `topic-${topic}-${threadId}`,
      version: 1,
      kind: 'new',
      thread: threadId,
      wires: ['DW'],
      standing: ['DW'],
      story: { id: story.storyId, title: 'Haftar leaves Moscow without signing' },
    });
  });

  it('answers the same and logs nothing when it is called again, also at the same time', async () => {
    const topic = await addTopic(storage, 'Libya');
    const story = await keepOne(storage, candidate('a'));
    const answers = await Promise.all(Array.from({ length: 6 }, () => match(storage, story, [topic])));
    expect(new Set(answers.map((answer) => answer.threadId)).size).toBe(1);
    expect(answers.every((answer) => answer.needsFanOut)).toBe(true);
    expect(await storage.events.read('0', 50)).toHaveLength(2);
  });

  it('counts the versions of a topic alert: an update, then a kill that leaves no wire standing', async () => {
    const topic = await addTopic(storage, 'Libya');
    await match(storage, await keepOne(storage, candidate('a')), [topic]);
    await match(storage, await keepOne(storage, candidate('a', { title: 'More', kind: 'update' })), [topic]);
    await match(storage, await keepOne(storage, candidate('a', { title: 'Withdrawn', kind: 'kill' })), [
      topic,
    ]);
    const alerts = (await storage.events.read('0', 50, [`topic:${topic}`])).map(
      (event) => event.payload as Alert,
    );
    expect(alerts.map(({ version, kind, standing }) => [version, kind, standing])).toEqual([
      [1, 'new', ['DW']],
      [2, 'update', ['DW']],
      [3, 'kill', []],
    ]);
  });

  it('raises nothing on a topic for a report withdrawn before anyone was told', async () => {
    const topic = await addTopic(storage, 'Libya');
    await match(storage, await keepOne(storage, candidate('a', { kind: 'kill' })), [topic]);
    expect(await storage.events.read('0', 50, [`topic:${topic}`])).toEqual([]);
  });

  it('never alerts with what fills the archive, which the desk sees', async () => {
    const topic = await addTopic(storage, 'Libya');
    const story = await keepOne(storage, candidate('a', {}, { archived: 'old' }));
    expect((await match(storage, story, [topic])).needsFanOut).toBe(false);
    expect((await storage.events.read('0', 50)).map((event) => event.room)).toEqual(['newsroom']);
  });

  it('shows the desk no personal rule', async () => {
    const owner = await storage.people.add({ email: null, role: 'anonymous', passwordHash: null });
    const rule = await storage.rules.add(
      {
        name: 'Mine',
        query: 'x',
        canonical: 'x',
        scope: 'personal',
        owner: owner.id,
        settings: DEFAULT_RULE_SETTINGS,
      },
      owner.id,
    );
    const { needsFanOut } = await match(storage, await keepOne(storage, candidate('a')), [rule.id]);
    expect(needsFanOut).toBe(true);
    const [event, ...others] = await storage.events.read('0', 50);
    expect(others).toEqual([]);
    expect(event?.payload).toMatchObject({ rules: [], marks: {} });
  });

  it('passes over a rule that was deleted in between', async () => {
    const topic = await addTopic(storage, 'Libya');
    await storage.rules.remove(topic, 'test');
    await match(storage, await keepOne(storage, candidate('a')), [topic]);
    expect((await storage.events.read('0', 50)).map((event) => event.room)).toEqual(['newsroom']);
  });

  it('tells what a crash left behind: first unmatched, then not fanned out', async () => {
    const topic = await addTopic(storage, 'Libya');
    const story = await keepOne(storage, candidate('a'));
    const later = new Date(Date.now() + 60_000);
    expect(await storage.stories.unmatched(later, 10)).toEqual([story]);
    expect(await storage.stories.unmatched(new Date(Date.now() - 60_000), 10)).toEqual([]);
    await match(storage, story, [topic]);
    expect(await storage.stories.unmatched(later, 10)).toEqual([]);
    expect(await storage.stories.unfanned(later, 10)).toEqual([story]);
    await storage.alerts.endFanOut(story.storyId, story.version);
    expect(await storage.stories.unfanned(later, 10)).toEqual([]);
  });
});
