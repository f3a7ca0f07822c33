import { NO_MEMORY } from '../feed-memory.js';
import { nextCheck } from './next-check.js';
import type { NextCheckInput } from './next-check.js';
import { observe } from './rhythm.js';

const NOW = new Date('2026-03-03T12:10:00Z');
const minutesAgo = (minutes: number) => new Date(NOW.getTime() - minutes * 60_000).toISOString();

/** Seconds until the next look. */
function interval(input: Partial<NextCheckInput>): number {
  const check = checkOf(input);
  expect(check.nextCheck.getTime() - NOW.getTime()).toBe(check.interval * 1000);
  expect(check.reason).not.toBe('');
  return check.interval;
}

const checkOf = (input: Partial<NextCheckInput>) =>
  nextCheck({
    now: NOW,
    failure: null,
    failuresBefore: 0,
    every: null,
    memory: NO_MEMORY,
    servedByHub: false,
    headers: {},
    retryAt: null,
    jitter: 0,
    ...input,
  });

const times = (...itemTimes: string[]) => ({ ...NO_MEMORY, ...observe(NO_MEMORY, itemTimes, NOW) });
const everyMinutes = (minutes: number, count: number) =>
  times(...Array.from({ length: count }, (_, i) => minutesAgo(minutes * (i + 1))));

/** Three items in two weeks, none at this hour. */
const QUIET = times(...[3, 7, 13].map((day) => minutesAgo(day * 1440 + 300)));

describe(nextCheck.name, () => {
  describe('after a success', () => {
    it('looks every five minutes where too little is known', () => {
      expect(interval({})).toBe(300);
    });

    it('looks at a busy wire once a minute, at a quiet feed once an hour', () => {
      expect(interval({ memory: everyMinutes(1, 100) })).toBe(60);
      expect(interval({ memory: QUIET })).toBe(3600);
    });

    it('looks about ten times for each item that is likely to come', () => {
      // One an hour.
      const seconds = interval({ memory: everyMinutes(60, 96) });
      expect(seconds).toBeGreaterThan(340);
      expect(seconds).toBeLessThan(380);
    });

    it('knows the hours of the day: a feed that sleeps now is looked at seldom', () => {
      const atMidnight = Array.from({ length: 10 }, (_, day) =>
        [0, 5, 10, 15].map((minute) => minutesAgo((day + 1) * 1440 - 720 + minute)),
      ).flat();
      expect(interval({ memory: times(...atMidnight) })).toBe(3600);
      const now = new Date(NOW.getTime() + 12 * 3_600_000);
      const check = nextCheck({
        now,
        failure: null,
        failuresBefore: 0,
        every: null,
        memory: times(...atMidnight),
        servedByHub: false,
        headers: {},
        retryAt: null,
        jitter: 0,
      });
      expect(check.interval).toBeLessThan(400);
    });

    it.each([
      [60, 'news about once an hour at this time of day'],
      [20, 'news about 3 times an hour at this time of day'],
    ])('says in words how often news comes: each %i min', (minutes, reason) => {
      expect(checkOf({ memory: everyMinutes(minutes, 300) }).reason).toBe(reason);
    });

    it('comes more often while news breaks', () => {
      const quiet = Array.from({ length: 10 }, (_, day) => minutesAgo((day + 1) * 1440));
      expect(interval({ memory: times(...quiet) })).toBeGreaterThan(600);
      const breaking = [1, 3, 8, 20, 40, 50].map(minutesAgo);
      expect(interval({ memory: times(...breaking, ...quiet) })).toBe(60);
    });

    it.each([
      ['ttl', { memory: { ...everyMinutes(1, 50), ttlMinutes: 10 } }, 600],
      ['max-age', { headers: { 'cache-control': 'public, max-age=900' } }, 900],
      [
        'max-age less the age of the answer',
        { headers: { 'cache-control': 'max-age=900', age: '400' } },
        500,
      ],
      [
        'Expires, by the clock of the server',
        { headers: { date: 'Tue, 03 Mar 2020 10:00:00 GMT', expires: 'Tue, 03 Mar 2020 10:20:00 GMT' } },
        1200,
      ],
      ['an Expires that makes no sense', { headers: { expires: '-1' } }, 300],
      ['no-cache', { headers: { 'cache-control': 'no-cache, max-age=3600' } }, 300],
      ['a wish for a whole day, up to an hour', { headers: { 'cache-control': 'max-age=86400' } }, 3600],
      ['skipHours, until the next hour', { memory: { ...everyMinutes(1, 50), skipHours: [12] } }, 3000],
    ])('respects %s', (_, input, seconds) => {
      expect(interval(input)).toBe(seconds);
    });

    it('does what an admin set, whatever the feed wishes', () => {
      expect(interval({ every: 15, headers: { 'cache-control': 'max-age=900' }, jitter: 0.9 })).toBe(15);
      expect(interval({ every: 7200 })).toBe(7200);
    });

    it('looks four times an hour for safety while a hub brings the items', () => {
      expect(interval({ memory: everyMinutes(1, 100), servedByHub: true })).toBe(900);
      expect(interval({ every: 15, servedByHub: true })).toBe(900);
      expect(interval({ every: 7200, servedByHub: true })).toBe(7200);
    });

    it('moves each time by up to a tenth, never beyond the ceiling', () => {
      expect(interval({ jitter: 0.5 })).toBe(315);
      expect(interval({ memory: QUIET, jitter: 0.5 })).toBe(3420);
    });
  });

  describe('after a failure', () => {
    const failing = (failuresBefore: number, more: Partial<NextCheckInput> = {}) =>
      interval({ failure: 'unreachable', failuresBefore, ...more });

    it('waits twice as long each time, an hour at most, for ever', () => {
      expect([0, 1, 2, 3, 5, 6, 7, 500].map((failures) => failing(failures))).toEqual([
        60, 120, 240, 480, 1920, 3600, 3600, 3600,
      ]);
    });

    it('starts from what an admin set, and comes no sooner than that', () => {
      expect([0, 1, 2].map((failures) => failing(failures, { every: 15 }))).toEqual([15, 30, 60]);
      expect(failing(3, { every: 7200 })).toBe(7200);
    });

    it('waits as long as the server asks, an hour at most', () => {
      const retryAt = (seconds: number) => new Date(NOW.getTime() + seconds * 1000);
      expect(failing(0, { failure: 'rate-limited', retryAt: retryAt(700) })).toBe(700);
      expect(failing(0, { failure: 'rate-limited', retryAt: retryAt(700), every: 15, jitter: 0.5 })).toBe(
        735,
      );
      expect(failing(0, { failure: 'rate-limited', retryAt: retryAt(86_400) })).toBe(3600);
    });

    it('leaves a server alone for five minutes that wants us less often without saying how much', () => {
      expect(failing(0, { failure: 'rate-limited', every: 15 })).toBe(300);
      expect(failing(2, { failure: 'rate-limited', every: 15 })).toBe(1200);
      expect(failing(0, { failure: 'rate-limited', retryAt: NOW })).toBe(300);
    });

    it('looks at a feed that is gone once an hour', () => {
      expect(failing(0, { failure: 'gone' })).toBe(3600);
    });

    it('keeps feeds out of step', () => {
      expect(failing(9, { jitter: 0 })).not.toBe(failing(9, { jitter: 1 }));
    });
  });
});
