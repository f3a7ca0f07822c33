/** Times as Wirewatch writes them: to the second for the desk, to the minute for subscribers, lags in words. */

const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

const toTheSecond = new Intl.DateTimeFormat('en-GB', {
  hour: '2-digit',
  minute: '2-digit',
  second: '2-digit',
});
const toTheMinute = new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit' });
const dayAndMonth = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short' });
const dayMonthYear = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short', year: 'numeric' });

/** Local clock time, `12:04:02`. */
export const clock = (at: string | number): string => toTheSecond.format(new Date(at));

/** Local clock time without seconds, `12:04`. */
export const shortClock = (at: string | number): string => toTheMinute.format(new Date(at));

/** `14 Jan`, with the year where it is not this one. */
export function day(at: string | number, now: number): string {
  const then = new Date(at);
  const format = then.getFullYear() === new Date(now).getFullYear() ? dayAndMonth : dayMonthYear;
  return format.format(then);
}

/** A day of the calendar (`2020-01-14`, counted by UTC) as {@link day} writes it, wherever its reader is. */
export function calendarDay(date: string, now: number): string {
  const [year = 0, month = 1, dayOfMonth = 1] = date.split('-').map(Number);
  return day(new Date(year, month - 1, dayOfMonth).getTime(), now);
}

/** `12:04` today, else `14 Jan, 12:04`. */
export function dayClock(at: string | number, now: number): string {
  const sameDay = new Date(at).toDateString() === new Date(now).toDateString();
  return sameDay ? shortClock(at) : `${day(at, now)}, ${shortClock(at)}`;
}

/** A sentence of the server's with the times in it (ISO 8601 UTC) as its reader's clock shows them. */
export const withLocalTimes = (sentence: string, now: number): string =>
  sentence.replace(/\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?Z/g, (at) => dayClock(at, now));

/** A span of milliseconds in its two largest units: `9 s`, `2 min 13 s`, `3 h 5 min`, `2 days`. */
export function span(ms: number): string {
  const whole = Math.max(0, Math.round(ms / SECOND)) * SECOND;
  if (whole < MINUTE) return `${whole / SECOND} s`;
  if (whole < HOUR) return two(whole, MINUTE, 'min', SECOND, 's');
  if (whole < DAY) return two(whole, HOUR, 'h', MINUTE, 'min');
  const days = Math.floor(whole / DAY);
  return days === 1 ? '1 day' : `${days} days`;
}

function two(ms: number, large: number, largeName: string, small: number, smallName: string): string {
  const rest = Math.floor((ms % large) / small);
  const head = `${Math.floor(ms / large)} ${largeName}`;
  return rest === 0 ? head : `${head} ${rest} ${smallName}`;
}

/** How long ago, in one unit: `9 s`, `4 min`, `2 h`, `3 days`. */
export function age(at: string, now: number): string {
  const ms = Math.max(0, now - Date.parse(at));
  if (ms < MINUTE) return `${Math.floor(ms / SECOND)} s`;
  if (ms < HOUR) return `${Math.floor(ms / MINUTE)} min`;
  if (ms < DAY) return `${Math.floor(ms / HOUR)} h`;
  const days = Math.floor(ms / DAY);
  return days === 1 ? '1 day' : `${days} days`;
}

/** How far behind the first wire: `first`, `+38 s`, `+2 min 13 s`. */
export const lag = (afterMs: number): string => (afterMs <= 0 ? 'first' : `+${span(afterMs)}`);
