import type { Alert, PushMessage } from '@app/contracts';

/** What a lock screen shows of a title, and of a body, before it cuts by itself. */
const TITLE_LENGTH = 60;
const BODY_LENGTH = 110;

/**
 * What a notification says of an alert version: the kind first in words (the system
 * draws no tag), the reason at the end, one tag for all versions.
 * @param publicUrl origin of the pages, without a slash at the end
 */
export function pushMessageOf(alert: Alert, publicUrl: string): PushMessage {
  const { language } = alert.story;
  return {
    web_push: 8030,
    notification: {
      title: titleOf(alert),
      body: cutAtWord(bodyOf(alert), BODY_LENGTH),
      navigate: `${publicUrl}/threads/${alert.thread}`,
      tag: tagOf(alert),
      ...(language === undefined || language === '' ? {} : { lang: language }),
      // What only adds to what the reader knows makes no sound; what takes it back does.
      silent: alert.kind === 'update' || alert.kind === 'release',
    },
    wirewatch: { alert: alert.id, version: alert.version },
  };
}

/** The tag under which a newer version of an alert replaces the older. */
export function tagOf(alert: Alert): string {
  return `alert-${alert.id}`;
}

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

function titleOf({ kind, story }: Alert): string {
  const prefix = story.demo ? 'Demo: ' : '';
  const fit = (before: string, after = '') =>
    `${before}${cutAtWord(story.title, TITLE_LENGTH - before.length - after.length)}${after}`;
  switch (kind) {
    case 'correction':
      return fit(`${prefix}Correction: `);
    case 'kill':
      return fit(`${prefix}Withdrawn: “`, '”');
    case 'hold':
      return fit(`${prefix}On hold: `);
    case 'new':
    case 'update':
    case 'release':
      return fit(prefix);
  }
}

function bodyOf({ kind, story, wires, rules }: Alert): string {
  const wire = story.wires[0] ?? story.source;
  const reason = rules.map((rule) => rule.name).join(', ');
  switch (kind) {
    case 'correction':
      return `${wire} corrects its story. ${reason}`;
    case 'kill':
      return `${wire} withdrew this. Do not use it. ${reason}`;
    case 'hold':
      return `${wire} asks to wait: it is checking. ${reason}`;
    case 'release':
      return `${wire} stands by its story again. ${reason}`;
    case 'new':
    case 'update':
      return `${wires.length === 0 ? wire : wires.join(', ')}. ${reason}`;
  }
}

/** Cuts a text at the last word that fits, with an ellipsis; a word longer than that in the middle. */
function cutAtWord(text: string, length: number): string {
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
