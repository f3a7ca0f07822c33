import { monthOf } from './month-names.js';

/** What a feed's date says. */
export interface ReadDate {
  /** ISO 8601 UTC. */
  readonly iso: string;
  /** `day`: it gives no time of day; `no-zone`: no time zone. Both are then taken as UTC. */
  readonly precision: 'instant' | 'no-zone' | 'day';
}

/** Hours east of UTC. RFC 822 gives the American ones; the others are those that feeds use. */
// prettier-ignore
const ZONES: Readonly<Record<string, number>> = {
  z: 0, ut: 0, utc: 0, gmt: 0, wet: 0,
  est: -5, edt: -4, cst: -6, cdt: -5, mst: -7, mdt: -6, pst: -8, pdt: -7,
  akst: -9, akdt: -8, hst: -10, ast: -4, adt: -3, nst: -3.5, ndt: -2.5, brt: -3, art: -3,
  bst: 1, west: 1, cet: 1, met: 1, mez: 1, cest: 2, mest: 2, mesz: 2, eet: 2, eest: 3, sast: 2, msk: 3,
  trt: 3, eat: 3, gst: 4, pkt: 5, ist: 5.5, npt: 5.75, wib: 7, ict: 7, hkt: 8, sgt: 8, awst: 8,
  jst: 9, kst: 9, acst: 9.5, aest: 10, acdt: 10.5, aedt: 11, nzst: 12, nzdt: 13,
};

const ISO =
  /^(\d{4})-(\d{1,2})(?:-(\d{1,2}))?(?:(?:\s*t\s*|\s+|\s*,\s*)(\d{1,2})(?::?(\d{2}))(?::?(\d{2})(?:[.,](\d{1,9}))?)?)?\s*(.*)$/i;
const ISO_BASIC = /^(\d{4})(\d{2})(\d{2})(?:t?(\d{2})(\d{2})(\d{2})?)?\s*(z|[+-]\d{2}:?\d{2})?$/i;
const EPOCH = /^\d{10}(?:\d{3})?$/;
const CLOCK = /(?:^|[\s,t])(\d{1,2}):(\d{2})(?::(\d{2})(?:[.,]\d+)?)?(?:\s*([ap])\.?m\.?(?![a-z]))?/i;
const EAST_ASIAN =
  /^(\d{4})\s*[年년]\s*(\d{1,2})\s*[月월]\s*(\d{1,2})\s*[日일]\D{0,12}?(?:(오전|오후|上午|下午|午前|午後)\s*)?(?:(\d{1,2})\s*[:：時时시点]\s*(\d{1,2})(?:\s*[:：分분]\s*(\d{1,2}))?.{0,3})?$/;

