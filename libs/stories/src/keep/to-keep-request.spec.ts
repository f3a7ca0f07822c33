import { readFileSync } from 'node:fs';
import type { Item, ParsedFeed, PollableFeed } from '@app/contracts';
import { parseConventions } from '../conventions/conventions.schema.js';
import { identifyItems, toKeepRequest } from './to-keep-request.js';

const conventions = parseConventions(readFileSync('config/wire-conventions.yaml', 'utf8'));
const fetched = new Date('2026-01-10T12:00:00.000Z');
const ago = (minutes: number): string => new Date(fetched.getTime() - minutes * 60_000).toISOString();
const feed: PollableFeed = {
  id: '7',
  name: 'dw',
  url: 'https://rss.dw.com/rdf/rss-en-all',
  wire: 'DW',
  language: null,
  every: null,
  failures: 0,
  interval: 60,
  firstPolledAt: ago(10_000),
  etag: null,
  lastModified: null,
  bodyHash: null,
};
let number = 0;
const item = (patch: Partial<Item> = {}): Item => ({
  id: `urn:item:${++number}`,
  title: `Headline ${number}`,
  link: `https://www.dw.com/a-${number}`,
  published: ago(5),
  updated: null,
  summary: 'A summary.',
  body: '',
  author: 'A. Writer',
  categories: ['World'],
  ...patch,
});
const parsed = (items: readonly Item[], patch: Partial<ParsedFeed> = {}): ParsedFeed => ({
  title: 'DW',
  link: 'https://www.dw.com/',
  format: 'rss',
  language: 'en-GB',
  ttlMinutes: null,
  items,
  problems: [],
  ...patch,
});
const keep = (
  items: readonly Item[],
  patch: Partial<PollableFeed> = {},
  document: Partial<ParsedFeed> = {},
) =>
  toKeepRequest({ feed: { ...feed, ...patch }, parsed: parsed(items, document), fetched, conventions })
    .candidates;
const archived = (items: readonly Item[], patch: Partial<PollableFeed> = {}): (string | null)[] =>
  keep(items, patch).map((candidate) => candidate.archived);

