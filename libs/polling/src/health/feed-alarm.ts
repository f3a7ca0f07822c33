import type { FeedMemory, PollFailure } from '@app/contracts';
import { expectedBetween, usualPerHour } from '../schedule/rhythm.js';

export const FEED_ALARMS = ['silent', 'burst', 'dead'] as const;
/** silent: quiet beyond its rhythm. burst: far more than usual. dead: it fails and fails. */
export type FeedAlarm = (typeof FEED_ALARMS)[number];

/** What an alarm is decided from. Times are ISO 8601 UTC. */
export interface FeedCondition {
  readonly memory: Pick<FeedMemory, 'itemTimes' | 'rhythm'>;
  /** Failed polls in a row. */
  readonly failures: number;
  readonly lastSuccess: string | null;
  readonly lastFailure: PollFailure | null;
  readonly createdAt: string;
}

export interface RaisedAlarm {
  readonly alarm: FeedAlarm;
  /** In plain words. */
  readonly reason: string;
}

/**
 * Occasions that must be missing before silence is no chance: at random, one feed in 3000 that brings what it always
 * brings stays quiet for so long.
 */
const MISSED_OCCASIONS = 8;
/** No feed is called silent sooner than this, in ms: a late item is no alarm. */
const LEAST_SILENCE_MS = 30 * 60_000;
/** The window in which a burst is looked for, in ms. */
const BURST_MS = 15 * 60_000;
const BURST_ITEMS = 20;
/** How many times the usual a burst is at least. */
const BURST_FACTOR = 5;
/** A feed without success for this long is dead, in ms; one that says it is gone after a few tries. */
const DEAD_MS = 24 * 3_600_000;
const GONE_FAILURES = 3;

/** The alarms that a feed's condition calls for now. */
export function alarmsOf(condition: FeedCondition, now: Date): RaisedAlarm[] {
  return [dead(condition, now), silent(condition, now), burst(condition, now)].filter(
    (alarm) => alarm !== null,
  );
}

function dead(
  { failures, lastSuccess, lastFailure, createdAt }: FeedCondition,
  now: Date,
): RaisedAlarm | null {
  if (failures === 0 || lastFailure === null) return null;
  const gone = lastFailure.code === 'gone' && failures >= GONE_FAILURES;
  const since = Date.parse(lastSuccess ?? createdAt);
  if (!gone && now.getTime() - since < DEAD_MS) return null;
  const words =
    lastSuccess === null ? 'It never worked' : `It has not worked for ${lasting(now.getTime() - since)}`;
  return { alarm: 'dead', reason: `${words}: ${lastFailure.message}` };
}

function silent({ memory, failures }: FeedCondition, now: Date): RaisedAlarm | null {
  const last = Date.parse(memory.itemTimes[0] ?? '');
  // A feed that fails has another alarm.
  if (failures > 0 || memory.rhythm === undefined || Number.isNaN(last)) return null;
  const quiet = now.getTime() - last;
  if (quiet < LEAST_SILENCE_MS) return null;
  const missed = expectedBetween(memory.rhythm, new Date(last), now);
  if (missed < MISSED_OCCASIONS) return null;
  return {
    alarm: 'silent',
    reason: `Nothing new for ${lasting(quiet)}, where about ${Math.round(missed)} items were to be expected.`,
  };
}

function burst({ memory }: FeedCondition, now: Date): RaisedAlarm | null {
  const items = memory.itemTimes.filter((time) => now.getTime() - Date.parse(time) <= BURST_MS).length;
  const usual = ((usualPerHour(memory.rhythm, now) ?? 0) * BURST_MS) / 3_600_000;
  if (items < BURST_ITEMS || items < usual * BURST_FACTOR) return null;
  return { alarm: 'burst', reason: `${items} items within a quarter of an hour, far more than usual.` };
}

/** What changed since the alarms were last looked at: each is told once when it is raised and once when it is over. */
export function alarmChanges(
  known: readonly FeedAlarm[],
  raised: readonly RaisedAlarm[],
): { readonly raise: readonly RaisedAlarm[]; readonly clear: readonly FeedAlarm[] } {
  return {
    raise: raised.filter(({ alarm }) => !known.includes(alarm)),
    clear: known.filter((alarm) => !raised.some((other) => other.alarm === alarm)),
  };
}

/** A length of time as people say it. */
function lasting(ms: number): string {
  const minutes = Math.round(ms / 60_000);
  if (minutes < 120) return `${minutes} minutes`;
  const hours = Math.round(minutes / 60);
  return hours < 48 ? `${hours} hours` : `${Math.round(hours / 24)} days`;
}
