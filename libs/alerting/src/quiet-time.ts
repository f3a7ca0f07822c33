import { atClock, momentsOf, wallTime, type Preferences } from '@app/contracts';
import type { SummaryTimes } from '@app/ports';

/** A time in which a person is not to be disturbed. */
export interface QuietTime {
  readonly until: Date;
  /** The person paused everything; else it is the usual night. */
  readonly paused: boolean;
}

/** When no digest is asked for, the end of a working day. */
const USUAL_DIGEST = '18:00';

/**
 * The quiet time that a moment lies in. A pause that ends in the night goes on to the night's end, a night that
 * ends in a pause to the pause's.
 * @returns null where the person may be disturbed
 */
export function quietTime(preferences: Preferences, now: Date): QuietTime | null {
  const paused = isPaused(preferences, now);
  let until = now;
  // A pause and the nights around it: each step ends one of them.
  for (;;) {
    const next = isPaused(preferences, until)
      ? new Date(preferences.pausedUntil ?? until)
      : nightEnd(preferences, until);
    if (next === null) break;
    until = next;
  }
  return until === now ? null : { until, paused };
}

/** When the quiet time that a moment lies in ends; null where it lies in none. */
export function nextQuietEnd(preferences: Preferences, now: Date): Date | null {
  return quietTime(preferences, now)?.until ?? null;
}

/** The next digest after a moment; one that would come in quiet time comes at its end. */
export function nextDigest(preferences: Preferences, now: Date): Date {
  const { timeZone, digestAt } = preferences;
  const today = wallTime(timeZone, now);
  const next = (digestAt.length === 0 ? [USUAL_DIGEST] : digestAt)
    .flatMap((clock) => [0, 1].flatMap((days) => momentsOf(timeZone, atClock(today, clock), days)))
    .filter((moment) => moment > now)
    .reduce((first, moment) => (moment < first ? moment : first));
  return nextQuietEnd(preferences, next) ?? next;
}

/** When what waits is told by a person's preferences: at once where what it waited for is over. */
export const summaryTimes = (preferences: Preferences, now: Date): SummaryTimes => ({
  'quiet-hours': nextQuietEnd(preferences, now) ?? now,
  budget: nextDigest(preferences, now),
});

const isPaused = ({ pausedUntil }: Preferences, at: Date): boolean =>
  pausedUntil !== null && new Date(pausedUntil) > at;

/** A night that clocks are put back in is quiet until `to` comes for the last time, so that it is one night. */
function nightEnd({ quietHours, timeZone }: Preferences, at: Date): Date | null {
  if (quietHours === null || quietHours.from === quietHours.to) return null;
  const { from, to } = quietHours;
  const today = wallTime(timeZone, at);
  const endsNextDay = from < to ? 0 : 1;
  for (const days of [-1, 0]) {
    const [start] = momentsOf(timeZone, atClock(today, from), days);
    const end = momentsOf(timeZone, atClock(today, to), days + endsNextDay).at(-1) ?? start;
    if (start <= at && at < end) return end;
  }
  return null;
}
