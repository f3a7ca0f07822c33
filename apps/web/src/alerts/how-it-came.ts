import type { ApiAlert } from '../api/types.js';

/** What the policy's reasons say of a silent way, in words for its reader; the first that fits. */
const WAYS: readonly (readonly [RegExp, string])[] = [
  [/waits for the end of the pause/, 'Waits for the end of your pause'],
  [/waits for the end of quiet hours/, 'Waits for the end of your quiet hours'],
  [/joins what waits/, 'Waits for a summary'],
  [/over the budget/, 'Waits for your next digest'],
  [/found late, told with/, 'Found late, told with others'],
  [/cools down/, 'Without a sound: its rule rests'],
  [/snoozed/, 'Without a sound: its rule is snoozed'],
  [/quiet hours/, 'Without a sound in your quiet hours'],
  [/found late/, 'Without a sound: found late'],
  [/sounds of the thread today/, 'Without a sound: it sounded often today'],
];

/**
 * How an alert version came where it made no sound: by itself or not, and why, from its reason (a row of the
 * policy). Null where it sounded, and where a silent way is the usual one.
 */
export function howItCame({
  silent,
  reason,
  kind,
}: Pick<ApiAlert, 'silent' | 'reason' | 'kind'>): string | null {
  if (!silent) return null;
  const way = WAYS.find(([pattern]) => pattern.test(reason));
  if (way) return way[1];
  return kind === 'update' ? null : 'Without a sound';
}
