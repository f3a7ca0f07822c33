const whole = new Intl.NumberFormat('en');
const oneDigit = new Intl.NumberFormat('en', { maximumFractionDigits: 1 });

/** `1 story`, `3,241 stories`; the plural is given where it is not the singular with an s. */
export function count(n: number, one: string, many = `${one}s`): string {
  return `${whole.format(n)} ${n === 1 ? one : many}`;
}

/** `5 stories, 3 wires`; of one wire the sign beside it says how sure that is. */
export function threadSize(thread: {
  readonly stories: readonly unknown[];
  readonly wires: readonly unknown[];
}): string {
  const stories = count(thread.stories.length, 'story', 'stories');
  return thread.wires.length > 1 ? `${stories}, ${count(thread.wires.length, 'wire')}` : stories;
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
