import type { ApiFeed } from '../api/types.js';
import { rate } from '../words/count-words.js';
import { span } from '../words/time-words.js';

/** How a feed does, in a word and a reason. */
export interface FeedHealth {
  readonly kind: 'on-time' | 'late' | 'silent' | 'failing' | 'off' | 'new';
  readonly word: string;
  readonly why: string;
}

const DAY_MS = 86_400_000;
/** So many usual gaps without a story are a silence... */
const SILENT_GAPS = 10;
/** ...but never less than this, milliseconds... */
const SILENT_AT_LEAST_MS = 10 * 60_000;
/** ...and only where a story an hour is usual: a slow feed may rest overnight. */
const BUSY_PER_DAY = 24;
/** So many failures in a row are no longer a hiccup. */
const FAILING_AFTER = 3;
/** A check this much overdue is late, milliseconds: due feeds are claimed each second, but hosts are spared. */
const OVERDUE_MS = 120_000;

/** Reads a feed's health; `now` in milliseconds. */
export function healthOf(feed: ApiFeed, now: number): FeedHealth {
  const { lastError: error } = feed;
  if (feed.state === 'paused') {
    const why = error?.code === 'gone' ? `${error.message} Checks have stopped.` : 'Checks have stopped.';
    return { kind: 'off', word: error?.code === 'gone' ? 'Gone' : 'Paused', why };
  }
  if (feed.failures > 0 && error) {
    const tries = feed.failures === 1 ? '' : ` ${feed.failures} tries in a row.`;
    return feed.failures >= FAILING_AFTER
      ? { kind: 'failing', word: 'Failing', why: error.message + tries }
      : { kind: 'late', word: 'Late', why: error.message + tries };
  }
  if (feed.lastSuccess === null) return { kind: 'new', word: 'New', why: 'Not checked yet.' };
  const overdue = now - Date.parse(feed.nextCheck);
  if (overdue > OVERDUE_MS) {
    return { kind: 'late', word: 'Late', why: `The check is ${span(overdue)} overdue.` };
  }
  return silence(feed, now) ?? { kind: 'on-time', word: 'On time', why: rhythm(feed) };
}

function silence(feed: ApiFeed, now: number): FeedHealth | null {
  if (feed.lastNewItem === null || feed.itemsPerDay < BUSY_PER_DAY) return null;
  const gap = DAY_MS / feed.itemsPerDay;
  const silent = now - Date.parse(feed.lastNewItem);
  if (silent <= Math.max(SILENT_GAPS * gap, SILENT_AT_LEAST_MS)) return null;
  return {
    kind: 'silent',
    word: 'Silent',
    why: `Silent for ${span(silent)}. Usually a story every ${span(gap)}.`,
  };
}

function rhythm(feed: ApiFeed): string {
  if (feed.every !== null) return `Every ${span(feed.every * 1000)}, as set.`;
  if (feed.itemsPerDay <= 0) return `Every ${span(feed.interval * 1000)}.`;
  return `Every ${span(feed.interval * 1000)}, for about ${rate(feed.itemsPerDay)} stories a day.`;
}

/** When the next check is: `now`, `in 9 s`, `paused`. */
export function nextCheckWords(feed: ApiFeed, now: number): string {
  if (feed.state === 'paused') return 'paused';
  const wait = Date.parse(feed.nextCheck) - now;
  return wait <= 0 ? 'now' : `in ${span(wait)}`;
}

/** The groups of the filter above the table. */
export type HealthGroup = 'all' | 'alarm' | 'late' | 'off';

/** Whether a feed belongs to a group. */
export function inGroup(group: HealthGroup, { kind }: FeedHealth): boolean {
  switch (group) {
    case 'all':
      return true;
    case 'alarm':
      return kind === 'silent' || kind === 'failing';
    case 'late':
      return kind === 'late';
    case 'off':
      return kind === 'off';
  }
}
