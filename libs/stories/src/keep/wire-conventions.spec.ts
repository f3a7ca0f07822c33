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
    expect(keep({ title: 'LIVE: Libya talks in Moscow' }).archived).toBe('live-blog');
    expect(keep({}).archived).toBeNull();
  });

  it('reads a story like any other as regular and new', () => {
    expect(keep({}).text).toMatchObject({ priority: 'regular', kind: 'new', wires: [] });
  });

  it('keeps tags, labels and whether it only mends or repeats', () => {
    expect(keep({ title: 'ANALYSIS-UPDATE 2-Can the truce hold?' }).reading).toMatchObject({
      tags: ['ANALYSIS', 'UPDATE 2'],
      labels: ['ANALYSIS'],
      revision: null,
    });
    expect(keep({ title: 'REFILE-Haftar leaves Moscow' }).reading.revision).toBe('refile');
    expect(keep({ title: 'RPT-Haftar leaves Moscow' }).reading.revision).toBe('repeat');
  });

  it('leaves the priority as it was before where a tag says nothing of it', () => {
    expect(keep({ title: 'UPDATE 1-Haftar leaves Moscow' }).reading.asBefore).toBe(true);
    expect(keep({ title: 'Haftar leaves Moscow' }).reading.asBefore).toBe(false);
    expect(keep({ title: 'URGENT: Haftar leaves Moscow' }).reading.asBefore).toBe(false);
  });

  it('reads urgency, status and slug beside the headline', () => {
    expect(keep({ urgency: 3 }).text.priority).toBe('urgent');
    expect(keep({ pubStatus: 'canceled' }).text.kind).toBe('kill');
    expect(keep({ pubStatus: 'withheld' }).text.kind).toBe('hold');
    expect(keep({ slug: 'LIBYA-TALKS/ (UPDATE 2)' }).text.kind).toBe('update');
  });

  it('takes the same text canceled for another version', () => {
    expect(keep({ pubStatus: 'canceled' }).contentHash).not.toBe(keep({}).contentHash);
    expect(keep({ pubStatus: 'usable' }).contentHash).toBe(keep({}).contentHash);
  });

  it.each([
    ['a feed of no wire', {}, 'urgent'],
    ['a feed marked as a wire', { wire: 'dpa', ceiling: 'flash' }, 'flash'],
    ['a ceiling that an admin set', { wire: 'dpa', ceiling: 'bulletin' }, 'bulletin'],
  ] as const)('lowers a flash to the ceiling: %s', (_name, patch, priority) => {
    expect(keep({ title: 'FLASH: Haftar leaves Moscow' }, patch).text.priority).toBe(priority);
  });

  describe('found late', () => {
    const old = { published: '2020-01-14T09:44:00Z' };

    it.each([
      ['old, after a gap of over three intervals', old, '2020-01-14T09:56:00Z', true],
      ['old, without a gap', old, '2020-01-14T09:58:00Z', false],
      ['young, after a gap', {}, '2020-01-14T09:00:00Z', false],
      ['old, before the first success', old, null, false],
    ])('%s', (_name, item, lastSuccess, late) => {
      expect(keep(item, { lastSuccess }).reading.late).toBe(late);
    });

    it('measures the gap by what was usual, not by how long a failing feed was left alone', () => {
      const patch = { lastSuccess: '2020-01-14T09:30:00Z', interval: 3600 };
      const memory = { itemTimes: [], lastWhole: null, validatorsLie: false, movedTo: null };
      const more = { ttlMinutes: null, skipHours: [] };
      expect(keep(old, patch).reading.late).toBe(false);
      expect(keep(old, { ...patch, memory: { ...memory, ...more, usualInterval: 60 } }).reading.late).toBe(
        true,
      );
    });
  });

  describe('under an embargo', () => {
    it.each([
      ['until later', { until: '2020-01-14T18:00:00.000Z' }, { until: '2020-01-14T18:00:00.000Z' }],
      ['until a time that can not be read', { until: null }, { until: null }],
      ['that is over', { until: '2020-01-14T10:00:00.000Z' }, null],
    ])('%s', (_name, embargo, kept) => {
      expect(keep({ embargo }).reading.embargo).toEqual(kept);
    });

    it('that the headline tells, which the desk ends', () => {
      const kept = keep({ title: 'EMBARGOED UNTIL 0600 GMT: Budget of the commission' });
      expect(kept.reading.embargo).toEqual({ until: null });
      expect(kept.text.title).toBe('Budget of the commission');
      const told = { until: '2020-01-14T18:00:00.000Z' };
      expect(keep({ title: 'EMBARGOED: Budget', embargo: told }).reading.embargo).toEqual(told);
    });

    it('is news when it is lifted, however old it is by then', () => {
      const item = { published: '2020-01-10T00:00:00Z' };
      expect(keep(item).archived).toBe('old');
      expect(keep({ ...item, embargo: { until: null } }).archived).toBeNull();
    });

    it('is never read out of a date that lies ahead', () => {
      expect(keep({ published: '2020-01-14T18:00:00Z' }).reading.embargo).toBeNull();
    });
  });
});
