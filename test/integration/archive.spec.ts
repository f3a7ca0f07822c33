import type { StoryText } from '@app/contracts';
import { Archive } from '@app/archive';
import { cutStory, indexWordsOf } from '@app/rules';
import type { Storage } from '@app/storage';
import { fillArchive } from '../support/fill-archive.js';
import { candidate, keepOne, match } from '../support/story-fixtures.js';
import { openStorage, startTestDatabase, type TestDatabase } from '../support/test-database.js';

const NOW = new Date('2020-01-20T12:00:00.000Z');

let database: TestDatabase;
let storage: Storage;
let archive: Archive;
beforeAll(async () => {
  database = await startTestDatabase();
});
afterAll(() => database.stop());
beforeEach(async () => {
  storage = await database.fresh();
  archive = new Archive(storage.stories, storage.rules);
});

/** Keeps and matches a story, as the stages do. @returns its id */
async function keep(guid: string, published: string, text: Partial<StoryText>): Promise<string> {
  const given = candidate(guid, text, { published });
  const kept = await keepOne(storage, given);
  await match(storage, kept, [], indexWordsOf(cutStory(given.text)));
  return kept.storyId;
}

const titles = (page: { readonly items: readonly { readonly title: string }[] }) =>
  page.items.map(({ title }) => title);

describe('Archive.search', () => {
  beforeEach(async () => {
    await keep('a', '2020-01-14T09:00:00.000Z', { title: 'Truces hold in Libya', body: 'x' });
    await keep('b', '2020-01-14T10:00:00.000Z', { title: 'Oil', body: 'A truce, says Libya' });
    await keep('c', '2020-01-14T10:00:00.000Z', { title: 'Libya without', language: 'fr', wires: ['AFP'] });
    await keep('d', '2020-01-15T09:00:00.000Z', { title: 'Café truce in Lyon', language: 'fr' });
  });

  it.each([
    ['an inflected word', 'truce', ['Café truce in Lyon', 'Oil', 'Truces hold in Libya']],
    ['a phrase', '"hold in libya"', ['Truces hold in Libya']],
    ['NOT', 'Libya -truce', ['Libya without']],
    ['a field', 'title:truce Libya', ['Truces hold in Libya']],
    ['a prefix', 'caf*', ['Café truce in Lyon']],
    ['metadata alone', 'wire:afp OR lang:fr', ['Café truce in Lyon', 'Libya without']],
    ['metadata that the database does not narrow by', 'priority:urgent', []],
    ['nothing asked', ' ', ['Café truce in Lyon', 'Libya without', 'Oil', 'Truces hold in Libya']],
  ])('answers %s exactly, newest first', async (_, query, expected) => {
    const page = await archive.search({ query, limit: 50 });
    expect(titles(page)).toEqual(expected);
    expect(page).toMatchObject({ exactSince: null });
    expect(page.next).toBeUndefined();
  });

  it('marks what made a story match', async () => {
    const { items } = await archive.search({ query: 'truce Libya', limit: 1 });
    expect(items[0]).toMatchObject({
      title: 'Oil',
      marks: {
        body: [
          { start: 2, end: 7 },
          { start: 14, end: 19 },
        ],
      },
    });
    expect(items[0]).not.toHaveProperty('body');
    expect((await archive.search({ query: '', limit: 1 })).items[0]).not.toHaveProperty('marks');
  });

  it('gives pages that follow each other, also among stories of one moment', async () => {
    const seen: string[] = [];
    let before: string | undefined;
    do {
      const page = await archive.search({ query: 'Libya OR truce', limit: 1, ...(before && { before }) });
      seen.push(...titles(page));
      before = page.next;
    } while (before !== undefined);
    expect(seen).toEqual(['Café truce in Lyon', 'Libya without', 'Oil', 'Truces hold in Libya']);
  });

  it('takes a time for a cursor, and no other text', async () => {
    expect(
      titles(await archive.search({ query: 'truce', before: '2020-01-14T10:00:00Z', limit: 9 })),
    ).toEqual(['Truces hold in Libya']);
    for (const before of ['x', '2020-99-14T10:00:00Z_1', '1']) {
      await expect(archive.search({ query: 'truce', before, limit: 9 })).rejects.toMatchObject({
        code: 'bad-cursor',
      });
    }
  });

  it('refuses a rule with faults', async () => {
    await expect(archive.search({ query: 'a OR', limit: 9 })).rejects.toMatchObject({
      code: 'invalid-rule',
      details: [{ code: 'missing-operand', start: 2, end: 4 }],
    });
  });

  it('knows the term lists', async () => {
    await storage.rules.putList('place', ['Lyon', 'Libya']);
    expect(titles(await archive.search({ query: '@place truce', limit: 1 }))).toEqual(['Café truce in Lyon']);
  });
});

describe('Archive.backtest', () => {
  it('counts stories, threads and days, and shows the newest', async () => {
    await keep('old', '2020-01-10T09:00:00.000Z', { title: 'Truce of old' });
    await keep('a', '2020-01-17T23:00:00.000Z', { title: 'Truce signed in Tripoli port' });
    await keep('b', '2020-01-18T01:00:00.000Z', { title: 'Grain prices fall after truce' });
    await keep('c', '2020-01-20T01:00:00.000Z', { title: 'Cyclone nears Fiji' });
    const found = await archive.backtest('truce', 3, NOW);
    expect(found).toMatchObject({
      days: 3,
      stories: 2,
      threads: 2,
      perDay: [
        { day: '2020-01-17', stories: 1, threads: 1 },
        { day: '2020-01-18', stories: 1, threads: 1 },
        { day: '2020-01-19', stories: 0, threads: 0 },
        { day: '2020-01-20', stories: 0, threads: 0 },
      ],
      exactSince: null,
    });
    expect(found.examples).toMatchObject([
      { title: 'Grain prices fall after truce', marks: { title: [{ start: 24, end: 29 }] } },
      { title: 'Truce signed in Tripoli port' },
    ]);
  });

  it('refuses a rule with faults', async () => {
    await expect(archive.backtest('-a', 3, NOW)).rejects.toMatchObject({ code: 'invalid-rule' });
  });
});

describe('a very common word', () => {
  /** Stories a minute apart, the newest at the last minute before {@link NOW}. */
  const STORIES = 8_100;
  const published = (minutesAgo: number) => new Date(NOW.getTime() - minutesAgo * 60_000).toISOString();

  it('is answered exactly for the newest part, which the answer tells, and can be followed further', async () => {
    const url = await database.freshUrl();
    const common = await openStorage(url);
    await fillArchive(common, url, STORIES, (n) =>
      candidate(`${n}`, { title: 'truce' }, { published: published(STORIES - n) }),
    );
    try {
      archive = new Archive(common.stories, common.rules);
      const tested = await archive.backtest('truce', 30, NOW);
      expect(tested).toMatchObject({ stories: 8_000, exactSince: published(8_000) });
      expect(tested.perDay[0]).toMatchObject({ day: published(8_000).slice(0, 10) });

      const none = await archive.search({ query: 'truce -title:truce', limit: 10 });
      expect(none).toMatchObject({ items: [], exactSince: published(8_000) });
      const rest = await archive.search({ query: 'truce -title:truce', limit: 10, before: none.next! });
      expect(rest).toEqual({ items: [], exactSince: null });
    } finally {
      await common.close();
    }
  });
});
