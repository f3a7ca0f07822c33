import type { ArchiveCause, Priority, StoryText } from '@app/contracts';
import type { KeptVersion } from '@app/ports';
import type { Storage } from '@app/storage';
import { candidate, harvest, keepOne } from '../support/story-fixtures.js';
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

describe('what the wire says of a story', () => {
  it('is kept with its version', async () => {
    const reading = { tags: ['ANALYSIS'], labels: ['ANALYSIS'], revision: 'refile', late: true } as const;
    const { storyId } = await keepOne(storage, candidate('a', {}, { reading }));
    expect(await storage.stories.get(storyId)).toMatchObject({ ...reading, embargo: null });
  });

  it.each([{ until: '2030-01-01T00:00:00.000Z' }, { until: null }])(
    'is kept with its embargo %j',
    async (embargo) => {
      const { storyId } = await keepOne(storage, candidate('a', {}, { reading: { embargo } }));
      expect((await storage.stories.get(storyId))?.embargo).toEqual(embargo);
    },
  );

  it('leaves the priority as it was before', async () => {
    await keepOne(storage, candidate('a', { priority: 'urgent' }));
    const update = { title: 'Haftar lands', kind: 'update' } as const;
    const { storyId } = await keepOne(storage, candidate('a', update, { reading: { asBefore: true } }));
    expect(await storage.stories.get(storyId)).toMatchObject({ version: 2, priority: 'urgent' });
    await keepOne(storage, candidate('a', { title: 'Haftar is home' }));
    expect(await storage.stories.get(storyId)).toMatchObject({ version: 3, priority: 'regular' });
  });
});

describe('a feed that flashes too often', () => {
  const flashes = { most: 2, since: new Date('2020-01-14T00:00:00Z'), otherwise: 'urgent' } as const;
  let feedId: string;
  beforeEach(async () => {
    feedId = (await storage.feeds.add({ name: 'dw', url: 'https://dw.example/feed', wire: 'dw' })).id;
  });

  const flash = (guid: string, text: Partial<StoryText> = {}, archived: ArchiveCause | null = null) =>
    candidate(guid, { priority: 'flash', ...text }, { archived });
  const keep = async (...stories: ReturnType<typeof flash>[]): Promise<KeptVersion[]> => {
    const { kept, changed } = await storage.stories.keep({ ...harvest(feedId, ...stories), flashes });
    return [...kept, ...changed];
  };
  const priorities = (versions: readonly KeptVersion[]): Promise<(Priority | undefined)[]> =>
    Promise.all(
      versions.map(async (each) => (await storage.stories.getVersion(each.storyId, each.version))?.priority),
    );

  it('has the further ones lowered, in one poll and over several', async () => {
    expect(await priorities(await keep(flash('a'), flash('b'), flash('c')))).toEqual([
      'flash',
      'flash',
      'urgent',
    ]);
    expect(await priorities(await keep(flash('d')))).toEqual(['urgent']);
  });

  it('may go on with a flash it has', async () => {
    await keep(flash('a'), flash('b'));
    expect(await priorities(await keep(flash('a', { title: 'Haftar lands' })))).toEqual(['flash']);
  });

  it('is not charged for what raises nothing', async () => {
    await keep(flash('a', {}, 'old'), flash('b', {}, 'old'));
    expect(await priorities(await keep(flash('c')))).toEqual(['flash']);
  });

  it('is not charged for the days before', async () => {
    const old = [flash('a'), flash('b')];
    const yesterday = new Date('2020-01-13T23:59:00Z');
    await storage.stories.keep({ ...harvest(feedId, ...old), fetched: yesterday, flashes });
    expect(await priorities(await keep(flash('c')))).toEqual(['flash']);
  });
});

describe('an unknown tag', () => {
  const seen = (guid: string, source: string, unknownTags: readonly string[]) =>
    keepOne(storage, candidate(guid, { source }, { reading: { unknownTags } }));
  const since = new Date(0);

  it('is counted by feed, with examples', async () => {
    await seen('a', 'dpa', ['EILT2']);
    await seen('b', 'dpa', ['Eilt2']);
    const last = await seen('c', 'afp', ['EILT2', 'FORMATBOX']);
    const unknown = await storage.tags.unknown(since, 10);
    expect(unknown).toMatchObject([
      {
        tag: 'EILT2',
        stories: 3,
        feeds: [
          { source: 'dpa', stories: 2 },
          { source: 'afp', stories: 1 },
        ],
      },
      { tag: 'FORMATBOX', stories: 1 },
    ]);
    expect(unknown[0]?.examples[0]).toMatchObject({ id: last.storyId, source: 'afp' });
  });

  it('is unknown no more once it is taught, and again when that is taken back', async () => {
    await seen('a', 'dpa', ['EILT2']);
    await storage.tags.teach({ tag: 'EILT2', kind: 'new', priority: 'urgent' }, '1');
    expect(await storage.tags.unknown(since, 10)).toEqual([]);
    await storage.tags.teach({ tag: 'EILT2', kind: null, priority: null }, '1');
    expect(await storage.tags.taught()).toMatchObject([{ tag: 'EILT2', kind: null, priority: null }]);
    expect(await storage.tags.forget('EILT2')).toBe(true);
    expect(await storage.tags.forget('EILT2')).toBe(false);
    expect(await storage.tags.unknown(since, 10)).toHaveLength(1);
  });
});
