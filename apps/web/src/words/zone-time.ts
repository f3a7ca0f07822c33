/** A day and hour as the clocks of a time zone show them. */
export interface ZoneTime {
  readonly year: number;
  /** From 1. */
  readonly month: number;
  readonly day: number;
  readonly hour: number;
}

/** What the clocks of a time zone (IANA name) show at a moment. */
export function zoneTime(timeZone: string, at: Date): ZoneTime {
  const shown = new Date(at.getTime() + offset(timeZone, at.getTime()));
  return {
    year: shown.getUTCFullYear(),
    month: shown.getUTCMonth() + 1,
    day: shown.getUTCDate(),
    hour: shown.getUTCHours(),
  };
}

/** When the clocks of a time zone show a full hour, which is none at which they are put forward or back. */
export function atZoneTime(timeZone: string, { year, month, day, hour }: ZoneTime): Date {
  const asUtc = Date.UTC(year, month - 1, day, hour);
  // The offset is that of the moment itself, which is near the first guess.
  return new Date(asUtc - offset(timeZone, asUtc - offset(timeZone, asUtc)));
}

/** Milliseconds that the clocks are ahead of UTC. */
function offset(timeZone: string, ms: number): number {
  const format = new Intl.DateTimeFormat('en-u-ca-gregory-nu-latn', {
    timeZone,
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
  });
  const parts = new Map(format.formatToParts(ms).map(({ type, value }) => [type, Number(value)]));
  const part = (type: Intl.DateTimeFormatPartTypes): number => parts.get(type) ?? 0;
  const shown = Date.UTC(part('year'), part('month') - 1, part('day'), part('hour'), part('minute'));
  return shown - Math.floor(ms / 60_000) * 60_000;
}
