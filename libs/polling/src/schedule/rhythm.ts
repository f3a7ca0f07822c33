/** How far back a feed's rhythm is looked for, in ms: two weeks show each hour of the day often enough. */
const WINDOW_MS = 14 * 86_400_000;
const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
/** Times that are remembered of each feed: a day of a busy wire, weeks of a slow one. */
export const REMEMBERED_TIMES = 100;

/** Adds the times of a feed's items (ISO 8601) to those remembered: newest first, each once, none in the future. */
export function rememberTimes(known: readonly string[], found: readonly string[], now: Date): string[] {
  const valid = [...known, ...found].filter((time) => Date.parse(time) <= now.getTime());
  return [...new Set(valid.map((time) => new Date(time).toISOString()))]
    .sort()
    .reverse()
    .slice(0, REMEMBERED_TIMES);
}

/**
 * Items an hour that a feed is likely to bring now: the rate at this hour of the day (with the hours beside it) over
 * its last days, or that of the last hour where it is higher, as when news breaks. Null where too little is known.
 */
export function expectedPerHour(itemTimes: readonly string[], now: Date): number | null {
  const ages = itemTimes
    .map((time) => now.getTime() - Date.parse(time))
    .filter((age) => age >= 0 && age <= WINDOW_MS);
  if (ages.length < 3) return null;
  const days = Math.max(1, Math.max(...ages) / DAY_MS);
  const ofThisHour = ages.filter((age) => {
    const distance = age % DAY_MS;
    return Math.min(distance, DAY_MS - distance) <= 1.5 * HOUR_MS;
  }).length;
  const ofLastHour = ages.filter((age) => age <= HOUR_MS).length;
  return Math.max(ofThisHour / (3 * days), ofLastHour);
}
