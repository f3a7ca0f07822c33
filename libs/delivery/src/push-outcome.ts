import type { OutboundFailure, OutboundResponse } from '@app/net';
import type { DeliveryOutcome } from '@app/ports';

const SECOND = 1000;
/** The first wait; each next is twice as long. */
const FIRST_WAIT_MS = 5 * SECOND;
const LONGEST_WAIT_MS = 15 * 60 * SECOND;
/** With the waits above nearly six hours of trying: an outage of a push service is over by then. */
export const MOST_ATTEMPTS = 30;

/** What is known of the delivery an answer belongs to. */
export interface Attempt {
  /** Attempts made before this one. */
  readonly attempts: number;
  /** After this nobody wants it any more. */
  readonly until: Date;
  readonly now: Date;
}

/** What an answer of a push service, or none, means for a delivery (RFC 8030, 5 and 7.3). */
export function outcomeOf(answer: OutboundResponse | OutboundFailure, attempt: Attempt): DeliveryOutcome {
  if (answer.kind === 'failed') {
    const passes = answer.code === 'timeout' || answer.code === 'unreachable';
    return passes ? retry(answer.message, null, attempt) : { kind: 'failed', cause: answer.message };
  }
  const { status } = answer;
  if (status >= 200 && status < 300) return { kind: 'sent' };
  if (status === 404 || status === 410) return { kind: 'gone' };
  const cause = `The push service answered ${status}.`;
  if (status === 429 || status === 408 || status >= 500) {
    return retry(cause, retryAfter(answer.headers['retry-after'], attempt.now), attempt);
  }
  return { kind: 'failed', cause };
}

function retry(cause: string, asked: Date | null, { attempts, until, now }: Attempt): DeliveryOutcome {
  const wait = Math.min(LONGEST_WAIT_MS, FIRST_WAIT_MS * 2 ** attempts);
  const at = asked ?? new Date(now.getTime() + wait);
  if (attempts + 1 >= MOST_ATTEMPTS || at > until) return { kind: 'failed', cause: `${cause} Given up.` };
  return { kind: 'retry', at, cause };
}

/** Reads Retry-After in both its forms, seconds and a date (RFC 9110, 10.2.3); null where it says nothing usable. */
function retryAfter(header: string | undefined, now: Date): Date | null {
  if (header === undefined) return null;
  const at = /^\d{1,9}$/.test(header.trim()) ? now.getTime() + Number(header) * SECOND : Date.parse(header);
  return Number.isNaN(at) ? null : new Date(Math.max(at, now.getTime() + SECOND));
}
