import type { FeedMemory, FeedRhythm } from '@app/contracts';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;
/** Times that are kept as they are: enough to know an item again and to see news break. */
const KEPT_TIMES = 100;
/** Items that come within this of an occasion belong to it, as of feeds that are filled in batches. */
export const OCCASION_MS = 5 * MINUTE_MS;
/** How much of the past remains after a day: weeks ago hardly counts. */
const KEPT_A_DAY = 0.9;
/** What a document tells of times longer ago says little of today's rhythm. */
const LOOKED_BACK_MS = 14 * DAY_MS;
/** A rhythm is known after so many occasions, or so many days with fewer. */
const KNOWN_OCCASIONS = 3;
const KNOWN_DAYS = 3;
/** Below this an hour that looks dead may be one that was never seen awake. */
const LEAST_SHARE_OF_AVERAGE = 0.1;

/** What is known of when a feed brings news. */
export type KnownTimes = Pick<FeedMemory, 'itemTimes' | 'rhythm'>;

/**
 * Adds what was seen of a feed by `now`.
 * @param found the times of its items (ISO 8601); what lies in the future or is known already doesn't count
 */
export function observe(known: KnownTimes, found: readonly string[], now: Date): KnownTimes {
  const times = found.map((time) => Date.parse(time)).filter((time) => time <= now.getTime());
  const all = new Set([...times, ...known.itemTimes.map((time) => Date.parse(time))]);
  const newestFirst = [...all].sort((a, b) => b - a).slice(0, KEPT_TIMES);
  const rhythm = beat(known, times, now);
  return {
    itemTimes: newestFirst.map((time) => new Date(time).toISOString()),
    ...(rhythm === undefined ? {} : { rhythm }),
  };
}

/** Counts every new occasion; null where there never was one. */
function beat(
  { itemTimes, rhythm }: KnownTimes,
  times: readonly number[],
  now: Date,
): FeedRhythm | undefined {
  const newest = Date.parse(itemTimes[0] ?? '') || -Infinity;
  const after = Math.max(newest, now.getTime() - LOOKED_BACK_MS);
  let beats = rhythm;
  for (const time of times.filter((found) => found > after).sort((a, b) => a - b)) {
    const isNext = beats === undefined || time - Date.parse(beats.last) >= OCCASION_MS;
    if (isNext) beats = withOccasion(beats, time);
  }
  return beats && { ...beats, until: now.toISOString() };
}

function withOccasion(before: FeedRhythm | undefined, time: number): FeedRhythm {
  const last = new Date(time);
  const { hours, days, week } = before === undefined ? NOTHING_SEEN : faded(before, time);
  return {
    hours: hours.map((count, hour) => (hour === last.getUTCHours() ? count + 1 : count)),
    days,
    week: week.map((day, at) => (at === last.getUTCDay() ? { ...day, occasions: day.occasions + 1 } : day)),
    last: last.toISOString(),
    until: last.toISOString(),
  };
}

const NOTHING_SEEN = {
  hours: Array<number>(24).fill(0),
  days: 0,
  week: Array(7).fill({ occasions: 0, days: 0 }) as FeedRhythm['week'],
};

/** A rhythm's counts as they weigh at a later time at which nothing was added. */
function faded({ hours, days, week, last }: FeedRhythm, at: number): Omit<FeedRhythm, 'last' | 'until'> {
  const since = Date.parse(last);
  const kept = weight(at - since);
  const seen = week.map((day) => ({ occasions: day.occasions * kept, days: day.days * kept }));
  for (let from = since; from < at;) {
    const to = Math.min(at, (Math.floor(from / DAY_MS) + 1) * DAY_MS);
    const day = seen[new Date(from).getUTCDay()];
    if (day !== undefined) day.days += weighed(at - to, at - from);
    from = to;
  }
  return {
    hours: hours.map((count) => count * kept),
    days: days * kept + weighed(0, at - since),
    week: seen,
  };
}

/** What remains of a moment so many ms ago, */
const weight = (ms: number): number => KEPT_A_DAY ** (Math.max(0, ms) / DAY_MS);
/** and of all moments between two ages, in days. */
const weighed = (from: number, to: number): number => (weight(from) - weight(to)) / -Math.log(KEPT_A_DAY);

/** Occasions an hour that are usual at this time of day; null where too little was seen. */
export function usualPerHour(rhythm: FeedRhythm | undefined, at: Date): number | null {
  if (rhythm === undefined) return null;
  const { hours, days } = faded(rhythm, Date.parse(rhythm.until));
  const total = hours.reduce((sum, count) => sum + count, 0);
  if (total < KNOWN_OCCASIONS && days < KNOWN_DAYS) return null;
  const average = total / (24 * Math.max(days, 1 / 24));
  // Before a whole day was seen, hours differ by what was seen of them.
  if (days < 1) return average;
  const hour = at.getUTCHours();
  const around = [23, 0, 1].reduce((sum, offset) => sum + (hours[(hour + offset) % 24] ?? 0), 0);
  return Math.max(around / (3 * days), average * LEAST_SHARE_OF_AVERAGE);
}

/** Occasions an hour that are to be expected now: the usual, or that of the last hour where it is higher, as when news breaks. */
export function expectedPerHour({ itemTimes, rhythm }: KnownTimes, now: Date): number | null {
  const usual = usualPerHour(rhythm, now);
  const lastHour = itemTimes.filter((time) => now.getTime() - Date.parse(time) <= HOUR_MS).length;
  return usual === null && lastHour === 0 ? null : Math.max(usual ?? 0, lastHour);
}

/** Occasions that were to be expected between two moments. */
export function expectedBetween(rhythm: FeedRhythm, from: Date, to: Date): number {
  let expected = 0;
  for (let at = from.getTime(); at < to.getTime(); at += HOUR_MS) {
    const share = Math.min(HOUR_MS, to.getTime() - at) / HOUR_MS;
    expected += share * (usualPerHour(rhythm, new Date(at)) ?? 0);
  }
  return expected;
}
