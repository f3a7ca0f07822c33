import type { Narrowing, StoryText } from '@app/contracts';
import type { Storage } from '@app/storage';
import { candidate, keepOne, match } from '../support/story-fixtures.js';
import { startTestDatabase, type TestDatabase } from '../support/test-database.js';

let database: TestDatabase;
let storage: Storage;
const ids: Record<string, string> = {};

const keep = async (
  name: string,
  minute: number,
  words: readonly string[],
  text: Partial<StoryText> = {},
) => {
  const published = `2020-01-14T11:${String(minute).padStart(2, '0')}:00.000Z`;
  const story = await keepOne(storage, candidate(name, { title: name, ...text }, { published }));
  await match(storage, story, [], words);
  ids[name] = story.storyId;
};

beforeAll(async () => {
  database = await startTestDatabase();
  storage = await database.fresh();
  await keep('moscow', 1, ['haftar', 'moscow', 'ceasefire'], { wires: ['DW', 'AFP'] });
  await keep('berlin', 2, ['haftar', 'berlin', 'talks'], {
    wires: ['dpa'],
    language: 'de',
    source: 'tagesschau',
  });
  await keep('ferry', 3, ['ferry', "o'neil", 'back\\slash', 'мост'], {
    wires: ['Agência Brasil'],
    language: 'pt-BR',
  });
  await keep('same minute', 3, ['haftars']);
});
afterAll(() => database.stop());

async function find(narrowing: Narrowing, rest: { since?: Date; before?: string; limit?: number } = {}) {
  const before = rest.before === undefined ? undefined : await storage.stories.get(ids[rest.before] ?? '');
  const stories = await storage.stories.find({
    narrowing,
    limit: rest.limit ?? 100,
    ...(rest.since === undefined ? {} : { since: rest.since }),
    ...(before ? { before: { published: before.published, id: before.id } } : {}),
  });
  return stories.map(({ title }) => title);
}

const word = (...any: string[]): Narrowing => ({ kind: 'word', any, prefix: false });
const prefix = (...any: string[]): Narrowing => ({ kind: 'word', any, prefix: true });
const ALL: Narrowing = { kind: 'all' };
const NEWEST_FIRST = ['same minute', 'ferry', 'berlin', 'moscow'];

describe('StoryStore.find', () => {
  it.each<[string, Narrowing, string[]]>([
    ['all', ALL, NEWEST_FIRST],
    ['a word', word('haftar'), ['berlin', 'moscow']],
    ['any of some words', word('moscow', 'ferry'), ['ferry', 'moscow']],
    ['a prefix', prefix('haft'), ['same minute', 'berlin', 'moscow']],
    ['a prefix in another script', prefix('мос'), ['ferry']],
    ['a word with a quote', word("o'neil"), ['ferry']],
    ['a word with a backslash', word('back\\slash'), ['ferry']],
    ['a word that nobody uses', word('zzz'), []],
    ['words together', { kind: 'and', of: [word('haftar'), word('talks')] }, ['berlin']],
    [
      'one or the other',
      { kind: 'or', of: [word('ferry'), { kind: 'and', of: [word('haftar'), prefix('mos')] }] },
      ['ferry', 'moscow'],
    ],
    ['a source', { kind: 'source', any: ['tagesschau'] }, ['berlin']],
    ['a wire, whatever its case', { kind: 'wire', any: ['afp', 'dpa'] }, ['berlin', 'moscow']],
    ['a wire without its accents', { kind: 'wire', any: ['agencia brasil'] }, ['ferry']],
    ['a language, whatever its region', { kind: 'language', any: ['pt'] }, ['ferry']],
    [
      'a word or a source',
      { kind: 'or', of: [word('ferry'), { kind: 'source', any: ['tagesschau'] }] },
      ['ferry', 'berlin'],
    ],
    ['a word and a wire', { kind: 'and', of: [word('haftar'), { kind: 'wire', any: ['dpa'] }] }, ['berlin']],
    ['a word and all', { kind: 'and', of: [word('ferry'), ALL] }, ['ferry']],
    ['a word or all', { kind: 'or', of: [word('ferry'), ALL] }, NEWEST_FIRST],
    ['a word longer than the index keeps: every story', word('x'.repeat(3000)), NEWEST_FIRST],
    ['nothing asked of all', { kind: 'and', of: [] }, NEWEST_FIRST],
    ['none of nothing', { kind: 'or', of: [] }, []],
  ])('finds %s', async (_, narrowing, titles) => {
    expect(await find(narrowing)).toEqual(titles);
  });

  it('goes on after a place in the order, also among stories of the same minute', async () => {
    expect(await find(ALL, { limit: 1 })).toEqual(['same minute']);
    expect(await find(ALL, { before: 'same minute', limit: 2 })).toEqual(['ferry', 'berlin']);
    expect(await find(ALL, { before: 'berlin' })).toEqual(['moscow']);
  });

  it('begins at a time', async () => {
    expect(await find(ALL, { since: new Date('2020-01-14T11:02:00.000Z') })).toEqual([
      'same minute',
      'ferry',
      'berlin',
    ]);
  });

  it('knows a story by its newest version', async () => {
    const text = { title: 'quayside', wires: ['DW'] };
    const first = await keepOne(storage, candidate('harbour', text));
    const second = await keepOne(storage, candidate('harbour', { ...text, title: 'harbour' }));
    await match(storage, second, [], ['harbour']);
    await match(storage, first, [], ['quayside']);
    expect(await find(word('harbour'))).toEqual(['harbour']);
    expect(await find(word('quayside'))).toEqual([]);
  });
});
