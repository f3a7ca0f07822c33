import type { ApiFeed } from '../api/types.js';
import { rate } from '../words/count-words.js';
import { span } from '../words/time-words.js';

/** How a feed does, in a word and a reason. */
export interface FeedHealth {
  readonly kind: 'on-time' | 'late' | 'silent' | 'burst' | 'flashes' | 'failing' | 'dead' | 'off' | 'new';
  readonly word: string;
  readonly why: string;
}

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
  if (feed.alarm?.kind === 'dead') return alarmHealth(feed.alarm, now);
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
  if (feed.alarm) return alarmHealth(feed.alarm, now);
  return { kind: 'on-time', word: 'On time', why: rhythm(feed) };
}

/** An alarm that stands, with how long it has been so. */
function alarmHealth({ kind, since, reason }: NonNullable<ApiFeed['alarm']>, now: number): FeedHealth {
  const lasting = span(now - Date.parse(since));
  switch (kind) {
    case 'silent':
      return { kind, word: 'Silent', why: `Silent for ${lasting}. ${reason}` };
    case 'dead':
      return { kind, word: 'Dead', why: `No success for ${lasting}. ${reason}` };
    case 'burst':
      return { kind, word: 'Burst', why: reason };
    case 'flashes':
      return { kind, word: 'Too many flashes', why: reason };
  }
}

function rhythm(feed: ApiFeed): string {
  if (feed.reason !== null) return `${feed.reason[0]?.toUpperCase() ?? ''}${feed.reason.slice(1)}.`;
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

const ALARMS: ReadonlySet<FeedHealth['kind']> = new Set(['silent', 'burst', 'flashes', 'failing', 'dead']);

/** Whether a feed belongs to a group. */
export function inGroup(group: HealthGroup, { kind }: FeedHealth): boolean {
  switch (group) {
    case 'all':
      return true;
    case 'alarm':
      return ALARMS.has(kind);
    case 'late':
      return kind === 'late';
    case 'off':
      return kind === 'off';
  }
}
