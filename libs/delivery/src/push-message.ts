import type { Alert, AlertSummary, PushMessage, SummaryItem } from '@app/contracts';
import { labelsBeside, labelWord, summaryWords, wireName } from '@app/contracts';

/** What a lock screen shows of a title, and of a body, before it cuts by itself. */
export const TITLE_LENGTH = 60;
export const BODY_LENGTH = 110;
/** What puts right or takes back says what, too. */
const FACT_BODY_LENGTH = 200;

/**
 * What a notification says of an alert version: the kind first in words (the system
 * draws no tag), the reason at the end, one tag for all versions.
 * @param publicUrl origin of the pages, without a slash at the end
 * @param timeZone IANA name of the reader's clock
 * @param mergedInto ids of the person's alerts for which this one stands since their threads were merged
 */
export function pushMessageOf(
  alert: Alert,
  publicUrl: string,
  timeZone: string,
  mergedInto: readonly string[] = [],
): PushMessage {
  const { language } = alert.story;
  const told = toldWords(alert, timeZone);
  return {
    web_push: 8030,
    notification: {
      title: titleOf(alert),
      body: cutAtWord(bodyOf(alert, told), told === '' ? BODY_LENGTH : FACT_BODY_LENGTH),
      navigate: `${publicUrl}/threads/${alert.thread}`,
      tag: tagOf(alert),
      ...(language === undefined || language === '' ? {} : { lang: language }),
      silent: alert.silent,
    },
    wirewatch: {
      alert: alert.id,
      version: alert.version,
      ...(mergedInto.length === 0 ? {} : { aliases: mergedInto.map((id) => tagOf({ id })) }),
    },
  };
}

/** The tag under which a newer version of an alert replaces the older. */
export function tagOf({ id }: Pick<Alert, 'id'>): string {
  return `alert-${id}`;
}

/** What a notification says of several alerts at once: how many, and the first of them. */
export function summaryMessageOf(summary: AlertSummary, publicUrl: string): PushMessage {
  return {
    web_push: 8030,
    notification: {
      title: summaryWords(summary),
      body: headlines(summary.items.map(itemWords), FACT_BODY_LENGTH),
      navigate: `${publicUrl}/alerts`,
      tag: summaryTagOf(summary),
      silent: summary.silent,
    },
    wirewatch: { summary: summary.id },
  };
}

/** The tag of a summary's notification. */
export const summaryTagOf = ({ id }: AlertSummary): string => `summary-${id}`;

/** A test's notification, so that a person sees that a browser is reached. */
export function testMessage(publicUrl: string): PushMessage {
  return {
    web_push: 8030,
    notification: {
      title: 'Notifications work here',
      body: 'This is the test you asked for. Alerts will look like this.',
      navigate: `${publicUrl}/`,
      tag: 'test',
      silent: false,
    },
    wirewatch: { alert: 'test', version: 1 },
  };
}

function titleOf({ kind, story, standing, confidence }: Alert): string {
  const labels = labelsBeside(story).map((label) => `${labelWord(label)}: `);
  const unconfirmed = confidence === 'unconfirmed' && kind === 'new' ? 'Unconfirmed: ' : '';
  const prefix = `${story.demo ? 'Demo: ' : ''}${unconfirmed}${labels.join('')}`;
  const fit = (before: string, after = '') =>
    `${before}${cutAtWord(story.title, TITLE_LENGTH - before.length - after.length)}${after}`;
  switch (kind) {
    case 'correction':
      return fit(`${prefix}Correction: `);
    // Where others stand by it, it is their story that is shown.
    case 'kill':
      return standing.length > 0 ? fit(prefix) : fit(`${prefix}Withdrawn: “`, '”');
    case 'hold':
      return standing.length > 0 ? fit(prefix) : fit(`${prefix}On hold: `);
    case 'new':
    case 'update':
    case 'release':
      return fit(prefix);
  }
}

function bodyOf({ kind, story, wires, rules, note, confidence }: Alert, told: string): string {
  const wire = wireName(story.wires[0] ?? story.source);
  const reason = ruleWords(rules.map((rule) => rule.name));
  switch (kind) {
    case 'correction':
      return `${wire} corrects its story. ${told}${reason}`;
    case 'kill':
    case 'hold':
      return `${sentence(note.standing ?? '')}${told}${reason}`;
    case 'release':
      return `${wire} stands by its story again. ${told}${reason}`;
    case 'new':
    case 'update':
      return `${sentence(note.change ?? '')}${wires.length === 0 ? wire : wires.map(wireName).join(', ')} (${confidence}). ${reason}`;
  }
}

/** "You were told at 11:31: …", by the reader's clock; with the day where it was another. */
function toldWords({ note: { told }, at }: Alert, timeZone: string): string {
  if (told === undefined) return '';
  const clock = new Intl.DateTimeFormat('en-GB', { timeZone, hour: '2-digit', minute: '2-digit' });
  const day = new Intl.DateTimeFormat('en-GB', { timeZone, day: 'numeric', month: 'long' });
  const [then, now] = [new Date(told.at), new Date(at)];
  const on = day.format(then) === day.format(now) ? '' : `on ${day.format(then)} `;
  return `You were told ${on}at ${clock.format(then)}: “${cutAtWord(told.title, TITLE_LENGTH)}”. `;
}

/** Rules named before the rest is counted: the reason must not push out what it is the reason of. */
const NAMED_RULES = 2;

function ruleWords(names: readonly string[]): string {
  const more = names.length - NAMED_RULES;
  return [...names.slice(0, NAMED_RULES), ...(more > 0 ? [`also: ${more} more`] : [])].join(', ');
}

/** An alert in a summary: what is put right or taken back says so. */
function itemWords({ kind, title, standing }: SummaryItem): string {
  if (kind === 'correction') return `Correction: ${title}`;
  if (standing.length > 0) return title;
  if (kind === 'kill') return `Withdrawn: “${title}”`;
  return kind === 'hold' ? `On hold: ${title}` : title;
}

/** As many headlines as fit whole, one at least, and how many more there are. */
function headlines(titles: readonly string[], length: number): string {
  const andMore = (shown: number) => (shown < titles.length ? ` · also: ${titles.length - shown} more` : '');
  const fitting = (shown: number) => titles.slice(0, shown).join(' · ') + andMore(shown);
  for (let shown = titles.length; shown > 1; shown -= 1) {
    if (fitting(shown).length <= length) return fitting(shown);
  }
  return cutAtWord(titles[0] ?? '', length - andMore(1).length) + andMore(1);
}

const sentence = (words: string): string => (words === '' ? '' : `${words}. `);

/** Cuts a text at the last word that fits, with an ellipsis; a word longer than that in the middle. */
export function cutAtWord(text: string, length: number): string {
  if (text.length <= length) return text;
  const room = text.slice(0, length);
  const space = room.lastIndexOf(' ');
  const kept = space > length / 2 ? room.slice(0, space) : wholeLetters(room.slice(0, -1));
  return `${kept.replace(/[\s,;:.–-]+$/u, '')}…`;
}

/** Drops half of a surrogate pair at the end. */
function wholeLetters(text: string): string {
  return /[\uD800-\uDBFF]$/.test(text) ? text.slice(0, -1) : text;
}
