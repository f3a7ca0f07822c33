import type { Item, PollableFeed } from '@app/contracts';

const HOUR_MS = 3_600_000;
/** News of yesterday that nobody was told of is for the archive. */
const LONGEST_ALERT_AGE_MS = 24 * HOUR_MS;
/** Within an hour of its date an item is news, however many come with it. */
const FRESH_MS = HOUR_MS;
/** Busy wires bring some dozens of items between two polls; a hundred old ones at once are an archive. */
const FLOOD = 100;

/** The time of an item, in ms since 1970, as far as it can be believed; null where the feed gives none. */
export function timeOf(item: Item, fetched: Date): number | null {
  const time = Date.parse(item.published ?? item.updated ?? '');
  // Before the web there were no feeds: such dates are a publisher's empty field. What lies ahead is not trusted.
  return Number.isNaN(time) || time < Date.UTC(1990) || time > fetched.getTime() ? null : time;
}

/** Whether an item may raise an alert if nobody knows it yet: none of the first poll, none older than 24 hours. */
export function isAlertable(item: Item, feed: Pick<PollableFeed, 'firstPolledAt'>, fetched: Date): boolean {
  const age = fetched.getTime() - (timeOf(item, fetched) ?? fetched.getTime());
  return feed.firstPolledAt !== null && age <= LONGEST_ALERT_AGE_MS;
}

/** From how many old stories on, all new to us, a feed is taken to offer its archive. */
export const floodSince = (fetched: Date): { readonly stories: number; readonly olderThan: Date } => ({
  stories: FLOOD,
  olderThan: new Date(fetched.getTime() - FRESH_MS),
});
