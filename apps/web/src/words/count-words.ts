const whole = new Intl.NumberFormat('en');
const oneDigit = new Intl.NumberFormat('en', { maximumFractionDigits: 1 });

/** `1 story`, `3,241 stories`; the plural is given where it is not the singular with an s. */
export function count(n: number, one: string, many = `${one}s`): string {
  return `${whole.format(n)} ${n === 1 ? one : many}`;
}

/** `1,284`. */
export const number = (n: number): string => whole.format(n);

/** `2.8`, and `14` from ten up, where a digit more would say nothing. */
export const rate = (n: number): string => (n >= 10 ? whole.format(Math.round(n)) : oneDigit.format(n));

/** How often a rule speaks, from its alerts of seven days: `about 6 a day`, `about 3 a week`, `none this week`. */
export function howOften(alertsLastWeek: number): string {
  if (alertsLastWeek === 0) return 'none this week';
  const perDay = alertsLastWeek / 7;
  return perDay >= 0.95
    ? `about ${whole.format(Math.round(perDay))} a day`
    : `about ${alertsLastWeek} a week`;
}

/** `AFP, Reuters and dpa`. */
export function list(names: readonly string[]): string {
  if (names.length < 2) return names.join('');
  return `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`;
}
