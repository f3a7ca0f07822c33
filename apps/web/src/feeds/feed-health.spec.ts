import type { ApiFeed } from '../api/types.js';
import { healthOf, inGroup, nextCheckWords } from './feed-health.js';

const now = Date.parse('2020-01-14T12:04:00.000Z');
const ago = (seconds: number) => new Date(now - seconds * 1000).toISOString();
const feed = (given: Partial<ApiFeed>): ApiFeed => ({
  id: '1',
  name: 'interfax',
  url: 'https://wire.example/rss',
  title: 'Interfax English',
  wire: 'Interfax',
  language: 'en',
  every: null,
  state: 'active',
  stateMedia: false,
  fullText: false,
  fullTextProblem: null,
  ceiling: 'urgent',
  lastSuccess: ago(10),
  lastNewItem: ago(40),
  lastError: null,
  failures: 0,
  nextCheck: ago(-9),
  interval: 20,
  reason: null,
  alarm: null,
  folder: [],
  history: [],
  itemsPerDay: 1728,
  createdAt: ago(86_400),
  ...given,
});
const SILENT: ApiFeed['alarm'] = {
  kind: 'silent',
  since: ago(840),
  reason: 'Usually a story every 50 s.',
};
const failed = (failures: number, code: 'http-error' | 'gone' = 'http-error') => ({
  failures,
  lastError: { code, message: 'The server answered 503.', status: 503, at: ago(10) },
});

describe('the health of a feed', () => {
  it.each<[string, Partial<ApiFeed>, string]>([
    ['all is well', {}, 'On time'],
    ['never polled', { lastSuccess: null, lastNewItem: null, itemsPerDay: 0 }, 'New'],
    ['one failure', failed(1), 'Late'],
    ['three failures', failed(3), 'Failing'],
    ['a feed that is quiet beyond its rhythm', { alarm: SILENT }, 'Silent'],
    ['far more than usual', { alarm: { ...SILENT, kind: 'burst' } }, 'Burst'],
    ['too many flashes', { alarm: { ...SILENT, kind: 'flashes' } }, 'Too many flashes'],
    ['a feed that fails for good', { ...failed(30), alarm: { ...SILENT, kind: 'dead' } }, 'Dead'],
    ['a slow feed at rest', { lastNewItem: ago(40_000), itemsPerDay: 6 }, 'On time'],
    ['a check long overdue', { nextCheck: ago(300) }, 'Late'],
    ['paused by an admin', { state: 'paused' }, 'Paused'],
    ['gone for good', { state: 'paused', ...failed(1, 'gone') }, 'Gone'],
  ])('%s', (_, given, word) => {
    expect(healthOf(feed(given), now).word).toBe(word);
  });

  it('gives the fact and the measure of a silence', () => {
    expect(healthOf(feed({ alarm: SILENT }), now).why).toBe('Silent for 14 min. Usually a story every 50 s.');
  });

  it('says why the next check is when it is', () => {
    const reason = 'news about 72 times an hour at this time of day';
    expect(healthOf(feed({ reason }), now).why).toBe('News about 72 times an hour at this time of day.');
  });

  it('says what failed and how often', () => {
    expect(healthOf(feed(failed(2)), now).why).toBe('The server answered 503. 2 tries in a row.');
  });

  it('says when the next check is', () => {
    expect(nextCheckWords(feed({}), now)).toBe('in 9 s');
    expect(nextCheckWords(feed({ nextCheck: ago(1) }), now)).toBe('now');
    expect(nextCheckWords(feed({ state: 'paused' }), now)).toBe('paused');
  });

  it('puts silence and failure under alarm', () => {
    expect(inGroup('alarm', healthOf(feed({ alarm: SILENT }), now))).toBe(true);
    expect(inGroup('alarm', healthOf(feed(failed(1)), now))).toBe(false);
    expect(inGroup('late', healthOf(feed(failed(1)), now))).toBe(true);
  });
});
