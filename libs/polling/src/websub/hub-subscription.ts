import { createHmac, timingSafeEqual } from 'node:crypto';
import type { HubSubscription } from '@app/contracts';

/** A lease is asked for this long, in seconds; hubs may give less. */
export const LEASE_SECONDS = 10 * 86_400;
/** A longer lease is a mistake; it is renewed after this at the latest. */
const LONGEST_LEASE_SECONDS = 90 * 86_400;
/** A hub that has not confirmed within this is asked again, in ms. */
const CONFIRM_MS = 10 * 60_000;
/** A hub that denied or missed items is tried again after this, in ms. */
const RETRY_MS = 86_400_000;
/** Safety polls that find undelivered items before the hub counts as lost: one may be a race. */
const MOST_MISSED = 2;

/** How we answer a hub that calls back to ask whether we meant it. */
export type IntentAnswer =
  /** Answer 200 with the challenge as it is, and keep the subscription. */
  | { readonly kind: 'confirmed'; readonly challenge: string; readonly subscription: HubSubscription }
  /** Answer 200, and keep the subscription. */
  | { readonly kind: 'denied'; readonly reason: string; readonly subscription: HubSubscription }
  /** Answer 200 with the challenge as it is, and forget the subscription. */
  | { readonly kind: 'ended'; readonly challenge: string }
  /** Answer 404: we asked for no such thing. */
  | { readonly kind: 'refused' };

/**
 * Verification of intent (W3C WebSub, 5.3), from the parameters of the hub's call.
 * @param subscription what stands under the callback that was called; null for none
 */
export function answerIntent(
  subscription: HubSubscription | null,
  query: Readonly<Record<string, string | undefined>>,
  now: Date,
): IntentAnswer {
  const mode = query['hub.mode'];
  const challenge = query['hub.challenge'] ?? '';
  if (subscription === null || query['hub.topic'] !== subscription.topic) return { kind: 'refused' };
  if (mode === 'denied') {
    const reason = query['hub.reason'] ?? '';
    return { kind: 'denied', reason, subscription: { ...subscription, state: 'denied', leaseUntil: null } };
  }
  if (challenge === '') return { kind: 'refused' };
  if (subscription.state === 'ending') {
    return mode === 'unsubscribe' ? { kind: 'ended', challenge } : { kind: 'refused' };
  }
  const seconds = Number(query['hub.lease_seconds']);
  if (mode !== 'subscribe' || !(seconds > 0)) return { kind: 'refused' };
  const leaseUntil = new Date(now.getTime() + Math.min(seconds, LONGEST_LEASE_SECONDS) * 1000).toISOString();
  return {
    kind: 'confirmed',
    challenge,
    subscription: { ...subscription, state: 'active', leaseUntil, missed: 0 },
  };
}

/** Whether a subscription is to be asked for (again) now: before its lease ends, or where it failed a while ago. */
export function isRequestDue(subscription: HubSubscription | null, now: Date): boolean {
  if (subscription === null) return true;
  const requested = Date.parse(subscription.requestedAt);
  switch (subscription.state) {
    case 'active': {
      const end = Date.parse(subscription.leaseUntil ?? '') || 0;
      // At three quarters of the lease, so that a hub may be away for a while.
      const due = requested + (end - requested) * 0.75;
      return now.getTime() >= due && now.getTime() - requested > CONFIRM_MS;
    }
    case 'requested':
      return now.getTime() - requested > CONFIRM_MS;
    case 'ending':
      return false;
    case 'denied':
    case 'lost':
      return now.getTime() - requested > RETRY_MS;
  }
}

/** Whether the hub brings the feed's items now, so that a slow safety poll is enough. */
export function isServedByHub(subscription: HubSubscription | null, now: Date): boolean {
  return subscription?.state === 'active' && Date.parse(subscription.leaseUntil ?? '') > now.getTime();
}

/** What a safety poll says of a hub: it is lost once it missed items at several polls in a row. */
export function afterSafetyPoll(subscription: HubSubscription, foundUndelivered: boolean): HubSubscription {
  const missed = foundUndelivered ? subscription.missed + 1 : 0;
  return { ...subscription, missed, state: missed >= MOST_MISSED ? 'lost' : subscription.state };
}

/** What hubs may sign with (W3C WebSub, 7); SHA-1 is still the most common. */
const METHODS = new Set(['sha1', 'sha256', 'sha384', 'sha512']);

/** Whether a delivery's X-Hub-Signature proves that it comes from the hub. */
export function isSigned(body: Uint8Array, signature: string | undefined, secret: string): boolean {
  const [method = '', hex = ''] = (signature ?? '').trim().toLowerCase().split('=');
  if (!METHODS.has(method) || !/^([0-9a-f]{2})+$/.test(hex)) return false;
  const wanted = createHmac(method, secret).update(body).digest();
  const given = Buffer.from(hex, 'hex');
  return given.byteLength === wanted.byteLength && timingSafeEqual(given, wanted);
}
