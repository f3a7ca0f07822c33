import type { FeedMemory, PollFailure, StandingAlarm } from '@app/contracts';
import { itemsPerHour, silenceOf } from '../schedule/silence.js';

/** What an alarm is decided from. Times are ISO 8601 UTC. */
export interface FeedCondition {
  readonly memory: Pick<FeedMemory, 'itemTimes' | 'rhythm'>;
  /** Failed polls in a row. */
  readonly failures: number;
  readonly lastSuccess: string | null;
  /** When a look last found something. */
  readonly lastNewItem: string | null;
  readonly lastFailure: PollFailure | null;
  readonly createdAt: string;
  /** Flashes of this day that were too many; absent or null where none were. */
  readonly lowered?: { readonly flashes: number; readonly since: string } | null;
}

/** Of a feed that keeps its rhythm so many silences a year are called an alarm: one in four years. */
const FALSE_ALARMS_A_YEAR = 0.25;
/** No feed is called silent sooner than this, in ms: a late item is no alarm. */
const LEAST_SILENCE_MS = 5 * 60_000;
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
  return dead(condition, now) ?? flashes(condition) ?? silent(condition, now) ?? burst(condition, now);
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

/** Stands to the end of the day, so that it is told once. */
function flashes({ lowered }: FeedCondition): StandingAlarm | null {
  if (lowered === undefined || lowered === null) return null;
  const many = lowered.flashes === 1 ? 'One further flash' : `${lowered.flashes} further flashes`;
  return {
    kind: 'flashes',
    since: lowered.since,
    reason: `More than 3 flashes today. ${many} went out as urgent.`,
  };
}

function silent({ memory, failures, lastNewItem }: FeedCondition, now: Date): StandingAlarm | null {
  // A feed that fails has another alarm.
  if (failures > 0 || memory.rhythm === undefined) return null;
  // A document that is always a little old is no silence: what counts is when we last found something in it.
  const [since = ''] = [memory.itemTimes[0] ?? '', lastNewItem ?? ''].sort().reverse();
  const last = Date.parse(since);
  if (Number.isNaN(last)) return null;
  // Of what came after the last look nobody knows, as when we were off.
  const seen = new Date(Math.min(now.getTime(), Date.parse(memory.rhythm.until)));
  if (seen.getTime() - last < LEAST_SILENCE_MS) return null;
  const silence = silenceOf(memory, new Date(last), seen);
  if (silence === null || silence.chance * silence.perYear > FALSE_ALARMS_A_YEAR) return null;
  return { kind: 'silent', since, reason: `Usually a story every ${lasting(usualGap(memory.itemTimes))}.` };
}

function burst({ memory }: FeedCondition, now: Date): StandingAlarm | null {
  const times = memory.itemTimes.map((time) => Date.parse(time));
  const recent = times.filter((time) => now.getTime() - time <= BURST_MS);
  const items = recent.length;
  const usual = ((itemsPerHour(memory.rhythm, now) ?? 0) * BURST_MS) / 3_600_000;
  if (items < BURST_ITEMS || items < usual * BURST_FACTOR) return null;
  // A feed that is filled once a day does what it always does.
  if (items < busiest(times.slice(items)) * BURST_FACTOR) return null;
  const reason = `${items} items within a quarter of an hour, far more than usual.`;
  return { kind: 'burst', since: new Date(recent.at(-1) ?? now).toISOString(), reason };
}

/** The most items that came within the time of a burst. */
function busiest(newestFirst: readonly number[]): number {
  const within = newestFirst.map((end, at) => {
    const rest = newestFirst.slice(at);
    const after = rest.findIndex((time) => end - time > BURST_MS);
    return after === -1 ? rest.length : after;
  });
  return Math.max(0, ...within);
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
