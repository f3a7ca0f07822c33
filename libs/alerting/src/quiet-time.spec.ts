import { DEFAULT_PREFERENCES, type Preferences, dayStart, wallTime } from '@app/contracts';
import fc from 'fast-check';
import { nextDigest, nextQuietEnd, quietTime } from './quiet-time.js';

const night = (timeZone: string, from = '22:00', to = '07:00'): Preferences => ({
  ...DEFAULT_PREFERENCES,
  timeZone,
  quietHours: { from, to },
});
const end = (preferences: Preferences, now: string) =>
  nextQuietEnd(preferences, new Date(now))?.toISOString() ?? null;

describe('quiet hours', () => {
  it.each<[string, string, string | null]>([
    ['21:59 in Berlin', '2020-01-15T20:59:00Z', null],
    ['22:00 in Berlin', '2020-01-15T21:00:00Z', '2020-01-16T06:00:00.000Z'],
    ['06:59 in Berlin', '2020-01-16T05:59:59Z', '2020-01-16T06:00:00.000Z'],
    ['07:00 in Berlin', '2020-01-16T06:00:00Z', null],
    ['the night that loses an hour', '2020-03-28T22:00:00Z', '2020-03-29T05:00:00.000Z'],
    ['the night that has one more', '2020-10-24T21:00:00Z', '2020-10-25T06:00:00.000Z'],
  ])('%s', (_name, now, expected) => {
    expect(end(night('Europe/Berlin'), now)).toBe(expected);
  });

  it.each<[string, string, string, string, string, string | null]>([
    [
      'ends when the clocks pass its end',
      'Europe/Berlin',
      '22:00',
      '02:30',
      '2020-03-29T00:59:00Z',
      '2020-03-29T01:30:00.000Z',
    ],
    [
      'ends when its end comes for the last time',
      'Europe/Berlin',
      '22:00',
      '02:30',
      '2020-10-25T00:45:00Z',
      '2020-10-25T01:30:00.000Z',
    ],
    [
      'may lie within one day',
      'Asia/Kolkata',
      '13:00',
      '14:30',
      '2020-05-05T08:00:00Z',
      '2020-05-05T09:00:00.000Z',
    ],
    [
      'knows zones far from UTC',
      'Pacific/Kiritimati',
      '22:00',
      '07:00',
      '2020-05-05T09:00:00Z',
      '2020-05-05T17:00:00.000Z',
    ],
    ['is none where it begins as it ends', 'Europe/Berlin', '07:00', '07:00', '2020-05-05T09:00:00Z', null],
  ])('%s', (_name, zone, from, to, now, expected) => {
    expect(end(night(zone, from, to), now)).toBe(expected);
  });

  it('is what the clocks on the wall say, in every zone and on every day of changing clocks', () => {
    const clock = fc
      .integer({ min: 0, max: 47 })
      .map((half) => `${String(half >> 1).padStart(2, '0')}:${half % 2 ? '30' : '00'}`);
    const zones = [
      'Europe/Berlin',
      'America/New_York',
      'Australia/Lord_Howe',
      'Africa/Cairo',
      'Asia/Beirut',
      'America/Santiago',
      'Asia/Kathmandu',
      'Pacific/Apia',
      'UTC',
    ];
    const moment = fc.date({ min: new Date('2024-01-01'), max: new Date('2027-01-01'), noInvalidDate: true });
    fc.assert(
      fc.property(fc.constantFrom(...zones), clock, clock, moment, (zone, from, to, now) => {
        const preferences = night(zone, from, to);
        const until = nextQuietEnd(preferences, now);
        const { hour, minute } = wallTime(zone, now);
        const shown = `${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}`;
        const isWithin =
          from < to ? from <= shown && shown < to : from !== to && (shown >= from || shown < to);
        // Only on a night of changing clocks may the two differ, and by no more than the change.
        const offset = (at: Date) =>
          Date.UTC(...wallParts(zone, at)) - Math.floor(at.getTime() / 60_000) * 60_000;
        const around = [-1, 1].map((days) => offset(new Date(now.getTime() + days * 86_400_000)));
        if (around[0] === around[1]) expect(until !== null).toBe(isWithin);
        if (until === null) return;
        expect(until.getTime()).toBeGreaterThan(now.getTime());
        expect(until.getTime() - now.getTime()).toBeLessThanOrEqual(25 * 3_600_000);
        // One night is one: each moment until its end is quiet, with the same end.
        const middle = new Date((now.getTime() + until.getTime()) / 2);
        expect(nextQuietEnd(preferences, middle)).toEqual(until);
        expect(nextQuietEnd(preferences, until)).toBeNull();
      }),
      { numRuns: 400 },
    );
  });
});

