import { dayStart, type Preferences } from '@app/contracts';
import type { DevicePush } from '@app/ports';
import { nextQuietEnd } from './quiet-time.js';

/** A notification that changes more often than this is a nuisance even without a sound. */
const GATHER_MS = 10 * 60_000;
/** Silent pushes of one thread to one device, a day. */
const SILENT_A_DAY = 6;

/**
 * When the silent update of a thread may go to a device; asked again at that time, the last version goes.
 * @param pushes of the thread to the device, any order; those of today and of the last 10 minutes are enough
 * @returns now or later; null where it stays on the page: enough for today, or it would come in quiet time
 */
export function gatherAt(pushes: readonly DevicePush[], preferences: Preferences, now: Date): Date | null {
  const today = dayStart(preferences.timeZone, now).getTime();
  const times = pushes.map(({ at, silent }) => ({ at: Date.parse(at), silent }));
  if (times.filter(({ at, silent }) => silent && at >= today).length >= SILENT_A_DAY) return null;
  const free = Math.max(now.getTime(), ...times.map(({ at }) => at + GATHER_MS));
  return nextQuietEnd(preferences, new Date(free)) === null ? new Date(free) : null;
}
