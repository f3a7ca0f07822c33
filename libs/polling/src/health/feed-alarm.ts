import type { FeedMemory, PollFailure, StandingAlarm } from '@app/contracts';
import { expectedBetween, usualPerHour } from '../schedule/rhythm.js';

/** What an alarm is decided from. Times are ISO 8601 UTC. */
export interface FeedCondition {
  readonly memory: Pick<FeedMemory, 'itemTimes' | 'rhythm'>;
  /** Failed polls in a row. */
  readonly failures: number;
  readonly lastSuccess: string | null;
  readonly lastFailure: PollFailure | null;
  readonly createdAt: string;
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

/** The alarm that a feed's condition calls for now, the gravest of several; null where all is well. */
export function alarmOf(condition: FeedCondition, now: Date): StandingAlarm | null {
  return dead(condition, now) ?? silent(condition, now) ?? burst(condition, now);
}

function dead(
  { failures, lastSuccess, lastFailure, createdAt }: FeedCondition,
  now: Date,
): StandingAlarm | null {
  if (failures === 0 || lastFailure === null) return null;
  const gone = lastFailure.code === 'gone' && failures >= GONE_FAILURES;
  const since = lastSuccess ?? createdAt;
  if (!gone && now.getTime() - Date.parse(since) < DEAD_MS) return null;
  return { kind: 'dead', since, reason: lastFailure.message };
}

function silent({ memory, failures }: FeedCondition, now: Date): StandingAlarm | null {
  const [since = ''] = memory.itemTimes;
  const last = Date.parse(since);
  // A feed that fails has another alarm.
  if (failures > 0 || memory.rhythm === undefined || Number.isNaN(last)) return null;
  // Of what came after the last look nobody knows, as when we were off.
  const seen = Math.min(now.getTime(), Date.parse(memory.rhythm.until));
  if (seen - last < LEAST_SILENCE_MS) return null;
  if (expectedBetween(memory.rhythm, new Date(last), new Date(seen)) < MISSED_OCCASIONS) return null;
  return { kind: 'silent', since, reason: `Usually a story every ${lasting(usualGap(memory.itemTimes))}.` };
}

function burst({ memory }: FeedCondition, now: Date): StandingAlarm | null {
  const recent = memory.itemTimes.filter((time) => now.getTime() - Date.parse(time) <= BURST_MS);
  const items = recent.length;
  const usual = ((usualPerHour(memory.rhythm, now) ?? 0) * BURST_MS) / 3_600_000;
  if (items < BURST_ITEMS || items < usual * BURST_FACTOR) return null;
  const reason = `${items} items within a quarter of an hour, far more than usual.`;
  return { kind: 'burst', since: recent.at(-1) ?? now.toISOString(), reason };
}

/** The usual time between two items, in ms: half of the last hundred came sooner. */
function usualGap(newestFirst: readonly string[]): number {
  const times = newestFirst.map((time) => Date.parse(time));
  const gaps = times.slice(1).map((time, at) => (times[at] ?? time) - time);
  return gaps.sort((a, b) => a - b)[Math.floor(gaps.length / 2)] ?? 0;
}

/** A length of time as people say it. */
function lasting(ms: number): string {
  const seconds = Math.max(1, Math.round(ms / 1000));
  if (seconds < 120) return `${seconds} s`;
  const minutes = Math.round(seconds / 60);
  if (minutes < 120) return `${minutes} min`;
  const hours = Math.round(minutes / 60);
  return hours < 48 ? `${hours} h` : `${Math.round(hours / 24)} days`;
}
