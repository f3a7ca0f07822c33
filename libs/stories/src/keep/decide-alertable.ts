import type { Item, PollableFeed } from '@app/contracts';

const HOUR_MS = 3_600_000;
/** News of yesterday that nobody was told of is for the archive. */
const LONGEST_ALERT_AGE_MS = 24 * HOUR_MS;
/** Within an hour of its date an item is news, however many come with it. */
const FRESH_MS = HOUR_MS;
/** Busy wires bring some dozens of items between two polls; a hundred old ones at once are a new archive. */
const FLOOD = 100;
/** The poll stage remembers this many times; beyond the oldest of them it cannot tell what is new. */
const REMEMBERED = 100;

/** The time of an item, in ms since 1970, as far as it can be believed; null where the feed gives none. */
export function timeOf(item: Item, fetched: Date): number | null {
  const time = Date.parse(item.published ?? item.updated ?? '');
  // Before the web there were no feeds: such dates are a publisher's empty field. What lies ahead is not trusted.
  return Number.isNaN(time) || time < Date.UTC(1990) || time > fetched.getTime() ? null : time;
}

/**
 * Tells which items of a document may raise an alert if nobody knows them yet: none of the
 * first poll, none older than 24 hours, and no old ones where a feed suddenly offers many.
 */
export function alertableItems(
  feed: Pick<PollableFeed, 'firstPolledAt' | 'memory'>,
  items: readonly Item[],
  fetched: Date,
): ReadonlySet<Item> {
  if (feed.firstPolledAt === null) return new Set();
  const seen = (feed.memory?.itemTimes ?? []).map((time) => Date.parse(time));
  const known = new Set(seen);
  const horizon = seen.length < REMEMBERED ? -Infinity : Math.min(...seen);
  const times = new Map(items.map((item) => [item, timeOf(item, fetched) ?? fetched.getTime()]));
  const unknown = [...times].filter(([, time]) => fetched.getTime() - time > FRESH_MS && !known.has(time));
  const held = [
    unknown.filter(([, time]) => time < horizon),
    unknown.filter(([, time]) => time >= horizon),
  ].filter((old) => old.length >= FLOOD);
  const oldest = fetched.getTime() - LONGEST_ALERT_AGE_MS;
  const alertable = new Set(items.filter((item) => (times.get(item) ?? 0) >= oldest));
  for (const [item] of held.flat()) alertable.delete(item);
  return alertable;
}
