import type { StandingAlarm } from '@app/contracts';
import { NO_MEMORY } from '../feed-memory.js';
import { observe } from '../schedule/rhythm.js';
import type { KnownTimes } from '../schedule/rhythm.js';
import { alarmOf } from './feed-alarm.js';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const YEAR = 365 * DAY;
/** A Monday. */
const START = Date.parse('2026-01-05T00:00:00Z');

/** How a feed comes: its rate at a moment, and how often it is looked at, in ms. */
interface Ways {
  readonly perHour: (at: Date) => number;
  readonly most: number;
  readonly every: number;
}
const byDay = (at: Date): boolean => at.getUTCHours() >= 6 && at.getUTCHours() < 22;
const onWeekdays = (at: Date): boolean => at.getUTCDay() % 6 !== 0;
const WAYS = {
  busy: { perHour: () => 60, most: 60, every: 2 * HOUR },
  busyByDay: { perHour: (at) => (byDay(at) ? 60 : 0), most: 60, every: 2 * HOUR },
  desk: { perHour: (at) => (byDay(at) ? 6 : 0), most: 6, every: HOUR },
  office: { perHour: (at) => (byDay(at) && onWeekdays(at) ? 1.5 : 0), most: 1.5, every: HOUR },
  hourly: { perHour: () => 1, most: 1, every: HOUR },
  threeADay: { perHour: () => 1 / 8, most: 1 / 8, every: 3 * HOUR },
  daily: { perHour: () => 1 / 24, most: 1 / 24, every: 6 * HOUR },
  weekly: { perHour: () => 1 / 168, most: 1 / 168, every: 6 * HOUR },
} as const satisfies Readonly<Record<string, Ways>>;

/** The same numbers every time (mulberry32). */
function random(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** Poisson arrivals up to a time, whose rate changes (thinning: Lewis and Shedler, 1979). */
function arrivals({ perHour, most }: Ways, from: number, until: number, draw: () => number): number[] {
  const times: number[] = [];
  for (let at = from; ;) {
    at += (-Math.log(1 - draw()) / most) * HOUR;
    if (at >= until) return times;
    if (draw() * most < perHour(new Date(at))) times.push(at);
  }
}

/** Watches a feed with a clock of its own, and tells each alarm that begins, and when. */
class Watch {
  known: KnownTimes = NO_MEMORY;
  alarms: { readonly at: number; readonly alarm: StandingAlarm }[] = [];
  private standing: StandingAlarm | null = null;
  private lastNewItem: string | null = null;
  private next = 0;

  constructor(
    private readonly items: readonly number[],
    private readonly shown: number,
  ) {}

  look(now: number): void {
    let end = this.next;
    while ((this.items[end] ?? Infinity) <= now) end += 1;
    if (end > this.next) this.lastNewItem = new Date(now).toISOString();
    const document = this.items.slice(Math.max(0, end - this.shown, this.next), end);
    this.next = end;
    const at = new Date(now);
    this.known = observe(
      this.known,
      document.map((time) => new Date(time).toISOString()),
      at,
    );
    const alarm = alarmOf(
      {
        memory: this.known,
        failures: 0,
        lastSuccess: at.toISOString(),
        lastNewItem: this.lastNewItem,
        lastFailure: null,
        createdAt: new Date(START).toISOString(),
      },
      at,
    );
    if (alarm !== null && alarm.kind !== this.standing?.kind) this.alarms.push({ at: now, alarm });
    this.standing = alarm;
  }
}
/** Items that a document shows. */
const SHOWN = 150;

/** Looks at a feed for a year that begins with what its document tells of the time before. */
function watchAYear(ways: Ways, seed: number): Watch {
  const items = arrivals(ways, START - YEAR, START + YEAR, random(seed));
  const first = items.findIndex((time) => time >= START);
  const watch = new Watch(items.slice(Math.max(0, first - SHOWN)), SHOWN);
  for (let now = START; now <= START + YEAR; now += ways.every) watch.look(now);
  return watch;
}

describe('a year of a feed that keeps its rhythm', () => {
  const years = new Map(
    Object.entries(WAYS).map(([name, ways], seed) => [name, watchAYear(ways, seed + 1)] as const),
  );

  it('has no more alarms than one feed in four', () => {
    const alarms = [...years].map(([name, { alarms: told }]) => [name, told.length] as const);
    expect(alarms.reduce((sum, [, count]) => sum + count, 0)).toBeLessThanOrEqual(
      Object.keys(WAYS).length / 4,
    );
  });

  // The year ends at a midnight before a Monday; the bounds are hours.
  it.each<[keyof typeof WAYS, string, number, number]>([
    ['busy', 'a quarter of an hour', 10 / 60, 20 / 60],
    ['busyByDay', 'in the morning after the night', 6.1, 8],
    ['desk', 'in the morning after the night', 7, 12],
    ['office', 'in the course of the next working day', 7, 22],
    ['hourly', 'half a day', 8, 16],
    ['threeADay', 'some days', 48, 120],
    ['daily', 'about a week', 5 * 24, 12 * 24],
    ['weekly', 'some weeks', 28 * 24, 70 * 24],
  ])('and then ends has one: %s, after %s', (name, _, least, most) => {
    const watch = years.get(name) as Watch;
    const before = watch.alarms.length;
    const step = WAYS[name].most >= 1 ? MINUTE : HOUR;
    let now = START + YEAR;
    while (watch.alarms.length === before && now < START + YEAR + 100 * DAY) watch.look((now += step));
    const told = watch.alarms.at(-1);
    expect(told?.alarm.kind).toBe('silent');
    const hours = ((told?.at ?? NaN) - START - YEAR) / HOUR;
    expect([hours > least, hours < most, hours]).toEqual([true, true, hours]);
  });
});