describe('a pause', () => {
  const paused = (pausedUntil: string): Preferences => ({ ...night('Europe/Berlin'), pausedUntil });

  it('is quiet until it ends; what ends in the night, until the night does', () => {
    expect(end(paused('2020-01-15T15:00:00.000Z'), '2020-01-15T11:00:00Z')).toBe('2020-01-15T15:00:00.000Z');
    expect(end(paused('2020-01-15T23:00:00.000Z'), '2020-01-15T11:00:00Z')).toBe('2020-01-16T06:00:00.000Z');
  });

  it('goes on after a night that ends in it', () => {
    const preferences = paused('2020-01-16T09:00:00.000Z');
    expect(end(preferences, '2020-01-15T22:00:00Z')).toBe('2020-01-16T09:00:00.000Z');
    expect(quietTime(preferences, new Date('2020-01-15T22:00:00Z'))?.paused).toBe(true);
  });

  it('is over when it ends', () => {
    expect(end(paused('2020-01-15T11:00:00.000Z'), '2020-01-15T11:00:00Z')).toBeNull();
  });
});

describe('the next digest', () => {
  const digests = (...digestAt: string[]): Preferences => ({ ...night('Europe/Berlin'), digestAt });
  const next = (preferences: Preferences, now: string) =>
    nextDigest(preferences, new Date(now)).toISOString();

  it('is the next of those asked for, the end of the day where none is', () => {
    expect(next(digests('08:00', '16:00'), '2020-01-15T11:00:00Z')).toBe('2020-01-15T15:00:00.000Z');
    expect(next(digests('08:00', '16:00'), '2020-01-15T15:00:00Z')).toBe('2020-01-16T07:00:00.000Z');
    expect(next(digests(), '2020-01-15T11:00:00Z')).toBe('2020-01-15T17:00:00.000Z');
  });

  it('waits for the night’s end where it would come in the night', () => {
    expect(next(digests('05:00'), '2020-01-15T20:00:00Z')).toBe('2020-01-16T06:00:00.000Z');
  });
});

describe('a day', () => {
  it.each([
    ['Europe/Berlin', '2020-01-15T11:00:00Z', '2020-01-14T23:00:00.000Z'],
    ['America/New_York', '2020-01-15T03:00:00Z', '2020-01-14T05:00:00.000Z'],
    // Cairo's clocks went from 24:00 to 01:00.
    ['Africa/Cairo', '2024-04-26T10:00:00Z', '2024-04-25T22:00:00.000Z'],
    // Santiago's clocks went back from 24:00 to 23:00: the day began once.
    ['America/Santiago', '2024-04-07T10:00:00Z', '2024-04-07T04:00:00.000Z'],
  ])('of %s at %s began at %s', (zone, now, expected) => {
    expect(dayStart(zone, new Date(now)).toISOString()).toBe(expected);
  });
});

function wallParts(zone: string, at: Date): [number, number, number, number, number] {
  const { year, month, day, hour, minute } = wallTime(zone, at);
  return [year, month - 1, day, hour, minute];
}
