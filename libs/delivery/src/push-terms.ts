import type { Alert, Kind, Priority } from '@app/contracts';
import { createHash } from 'node:crypto';

/** What a push service is told about a message (RFC 8030, 5.2 to 5.4). */
export interface PushTerms {
  /** Seconds that it is kept for a browser that is off. */
  readonly ttl: number;
  readonly urgency: 'low' | 'normal' | 'high';
  /** Replaces what waits under the same topic. */
  readonly topic: string;
}

const HOUR_S = 3600;
/** Who was off for longer than a day finds the news in their log; a stale alert would only disturb. */
const NEWS_TTL_S = 24 * HOUR_S;
/** Who was told something that is taken back must learn it, also after a long weekend. */
const WITHDRAWAL_TTL_S = 72 * HOUR_S;

const TAKES_BACK: ReadonlySet<Kind> = new Set(['correction', 'hold', 'kill']);

/** Below `high` a phone that saves its battery may wait: right for what is not pressing. */
const URGENCY: Readonly<Record<Priority, PushTerms['urgency']>> = {
  flash: 'high',
  bulletin: 'high',
  urgent: 'high',
  regular: 'normal',
  deferred: 'low',
};

/** How an alert version travels. */
export function termsOf(alert: Alert, tag: string): PushTerms {
  return {
    ttl: TAKES_BACK.has(alert.kind) ? WITHDRAWAL_TTL_S : NEWS_TTL_S,
    urgency: urgencyOf(alert),
    topic: topicOf(tag),
  };
}

function urgencyOf({ kind, silent, story }: Alert): PushTerms['urgency'] {
  if (kind === 'kill') return 'high';
  // What makes no sound need not wake a phone that saves its battery.
  return silent && !TAKES_BACK.has(kind) ? 'low' : URGENCY[story.priority];
}

/** How a summary travels: what it tells has waited already. */
export const summaryTerms = (tag: string): PushTerms => ({
  ttl: NEWS_TTL_S,
  urgency: 'normal',
  topic: topicOf(tag),
});

/**
 * A push service's topic for a tag: 32 characters of base64url is the most that RFC 8030
 * allows; Apple refuses lengths of 1 modulo 4.
 */
export function topicOf(tag: string): string {
  return createHash('sha256').update(tag).digest('base64url').slice(0, 32);
}
