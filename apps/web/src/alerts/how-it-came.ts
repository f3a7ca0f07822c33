import type { Hush } from '@app/contracts';
import type { ApiAlert } from '../api/types.js';

/** What waits for a summary, and for which. */
const WAITS: Readonly<Partial<Record<Hush, string>>> = {
  pause: 'Waits for the end of your pause',
  'quiet-hours': 'Waits for the end of your quiet hours',
  budget: 'Waits for your next digest',
  late: 'Found late, told with others',
};
/** What came by itself without the sound that it would have made. */
const SILENT: Readonly<Record<Hush, string>> = {
  pause: 'Without a sound in your pause',
  'quiet-hours': 'Without a sound in your quiet hours',
  budget: 'Without a sound',
  late: 'Without a sound: found late',
  cooldown: 'Without a sound: its rule rests',
  snooze: 'Without a sound: its rule is snoozed',
  often: 'Without a sound: it sounded often today',
};

/**
 * How an alert version came where it made no sound: by itself or not, and why. Null where it sounded, and where a
 * silent way is the usual one.
 */
export function howItCame({ silent, hush, kind }: Pick<ApiAlert, 'silent' | 'hush' | 'kind'>): string | null {
  if (!silent) return null;
  if (hush) return (hush.waits ? WAITS[hush.by] : undefined) ?? SILENT[hush.by];
  return kind === 'update' ? null : 'Without a sound';
}
