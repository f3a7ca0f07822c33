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
/** Clocks are put forward and back at quarters of an hour of UTC. */
const QUARTER_MS = 15 * 60_000;

/** What the clocks of a time zone (IANA name) show at a moment. */
export function wallTime(timeZone: string, at: Date): WallTime {
  const shown = new Date(at.getTime() + offsetAt(timeZone, at.getTime()));
  return {
    year: shown.getUTCFullYear(),
    month: shown.getUTCMonth() + 1,
    day: shown.getUTCDate(),
    hour: shown.getUTCHours(),
    minute: shown.getUTCMinutes(),
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

/** Of each time zone the offsets of the quarters of an hour asked for so far, by their number since 1970. */
const offsets = new Map<string, Map<number, number>>();
/** The quarters that are kept of a zone: those around now and around the ends of nights and days. */
const KEPT = 500;

/** Milliseconds that the clocks of a time zone are ahead of UTC: asked for all the people of a topic, read once. */
function offsetAt(timeZone: string, ms: number): number {
  const known = offsets.get(timeZone) ?? new Map<number, number>();
  offsets.set(timeZone, known);
  const quarter = Math.floor(ms / QUARTER_MS);
  const offset = known.get(quarter) ?? readOffset(timeZone, quarter * QUARTER_MS);
  if (known.size >= KEPT) known.clear();
  known.set(quarter, offset);
  return offset;
}

function readOffset(timeZone: string, ms: number): number {
  const format = new Intl.DateTimeFormat('en-u-ca-gregory-nu-latn', {
    timeZone,
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
  });
  const parts = new Map(format.formatToParts(ms).map(({ type, value }) => [type, Number(value)]));
  const part = (type: Intl.DateTimeFormatPartTypes) => parts.get(type) ?? 0;
  return Date.UTC(part('year'), part('month') - 1, part('day'), part('hour'), part('minute')) - ms;
}
