import type { FeedMemory, FeedRhythm } from '@app/contracts';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;
/** Times that are kept as they are: enough to know an item again and to see news break. */
const KEPT_TIMES = 100;
/** Items that come within this belong to one occasion, as of feeds that are filled in batches. */
const OCCASION_MS = 5 * MINUTE_MS;
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

function beat(
  { itemTimes, rhythm }: KnownTimes,
  times: readonly number[],
  now: Date,
): FeedRhythm | undefined {
  const newest = Date.parse(itemTimes[0] ?? '') || -Infinity;
  const after = Math.max(newest, now.getTime() - LOOKED_BACK_MS);
  const fresh = times.filter((time) => time > after).sort((a, b) => a - b);
  const since = rhythm === undefined ? fresh[0] : Date.parse(rhythm.until);
  if (since === undefined) return undefined;
  const kept = KEPT_A_DAY ** (Math.max(0, now.getTime() - since) / DAY_MS);
  const hours = Array.from({ length: 24 }, (_, hour) => (rhythm?.hours[hour] ?? 0) * kept);
  let last = newest;
  for (const time of fresh) {
    if (time - last < OCCASION_MS) continue;
    const hour = new Date(time).getUTCHours();
    hours[hour] = (hours[hour] ?? 0) + KEPT_A_DAY ** ((now.getTime() - time) / DAY_MS);
    last = time;
  }
  // The integral of what remains of each moment since.
  const days = (rhythm?.days ?? 0) * kept + (1 - kept) / -Math.log(KEPT_A_DAY);
  return { hours, days, until: now.toISOString() };
}

/** Occasions an hour that are usual at this time of day; null where too little was seen. */
export function usualPerHour(rhythm: FeedRhythm | undefined, at: Date): number | null {
  if (rhythm === undefined) return null;
  const total = rhythm.hours.reduce((sum, count) => sum + count, 0);
  if (total < KNOWN_OCCASIONS && rhythm.days < KNOWN_DAYS) return null;
  const average = total / (24 * Math.max(rhythm.days, 1 / 24));
  // Before a whole day was seen, hours differ by what was seen of them.
  if (rhythm.days < 1) return average;
  const hour = at.getUTCHours();
  const around = [23, 0, 1].reduce((sum, offset) => sum + (rhythm.hours[(hour + offset) % 24] ?? 0), 0);
  return Math.max(around / (3 * rhythm.days), average * LEAST_SHARE_OF_AVERAGE);
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
