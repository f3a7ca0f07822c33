import type { ArchiveCause, Embargo, Item, PollableFeed } from '@app/contracts';

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

/**
 * Why an item may raise no alert if nobody knows it yet: none of the first poll may, none older than 24 hours.
 * One under an embargo is news when that is lifted, whatever its age.
 * @returns null where it may
 */
export function archiveCause(
  item: Item,
  feed: Pick<PollableFeed, 'firstPolledAt'>,
  fetched: Date,
  embargo: Embargo | null,
): Extract<ArchiveCause, 'first-poll' | 'old'> | null {
  if (feed.firstPolledAt === null) return 'first-poll';
  const age = embargo === null ? fetched.getTime() - (timeOf(item, fetched) ?? fetched.getTime()) : 0;
  return age <= LONGEST_ALERT_AGE_MS ? null : 'old';
}

/** A story that is older when its feed comes back into reach is late. */
const LATE_MS = 15 * 60_000;
/** A feed was out of reach when it gave nothing for longer than so many of its intervals. */
const GAP_INTERVALS = 3;

/** Whether an item was found late: its feed was out of reach, and it is older than 15 minutes. */
export function isLate(
  item: Item,
  feed: Pick<PollableFeed, 'lastSuccess' | 'memory' | 'every' | 'interval'>,
  fetched: Date,
): boolean {
  const last = Date.parse(feed.lastSuccess ?? '');
  const interval = feed.every ?? feed.memory?.usualInterval ?? feed.interval;
  const out = fetched.getTime() - last > GAP_INTERVALS * interval * 1000;
  return out && fetched.getTime() - (timeOf(item, fetched) ?? fetched.getTime()) > LATE_MS;
}

/** From how many old stories on, all new to us, a feed is taken to offer its archive. */
export const floodSince = (fetched: Date): { readonly stories: number; readonly olderThan: Date } => ({
  stories: FLOOD,
  olderThan: new Date(fetched.getTime() - FRESH_MS),
});
