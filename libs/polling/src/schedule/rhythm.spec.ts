import { NO_MEMORY } from '../feed-memory.js';
import { expectedBetween, expectedPerHour, observe, usualPerHour } from './rhythm.js';
import type { KnownTimes } from './rhythm.js';

const HOUR = 3_600_000;
const START = Date.parse('2026-03-02T00:00:00Z');
const at = (hours: number) => new Date(START + hours * HOUR);
const iso = (hours: number) => at(hours).toISOString();

/** A feed polled each quarter of an hour that brings an item at each of these times (hours since the start). */
function watched(items: readonly number[], hours: number): KnownTimes {
  let known: KnownTimes = NO_MEMORY;
  for (let now = 0.25; now <= hours; now += 0.25) {
    // Like a feed, the document shows the last items.
    const shown = items.filter((item) => item <= now).slice(-10);
    known = observe(known, shown.map(iso), at(now));
  }
  return known;
}

/** Two occasions an hour from 6 to 22 o'clock, for so many days. */
const daytime = (days: number) =>
  Array.from({ length: days * 24 * 2 }, (_, half) => half / 2 + 0.1).filter(
    (hour) => hour % 24 >= 6 && hour % 24 < 22,
  );

describe('the rhythm of a feed', () => {
  it('is unknown before a few items', () => {
    expect(expectedPerHour(observe(NO_MEMORY, [], at(1)), at(1))).toBeNull();
    expect(usualPerHour(observe(NO_MEMORY, [iso(1), iso(20)], at(24)).rhythm, at(24))).toBeNull();
  });

  it('is known by the hour of the day after some days', () => {
    const { rhythm } = watched(daytime(7), 7 * 24);
    expect(usualPerHour(rhythm, at(7 * 24 + 12))).toBeCloseTo(2, 0);
    expect(usualPerHour(rhythm, at(7 * 24 + 3))).toBeLessThan(0.3);
  });

  it('is the same whether a feed was watched or its document tells of the time before', () => {
    const items = daytime(4);
    const told = observe(NO_MEMORY, items.map(iso), at(96)).rhythm;
    const seen = watched(items, 96).rhythm;
    for (const hour of [3, 9, 15, 21]) {
      expect(usualPerHour(told, at(hour))).toBeCloseTo(usualPerHour(seen, at(hour)) ?? -1, 0);
    }
  });

  it('never takes an hour for dead only because nobody watched it', () => {
    // A busy wire whose document reaches back to midnight.
    const { rhythm } = observe(
      NO_MEMORY,
      Array.from({ length: 40 }, (_, n) => iso(n / 8)),
      at(5),
    );
    expect(usualPerHour(rhythm, at(15))).toBeCloseTo(8, 0);
  });

  it('counts items that come together as one occasion', () => {
    const batches = [0, 1, 2, 3, 4].flatMap((day) =>
      Array.from({ length: 8 }, (_, n) => day * 24 + 12 + n / 100),
    );
    const known = observe(NO_MEMORY, batches.map(iso), at(5 * 24));
    const total = known.rhythm?.hours.reduce((sum, count) => sum + count, 0);
    expect(total).toBeGreaterThan(3);
    expect(total).toBeLessThanOrEqual(5);
  });

  it('counts each item once, however often it is seen, and none from the future', () => {
    const once = observe(NO_MEMORY, [iso(1), iso(2), iso(3)], at(4));
    const twice = observe(once, [iso(1), iso(2), iso(3), iso(99)], at(4));
    expect(twice).toEqual(once);
  });

  it('keeps the times of the last hundred items, newest first', () => {
    const { itemTimes } = observe(
      NO_MEMORY,
      Array.from({ length: 150 }, (_, n) => iso(n / 10)),
      at(20),
    );
    expect(itemTimes).toHaveLength(100);
    expect(itemTimes[0]).toBe(iso(14.9));
  });

  it('follows a feed that changes its ways', () => {
    const day = daytime(14);
    const slowNow = watched([...day, 14 * 24 + 12, 15 * 24 + 12, 20 * 24 + 12, 30 * 24 + 12], 40 * 24).rhythm;
    expect(usualPerHour(slowNow, at(40 * 24 + 12))).toBeLessThan(0.3);
  });

  it('tells what was to be expected between two moments', () => {
    const { rhythm } = watched(daytime(7), 7 * 24);
    if (rhythm === undefined) throw new Error('no rhythm');
    expect(expectedBetween(rhythm, at(7 * 24 + 10), at(7 * 24 + 14.5))).toBeCloseTo(9, 0);
    expect(expectedBetween(rhythm, at(7 * 24), at(7 * 24 + 4))).toBeLessThan(1);
  });
});
