import { DEFAULT_PREFERENCES, preferencesSchema } from '@app/contracts';
import type { ApiPreferences } from '../api/types.js';
import { SNOOZES, SNOOZE_WORDS, snoozeEnd } from '../rules/snooze-times.js';
import type { Snooze } from '../rules/snooze-times.js';

/** Digest times as one field shows them: `08:00, 18:00`. */
export const digestText = (times: readonly string[]): string => times.join(', ');

/**
 * Digest times as people type them, `8:00, 18.30` as `08:00` and `18:30`, in the order of the day and without doubles.
 * @returns null where one of them is no time, or there are too many
 */
export function readDigests(text: string): readonly string[] | null {
  const times = text
    .split(/[\s,;]+/)
    .filter((part) => part !== '')
    .map((part) => part.replace('.', ':').replace(/^(\d):/, '0$1:'));
  const parsed = preferencesSchema.shape.digestAt.safeParse([...new Set(times)].sort());
  return parsed.success ? parsed.data : null;
}

/** A budget as typed. @returns undefined where it is no number that may be chosen */
export function readBudget(text: string): number | undefined {
  const parsed = preferencesSchema.shape.budgetPerDay.safeParse(text.trim() === '' ? NaN : Number(text));
  return parsed.success && parsed.data !== null ? parsed.data : undefined;
}

/** For how long everything may be paused. */
export const PAUSES: readonly (readonly [Snooze, string])[] = SNOOZES.map((snooze) => [
  snooze,
  SNOOZE_WORDS[snooze],
]);
/** When a pause that begins now ends by the person's clock, ISO 8601 UTC. */
export const pauseEnd = (pause: Snooze, now: Date, timeZone: string): string =>
  snoozeEnd(pause, now, timeZone).toISOString();

/** The time zone by whose clocks a person lives: the chosen one, else the browser's. */
export function clockOf(preferences: Pick<ApiPreferences, 'timeZone'> | undefined): string {
  const chosen = preferences?.timeZone ?? DEFAULT_PREFERENCES.timeZone;
  return chosen === DEFAULT_PREFERENCES.timeZone ? Intl.DateTimeFormat().resolvedOptions().timeZone : chosen;
}
