import type { Item } from '@app/contracts';
import { contentHash } from './content-hash.js';
import { identifyDocument, identityKeys } from './identity-keys.js';

const LONG =
  'The prime minister said on Tuesday that the government would publish its plan within the week. '.repeat(2);
const item = (patch: Partial<Item> = {}): Item => ({
  id: 'https://example.org/?p=1',
  title: 'Plan announced',
  link: 'https://example.org/plan',
  published: '2026-01-01T10:00:00.000Z',
  updated: null,
  summary: LONG,
  body: '',
  author: '',
  categories: [],
  ...patch,
});
const keys = (
  one: Item,
  others: readonly Item[] = [],
  feedId = '1',
  link = 'https://example.org/',
): readonly string[] => identityKeys(one, identifyDocument(feedId, { link, items: [one, ...others] }));
const isOneStory = (a: readonly string[], b: readonly string[]): boolean => a.some((key) => b.includes(key));

describe('identityKeys', () => {
  it.each<[string, Partial<Item>, Partial<Item>]>([
    ['with the same id', { link: 'https://example.org/a', summary: '' }, { link: 'https://example.org/b' }],
    ['under a new id at the same address', { id: 'a' }, { id: 'b', summary: 'Changed' }],
    [
      'at the same address with other tracking',
      { id: '' },
      { id: '', title: 'Other', link: 'http://www.example.org/plan?utm_source=x' },
    ],
    [
      'with the same text under a new id and address',
      { id: 'a', link: 'https://example.org/a' },
      { id: 'b', link: 'https://example.org/b' },
    ],
    [
      'with the same headline and time, without id and address',
      { id: '', link: '', summary: '' },
      { id: '', link: '', summary: '' },
    ],
  ])('knows an item again %s', (_name, one, other) => {
    expect(isOneStory(keys(item(one)), keys(item(other)))).toBe(true);
  });

  it('knows an item again in a second feed of its publisher', () => {
    const one = keys(item({ id: '17' }), [], '1');
    expect(isOneStory(one, keys(item({ id: '99', title: 'Changed' }), [], '2'))).toBe(true);
    expect(isOneStory(one, keys(item({ id: '99', link: 'https://example.org/other' }), [], '2'))).toBe(true);
  });

  it('takes plain numbers as ids within their feed only', () => {
    const patch = { link: '', summary: '', published: null };
    expect(
      isOneStory(keys(item({ id: '17', ...patch }), [], '1'), keys(item({ id: '17', ...patch }), [], '2')),
    ).toBe(false);
    const tag = 'tag:example.org,2026:17';
    expect(
      isOneStory(keys(item({ id: tag, ...patch }), [], '1'), keys(item({ id: tag, ...patch }), [], '2')),
    ).toBe(true);
  });

  it.each<[string, Partial<Item>, Partial<Item>]>([
    [
      'at different addresses',
      { id: '' },
      { id: '', link: 'https://example.org/b', summary: `Else. ${LONG}` },
    ],
    [
      'with the same short headline each day',
      { id: '', link: 'https://example.org/1', title: 'News in brief', summary: '' },
      {
        id: '',
        link: 'https://example.org/2',
        title: 'News in brief',
        summary: '',
        published: '2026-01-02T10:00:00.000Z',
      },
    ],
    [
      'with the same headline and no date',
      { id: '', link: '', summary: '', published: null },
      { id: '', link: '', summary: '', published: null },
    ],
  ])('keeps items apart %s', (_name, one, other) => {
    expect(isOneStory(keys(item(one)), keys(item(other)))).toBe(false);
  });

  it('takes no address for a key that several items of a document share', () => {
    const [one, other] = [item({ id: 'a' }), item({ id: 'b', title: 'Another', summary: `Other. ${LONG}` })];
    expect(isOneStory(keys(one, [other]), keys(other, [one]))).toBe(false);
  });

  it('takes no id for a key that several items of a document share', () => {
    const one = item({ id: 'https://example.org/' });
    const other = item({ id: one.id, link: 'https://example.org/b', summary: `Other. ${LONG}` });
    expect(isOneStory(keys(one, [other]), keys(other, [one]))).toBe(false);
  });

  it('takes neither id nor address of a ticker for a key whose items all carry them', () => {
    const ticker = ['One', 'Two', 'Three', 'Four'].map((title) =>
      item({
        id: 'https://example.org/live',
        link: 'https://example.org/live',
        title,
        summary: `${title}. ${LONG}`,
      }),
    );
    const [one, ...others] = ticker;
    if (!one || !others[0]) throw new Error('no items');
    expect(isOneStory(keys(one, others), keys(others[0], ticker))).toBe(false);
  });

  it('takes neither the front page nor the feed’s own page for a story', () => {
    const home = item({ id: '', link: 'https://www.example.org/#top', summary: '', published: null });
    expect(keys(home)).toEqual([]);
    const page = item({ id: '', link: 'https://example.org/news/', summary: '', published: null });
    expect(keys(page, [], '1', 'https://example.org/news')).toEqual([]);
  });

  it('knows two versions of an item in one document by their id and address', () => {
    const [one, other] = [
      item({ id: '17' }),
      item({ id: '17', title: 'Plan delayed', summary: `Other. ${LONG}` }),
    ];
    expect(isOneStory(keys(one, [other]), keys(other, [one]))).toBe(true);
  });

  it('lets the same item twice in a document keep its keys', () => {
    expect(keys(item(), [item()])).toHaveLength(3);
  });
});

describe('contentHash', () => {
  it.each<[string, Partial<Item>]>([
    ['white space', { summary: ` ${LONG.replaceAll(' ', '\n ')}` }],
    ['form of letters', { title: 'Plan announced'.normalize('NFD') }],
    [
      'id, link, dates, author and categories',
      { id: 'x', link: 'y', published: null, updated: 'z', author: 'a', categories: ['b'] },
    ],
  ])('does not mind %s', (_name, patch) => {
    expect(contentHash(item(patch))).toBe(contentHash(item()));
  });

  it.each<[string, Partial<Item>]>([
    ['title', { title: 'Plan announced again' }],
    ['summary', { summary: LONG.replace('Tuesday', 'Monday') }],
    ['body', { body: 'More' }],
    ['a text that moved from one field to the next', { title: '', summary: `Plan announced${LONG}` }],
  ])('tells another %s', (_name, patch) => {
    expect(contentHash(item(patch))).not.toBe(contentHash(item()));
  });
});
