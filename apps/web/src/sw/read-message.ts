import type { PushedAlert, PushMessage } from '@app/contracts';
import { shownAlert, type ShownAlert } from './tell-opened.js';

/** What the service worker shows for one push. */
export interface Shown {
  readonly title: string;
  readonly body: string;
  readonly tag: string;
  /** Tags of other notifications for which it stands. */
  readonly aliases: readonly string[];
  readonly lang?: string;
  readonly silent: boolean;
  /** An address inside this site. */
  readonly navigate: string;
  /** Null where it shows no alert. */
  readonly shown: ShownAlert | null;
}

/** Shown where a push came that cannot be read: browsers take push away from a site that shows nothing. */
const UNREADABLE: Omit<Shown, 'navigate'> = {
  shown: null,
  title: 'Wirewatch has something new',
  body: 'The message could not be read here. Open your alerts to see what came.',
  tag: 'unreadable',
  aliases: [],
  silent: false,
};

/**
 * Reads the text of a push ({@link PushMessage}) by hand: the worker is woken for
 * each push and stays small without a schema library. Whatever is missing or
 * of another site is replaced; `origin` is this site's.
 */
export function readMessage(text: string | null, origin: string): Shown {
  const fallback = { ...UNREADABLE, navigate: `${origin}/alerts` };
  const message = messageOf(text);
  const notification = notificationOf(message);
  const title = textOf(notification?.['title']);
  if (!notification || title === '') return fallback;
  const lang = textOf(notification['lang']);
  return {
    title,
    body: textOf(notification['body']),
    tag: textOf(notification['tag']) || fallback.tag,
    aliases: aliasesOf(message?.wirewatch),
    ...(lang === '' ? {} : { lang }),
    silent: notification['silent'] === true,
    navigate: ownAddress(notification['navigate'], origin) ?? fallback.navigate,
    shown: shownAlert(message?.wirewatch),
  };
}

/**
 * The address where it leads into this site; null for any other site or scheme. A thread's
 * page is taken onto this site: without PUBLIC_URL a worker names its own address.
 */
export function ownAddress(address: unknown, origin: string): string | null {
  if (typeof address !== 'string') return null;
  try {
    const url = new URL(address, origin);
    if (url.origin === origin) return url.href;
    return /^https?:$/.test(url.protocol) && /^\/threads\/\d+$/.test(url.pathname)
      ? origin + url.pathname
      : null;
  } catch {
    return null;
  }
}

type RawMessage = Partial<Record<keyof PushMessage, unknown>> | null;

function messageOf(text: string | null): RawMessage {
  if (text === null) return null;
  try {
    return JSON.parse(text) as RawMessage;
  } catch {
    return null;
  }
}

function notificationOf(
  message: RawMessage,
): Partial<Record<keyof PushMessage['notification'], unknown>> | null {
  const notification = message?.notification;
  return typeof notification === 'object' ? notification : null;
}

function aliasesOf(pushed: unknown): readonly string[] {
  const { aliases } = (pushed ?? {}) as Partial<Record<keyof PushedAlert, unknown>>;
  return Array.isArray(aliases) ? aliases.filter((tag) => typeof tag === 'string') : [];
}

const textOf = (value: unknown): string => (typeof value === 'string' ? value : '');