/** RFC 822 with a numeric zone or GMT, and RFC 3339, without days that only some months have. */
const COMMON =
  /^(?:(?:[A-Z][a-z]{2}, )?(?:0[1-9]|1\d|2[0-8]) [A-Z][a-z]{2} (?:19|20)\d\d (?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d (?:GMT|[+-](?:0\d|1[0-3])[0-5]\d)|(?:19|20)\d\d-(?:0[1-9]|1[0-2])-(?:0[1-9]|1\d|2[0-8])T(?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d(?:\.\d{1,3})?(?:Z|[+-](?:0\d|1[0-3]):[0-5]\d))$/;

interface Parts {
  readonly year: number;
  readonly month: number;
  readonly day: number;
  /** Whether it gives a time of day. */
  readonly timed: boolean;
  readonly hour: number;
  readonly minute: number;
  readonly second: number;
  readonly millisecond: number;
  /** Minutes east of UTC; null where it names no zone, NaN where the zone is unknown. */
  readonly offset: number | null;
}

/**
 * Reads a date in any form that feeds use: RFC 822 and its descendants with zones by name
 * or number, ISO 8601 and W3CDTF, asctime, seconds since 1970, month names in many languages.
 * Null where it is absent, no date, or means two days at once (`01/02/2020`).
 * A date that names a day only, or no zone, is read as UTC and said to be so.
 */
export function readDate(text: string): ReadDate | null {
  const trimmed = text
    .slice(0, 100)
    .replace(/\([^)]*\)/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();
  if (trimmed === '') return null;
  // The platform reads the commonest forms, whole and with a zone, much faster.
  if (COMMON.test(trimmed)) {
    const time = Date.parse(trimmed);
    if (!Number.isNaN(time)) return { iso: new Date(time).toISOString(), precision: 'instant' };
  }
  const parts = readIso(trimmed) ?? readEastAsian(trimmed) ?? readEpoch(trimmed) ?? readWords(trimmed);
  return parts === null ? null : toInstant(parts);
}

function readIso(text: string): Parts | null {
  const iso = ISO.exec(text);
  if (iso) {
    const [, year, month, day = '1', hour, minute, second, fraction, zone = ''] = iso;
    const noon = /^([ap])\.?m\.?\b\s*/i.exec(zone);
    return {
      year: Number(year),
      month: Number(month),
      day: Number(day),
      timed: hour !== undefined,
      hour: toHour(hour, noon?.[1]),
      minute: Number(minute ?? 0),
      second: Number(second ?? 0),
      millisecond: Math.trunc(Number(`0.${fraction ?? 0}`) * 1000),
      offset: readZone(noon ? zone.slice(noon[0].length) : zone),
    };
  }
  const basic = EPOCH.test(text) ? null : ISO_BASIC.exec(text);
  if (!basic) return null;
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0] = basic
    .slice(1, 7)
    .map((part) => Number(part ?? 0));
  const timed = basic[4] !== undefined;
  return clock({ year, month, day, timed, hour, minute, second }, readZone(basic[7] ?? ''));
}

function readEastAsian(text: string): Parts | null {
  const match = EAST_ASIAN.exec(text);
  if (!match) return null;
  const [, year, month, day, half, hour, minute, second] = match;
  const noon = half === undefined ? undefined : '오후下午午後'.includes(half) ? 'p' : 'a';
  return clock(
    {
      year: Number(year),
      month: Number(month),
      day: Number(day),
      timed: hour !== undefined,
      hour: toHour(hour, noon),
      minute: Number(minute ?? 0),
      second: Number(second ?? 0),
    },
    // Korea has one zone, and only Korean writes with these letters.
    text.includes('년') ? 9 * 60 : null,
  );
}

function readEpoch(text: string): Parts | null {
  if (!EPOCH.test(text)) return null;
  const date = new Date(text.length === 13 ? Number(text) : Number(text) * 1000);
  const parts = { year: date.getUTCFullYear(), month: date.getUTCMonth() + 1, day: date.getUTCDate() };
  const time = { hour: date.getUTCHours(), minute: date.getUTCMinutes(), second: date.getUTCSeconds() };
  return clock({ ...parts, ...time, timed: true }, 0);
}

/** Everything with a month's name, or with numbers and strokes or dots, in whatever order. */
function readWords(text: string): Parts | null {
  const time = CLOCK.exec(text);
  const rest = time
    ? `${text.slice(0, time.index)} | ${text.slice(time.index + time[0].length)}`
    : `${text} |`;
  const [before = '', after = ''] = rest.split('|');
  const date = readDay(before) ?? readDay(rest);
  if (!date) return null;
  // asctime and Twitter write the year after the time, with or without a zone between.
  const zone = after.replace(/(?:^|\s)\d{4}\s*$/, ' ').trim();
  return clock(
    {
      ...date,
      timed: time !== null,
      hour: toHour(time?.[1], time?.[4]),
      minute: Number(time?.[2] ?? 0),
      second: Number(time?.[3] ?? 0),
    },
    readZone(time ? zone : ''),
  );
}

function readDay(text: string): Pick<Parts, 'year' | 'month' | 'day'> | null {
  const numeric = /(?:^|\s)(\d{1,4})([/.-])(\d{1,2})\2(\d{1,4})(?=$|[\s,.|])/.exec(text);
  if (numeric) return readNumericDay(numeric);
  const words = text.split(/[\s,|-]+/).filter(Boolean);
  // The last one: in Spanish and Italian a Tuesday begins like March (`mar, 05 dic 2023`).
  const month = words.map(monthOf).findLast((found) => found !== undefined);
  if (month === undefined) return null;
  const numbers = words
    .map((word) => /^(\d{1,4})(?:st|nd|rd|th|er|º|ª|\.)?$/i.exec(word)?.[1])
    .filter((word) => word !== undefined);
  const year = numbers.find((word) => word.length === 4) ?? numbers[1];
  const day = numbers.find((word) => word.length <= 2);
  if (day === undefined || year === undefined) return null;
  return { year: fullYear(year), month, day: Number(day) };
}

function readNumericDay(match: RegExpExecArray): Pick<Parts, 'year' | 'month' | 'day'> | null {
  const [, first = '', separator, second = '', third = ''] = match;
  if (first.length === 4) return { year: Number(first), month: Number(second), day: Number(third) };
  if (third.length < 2 || third.length === 3) return null;
  const [one, two, year] = [Number(first), Number(second), fullYear(third)];
  // With dots the day comes first everywhere; with strokes it depends on the country.
  if (separator === '.' || one > 12 || one === two) return { year, month: two, day: one };
  return two > 12 ? { year, month: one, day: two } : null;
}

/** RFC 2822, 4.3: two digits below 50 are of this century. */
function fullYear(digits: string): number {
  const year = Number(digits);
  if (digits.length > 2) return year;
  return year < 50 ? 2000 + year : 1900 + year;
}

function toHour(hour: string | undefined, noon: string | undefined): number {
  const value = Number(hour ?? 0);
  if (noon === undefined || value > 12) return value;
  return (value % 12) + (noon.toLowerCase() === 'p' ? 12 : 0);
}

/** Minutes east of UTC; null for no zone, NaN for one that nobody knows. */
function readZone(text: string): number | null {
  const zone = text
    .trim()
    .toLowerCase()
    .replace(/^(?:uhr|h)\b\.?\s*/, '');
  if (zone === '') return null;
  const numeric = /^(?:gmt|utc|ut|z)?\s*([+-−])\s*(\d{1,2}):?(\d{2})?$/.exec(zone);
  if (numeric) {
    const minutes = Number(numeric[2]) * 60 + Number(numeric[3] ?? 0);
    return numeric[1] === '+' ? minutes : -minutes;
  }
  const hours = ZONES[zone.split(/[\s,]/)[0] ?? ''];
  if (hours !== undefined) return hours * 60;
  // RFC 2822, 4.3: the military letters were given with the wrong sign so often that they say nothing.
  return /^[a-y]$/.test(zone) ? 0 : NaN;
}

const clock = (parts: Partial<Parts>, offset: number | null): Parts => ({
  year: NaN,
  month: NaN,
  day: NaN,
  timed: false,
  hour: 0,
  minute: 0,
  second: 0,
  millisecond: 0,
  ...parts,
  offset,
});

function toInstant({
  year,
  month,
  day,
  timed,
  hour,
  minute,
  second,
  millisecond,
  offset,
}: Parts): ReadDate | null {
  const possible =
    year >= 1900 &&
    year <= 2200 &&
    month >= 1 &&
    month <= 12 &&
    day >= 1 &&
    day <= new Date(Date.UTC(year, month, 0)).getUTCDate() &&
    hour <= 24 &&
    minute <= 59 &&
    second <= 60 &&
    Math.abs(offset ?? 0) <= 14 * 60;
  if (!possible) return null;
  const local = Date.UTC(year, month - 1, day, hour, minute, Math.min(second, 59), millisecond);
  const iso = new Date(local - (offset ?? 0) * 60_000).toISOString();
  return { iso, precision: !timed ? 'day' : offset === null ? 'no-zone' : 'instant' };
}
