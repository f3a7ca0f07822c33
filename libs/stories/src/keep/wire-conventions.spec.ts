import { readFileSync } from 'node:fs';
import type { Item, PollableFeed } from '@app/contracts';
import { parseConventions } from '../conventions/conventions.schema.js';
import { toKeepRequest } from './to-keep-request.js';

const conventions = parseConventions(readFileSync('config/wire-conventions.yaml', 'utf8'));
const fetched = new Date('2020-01-14T10:00:00Z');
const feed: PollableFeed = {
  id: '7',
  name: 'dw',
  url: 'https://rss.example/news',
  wire: null,
  language: 'en',
  every: null,
  failures: 0,
  interval: 60,
  firstPolledAt: '2020-01-01T00:00:00Z',
  etag: null,
  lastModified: null,
  bodyHash: null,
};
const keep = (item: Partial<Item>, patch: Partial<PollableFeed> = {}) => {
  const items: Item[] = [
    {
      id: 'a',
      title: 'Haftar leaves Moscow',
      link: '',
      published: '2020-01-14T09:59:00Z',
      updated: null,
      summary: '',
      body: '',
      author: '',
      categories: [],
      ...item,
    },
  ];
  const parsed = {
    title: '',
    link: '',
    format: 'rss' as const,
    language: null,
    ttlMinutes: null,
    items,
    problems: [],
  };
  return toKeepRequest({ feed: { ...feed, ...patch }, parsed, fetched, conventions }).candidates[0]!;
};

describe('toKeepRequest, as the wire means it', () => {
  it('takes priority and kind from the headline, which is shown without them', () => {
    expect(keep({ title: 'URGENT-UPDATE 2-Haftar leaves Moscow' }).text).toMatchObject({
      title: 'Haftar leaves Moscow',
      priority: 'urgent',
      kind: 'update',
    });
  });

  it('keeps the item as it came', () => {
    expect(keep({ title: 'URGENT: Haftar leaves Moscow' }).item.title).toBe('URGENT: Haftar leaves Moscow');
  });

  it('credits the feed’s wire and those of the credit line', () => {
    const body = 'He left without signing.\nrs/rt (AFP, Reuters, dpa, AP)';
    expect(keep({ body }).text.wires).toEqual(['afp', 'reuters', 'dpa', 'ap']);
    expect(keep({ body }, { wire: 'Reuters' }).text.wires).toEqual(['reuters', 'afp', 'dpa', 'ap']);
    expect(keep({}, { name: 'afp-en' }).text.wires).toEqual(['afp']);
  });

  it('tells the wire that reports from those it leans on', () => {
    const body = 'He left, a spokesman told TASS.\nrs/rt (AFP, Reuters)';
    expect(keep({ body })).toMatchObject({ reporter: 'dw', leansOn: ['afp', 'reuters', 'tass'] });
    expect(keep({ body }, { wire: 'Reuters' })).toMatchObject({
      reporter: 'reuters',
      leansOn: ['afp', 'tass'],
    });
    expect(keep({}, { name: 'lokalblatt' })).toMatchObject({ reporter: 'lokalblatt', leansOn: [] });
  });

  it('calls the demo wire by its own name', () => {
    expect(keep({}, { url: 'demo:wire' }).text.wires).toEqual(['demo']);
  });

  it('lets no live blog alert', () => {
    expect(keep({ title: 'LIVE: Libya talks in Moscow' }).alertable).toBe(false);
    expect(keep({}).alertable).toBe(true);
  });

  it('reads a story like any other as regular and new', () => {
    expect(keep({}).text).toMatchObject({ priority: 'regular', kind: 'new', wires: [] });
  });
});