describe('toKeepRequest', () => {
  it('makes a story of an item', () => {
    const one = item();
    const request = toKeepRequest({ feed, parsed: parsed([one]), fetched, conventions });
    expect(request).toMatchObject({ feedId: '7', publisher: 'wire:dw', fetched });
    expect(request.candidates).toEqual([
      {
        item: one,
        text: {
          title: one.title,
          summary: 'A summary.',
          body: '',
          language: 'en',
          source: 'dw',
          wires: ['dw'],
          categories: ['World'],
          author: 'A. Writer',
          url: one.link,
          priority: 'regular',
          kind: 'new',
        },
        reporter: 'dw',
        leansOn: [],
        reading: {
          tags: [],
          labels: [],
          unknownTags: [],
          revision: null,
          notice: null,
          asBefore: false,
          embargo: null,
          late: false,
        },
        published: one.published,
        keys: expect.arrayContaining([`guid:${one.id}`]),
        contentHash: expect.stringMatching(/^[0-9a-f]{64}$/),
        archived: null,
        demo: false,
        bodySource: 'feed',
      },
    ]);
  });

  it.each([
    ['what the admin set', 'fr', 'en', 'fr'],
    ['what the feed says', null, 'pt-BR', 'pt'],
    ['what the text looks like', null, null, 'de'],
  ])('takes the language from %s', (_name, set, says, language) => {
    const title =
      'Die Bundesregierung hat am Dienstag beschlossen, dass die Steuern nicht erhöht werden sollen';
    expect(keep([item({ title })], { language: set }, { language: says })[0]?.text.language).toBe(language);
  });

  it.each([
    ['its date', { published: ago(30) }, ago(30)],
    ['when it was seen, where that was earlier', { published: ago(-90) }, fetched.toISOString()],
    ['when it was seen, where it has no date', { published: null }, fetched.toISOString()],
    ['its last change, where it has no other date', { published: null, updated: ago(600) }, ago(600)],
    [
      'when it was seen, where its date is an empty field',
      { published: '1970-01-01T00:00:00.000Z' },
      fetched.toISOString(),
    ],
  ])('takes as its time %s', (_name, patch, published) => {
    expect(keep([item(patch)])[0]?.published).toBe(published);
  });

  it('leaves out what has neither title nor text, and gives a headline to what has only text', () => {
    const text = 'First line of the text\nSecond line';
    const candidates = keep([item({ title: '', summary: '' }), item({ title: '', summary: text })]);
    expect(candidates.map((candidate) => candidate.text.title)).toEqual(['First line of the text']);
  });

  it('gives the oldest first', () => {
    const items = [item({ published: ago(1) }), item({ published: ago(3) }), item({ published: ago(2) })];
    expect(keep(items).map(({ published }) => published)).toEqual([ago(3), ago(2), ago(1)]);
  });

  it('marks the demo wire, whose items name the invented wire that reports', () => {
    const [candidate] = keep([item({ author: 'demo-north' })], { url: 'demo:wire', wire: 'demo' });
    expect(candidate).toMatchObject({ demo: true, reporter: 'demo-north', text: { wires: ['demo-north'] } });
  });

  it('lets nothing alert on the first poll', () => {
    expect(archived([item(), item()], { firstPolledAt: null })).toEqual(['first-poll', 'first-poll']);
  });

  it('lets nothing alert that is older than a day', () => {
    expect(archived([item({ published: ago(24 * 60 - 1) }), item({ published: ago(24 * 60 + 1) })])).toEqual([
      'old',
      null,
    ]);
  });

  it('reads the wanted items alone, each known by the whole document that it came in', () => {
    const shared = 'https://www.dw.com/live';
    const [one, other] = [item({ link: shared }), item({ link: shared })];
    const request = toKeepRequest({
      feed,
      parsed: parsed([one, other]),
      fetched,
      conventions,
      only: new Set([other]),
    });
    expect(request.candidates.map((candidate) => candidate.item)).toEqual([other]);
    expect(request.candidates[0]?.keys).not.toContain(`link:${shared}`);
    expect(identifyItems(feed.id, parsed([one, other]))).toMatchObject([
      { item: one },
      { item: other, keys: request.candidates[0]?.keys },
    ]);
  });

  it('says when old stories are an archive that a feed suddenly offers', () => {
    const { flood } = toKeepRequest({ feed, parsed: parsed([]), fetched, conventions });
    expect(flood).toEqual({ stories: 100, olderThan: new Date(ago(60)) });
  });

  describe('with the article of an item', () => {
    const article = { text: 'He left without signing.\n(AFP, Reuters)', author: 'Ilva Marenko' };
    const withArticle = (one: Item) =>
      toKeepRequest({
        feed: { ...feed, wire: null, name: 'lokalblatt' },
        parsed: parsed([one]),
        fetched,
        conventions,
        articles: new Map([[one, article]]),
      }).candidates[0];

    it('takes its text and author, and reads the credits in it, and knows the item by what the feed says', () => {
      const one = item({ author: '' });
      const [plain] = keep([one], { wire: null, name: 'lokalblatt' });
      expect(withArticle(one)).toMatchObject({
        item: one,
        text: { body: article.text, author: 'Ilva Marenko', wires: ['afp', 'reuters'] },
        bodySource: 'article',
        keys: plain?.keys,
        contentHash: plain?.contentHash,
      });
    });

    it('keeps the author that the feed names, and a text of the feed that is longer', () => {
      expect(withArticle(item())?.text.author).toBe('A. Writer');
      const body = 'What the feed itself tells at length. '.repeat(5);
      expect(withArticle(item({ body }))).toMatchObject({ text: { body }, bodySource: 'feed' });
    });
  });
});
