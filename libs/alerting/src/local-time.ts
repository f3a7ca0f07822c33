/** A date and time of day as a clock on the wall shows it. */
export interface WallTime {
  readonly year: number;
  /** From 1. */
  readonly month: number;
  readonly day: number;
  readonly hour: number;
  readonly minute: number;
}

const DAY_MS = 86_400_000;
const formats = new Map<string, Intl.DateTimeFormat>();

/** What the clocks of a time zone (IANA name) show at a moment. */
export function wallTime(timeZone: string, at: Date): WallTime {
  const parts = new Map(
    formatOf(timeZone)
      .formatToParts(at)
      .map(({ type, value }) => [type, Number(value)]),
  );
  const part = (type: Intl.DateTimeFormatPartTypes) => parts.get(type) ?? 0;
  return {
    year: part('year'),
    month: part('month'),
    day: part('day'),
    hour: part('hour'),
    minute: part('minute'),
  };
}

/**
 * The moments at which clocks of a time zone show a wall time, earliest first: one; two where they are put
 * back. Where they are put forward over it, the one at which they would have shown it.
 * @param days moves the wall time by whole days of the calendar
 */
export function momentsOf(timeZone: string, wall: WallTime, days = 0): readonly [Date, ...Date[]] {
  const asUtc = Date.UTC(wall.year, wall.month - 1, wall.day + days, wall.hour, wall.minute);
  const [before, after] = [-DAY_MS, DAY_MS].map((shift) => asUtc - offsetAt(timeZone, asUtc + shift));
  const first = new Date(before ?? asUtc);
  const second = new Date(after ?? asUtc);
  const isShown = (moment: Date) => moment.getTime() + offsetAt(timeZone, moment.getTime()) === asUtc;
  if (first.getTime() === second.getTime() || !isShown(second)) return [first];
  return isShown(first) ? [first, second] : [second];
}

/** When the calendar day of a moment began in a time zone. */
export function dayStart(timeZone: string, at: Date): Date {
  return momentsOf(timeZone, { ...wallTime(timeZone, at), hour: 0, minute: 0 })[0];
}

/** The wall time of a moment's day at a clock time HH:MM. */
export function atClock(wall: WallTime, clock: string): WallTime {
  const [hour = 0, minute = 0] = clock.split(':').map(Number);
  return { ...wall, hour, minute };
}

/** Milliseconds that the clocks of a time zone are ahead of UTC, to the minute. */
function offsetAt(timeZone: string, ms: number): number {
  const { year, month, day, hour, minute } = wallTime(timeZone, new Date(ms));
  return Date.UTC(year, month - 1, day, hour, minute) - Math.floor(ms / 60_000) * 60_000;
}

/** Making a format is dear, and a set of people shares few time zones. */
function formatOf(timeZone: string): Intl.DateTimeFormat {
  const known = formats.get(timeZone);
  if (known !== undefined) return known;
  const format = new Intl.DateTimeFormat('en-u-ca-gregory-nu-latn', {
    timeZone,
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
  });
  formats.set(timeZone, format);
  return format;
}
