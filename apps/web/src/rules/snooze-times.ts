import { momentsOf, wallTime } from '@app/contracts';

/** For how long a rule may be silenced in one press. */
export const SNOOZES = ['hour', 'morning', 'day'] as const;
export type Snooze = (typeof SNOOZES)[number];

export const SNOOZE_WORDS: Readonly<Record<Snooze, string>> = {
  hour: 'For an hour',
  morning: 'Until tomorrow morning',
  day: 'For a day',
};

const HOUR_MS = 3_600_000;
const MORNING = 7;
/** Who is up at this hour still has the day before in mind. */
const NIGHT_ENDS = 4;

/** When a snooze that begins now ends, by the clocks of the person's time zone (IANA name). */
export function snoozeEnd(snooze: Snooze, now: Date, timeZone: string): Date {
  switch (snooze) {
    case 'hour':
      return new Date(now.getTime() + HOUR_MS);
    case 'day':
      return new Date(now.getTime() + 24 * HOUR_MS);
    case 'morning': {
      const today = wallTime(timeZone, now);
      const days = today.hour < NIGHT_ENDS ? 0 : 1;
      return momentsOf(timeZone, { ...today, hour: MORNING, minute: 0 }, days)[0];
    }
  }
}
