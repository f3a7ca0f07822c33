import { randomBytes } from 'node:crypto';
import type { HubSubscription } from '@app/contracts';
import type { OutboundHttp } from '@app/net';
import type { HubLinks } from './find-hub.js';
import { LEASE_SECONDS } from './hub-subscription.js';

export type SubscribeResult =
  /** The hub will call back to have it confirmed. */
  | { readonly kind: 'requested'; readonly subscription: HubSubscription }
  /** In plain words. */
  | { readonly kind: 'failed'; readonly message: string };

const LIMITS = { firstByteMs: 15_000, totalMs: 20_000, maxBytes: 100_000, maxDecodedBytes: 100_000 };

const MOST_REDIRECTS = 3;

/** Asks hubs to bring feeds. */
export class HubClient {
  constructor(private readonly http: OutboundHttp) {}

  /**
   * Asks the first hub that accepts (W3C WebSub, 5.1); the subscription is to be kept before the hub calls back.
   * @param callback where the hub brings items; nobody else can guess it
   * @param known the subscription so far, whose secret stays in use until the renewed one is confirmed
   */
  async subscribe(
    feedId: string,
    links: HubLinks,
    callback: string,
    known: HubSubscription | null,
    keep: (subscription: HubSubscription) => Promise<void>,
    now: Date,
  ): Promise<SubscribeResult> {
    let message = 'The feed names no hub.';
    for (const hub of links.hubs) {
      const same = known?.hub === hub && known.topic === links.topic ? known : null;
      const subscription: HubSubscription = {
        feedId,
        hub,
        topic: links.topic,
        // 32 bytes; a secret may have 200 at most.
        secret: same?.secret ?? randomBytes(32).toString('hex'),
        state: same?.state === 'active' ? 'active' : 'requested',
        requestedAt: now.toISOString(),
        leaseUntil: same?.leaseUntil ?? null,
        missed: 0,
      };
      // Some hubs call back before they answer.
      await keep(subscription);
      const refusal = await this.request('subscribe', subscription, callback);
      if (refusal === null) return { kind: 'requested', subscription };
      message = refusal;
    }
    return { kind: 'failed', message };
  }

  /** Asks a hub to stop. Null when it accepted, else why not, in plain words. */
  async unsubscribe(subscription: HubSubscription, callback: string): Promise<string | null> {
    return this.request('unsubscribe', subscription, callback);
  }

  private async request(
    mode: 'subscribe' | 'unsubscribe',
    { hub, topic, secret }: HubSubscription,
    callback: string,
  ): Promise<string | null> {
    const form = new URLSearchParams({ 'hub.mode': mode, 'hub.topic': topic, 'hub.callback': callback });
    if (mode === 'subscribe') {
      form.set('hub.lease_seconds', String(LEASE_SECONDS));
      form.set('hub.secret', secret);
    }
    let url = hub;
    // A hub may send its callers on, for this time (307) or for good (308); W3C WebSub, 5.2.
    for (let hop = 0; hop <= MOST_REDIRECTS; hop++) {
      const answer = await this.http.request({
        method: 'POST',
        url,
        headers: { 'content-type': 'application/x-www-form-urlencoded' },
        body: form.toString(),
        limits: LIMITS,
        // The secret may not go over a line that others can read (W3C WebSub, 8).
        httpsOnly: true,
      });
      if (answer.kind === 'failed') return answer.message;
      if (answer.status >= 200 && answer.status < 300) return null;
      const location = answer.headers['location'] ?? '';
      const sentOn = answer.status === 307 || answer.status === 308;
      if (!sentOn || !URL.canParse(location, url)) {
        return `The hub ${new URL(hub).hostname} refuses (${answer.status}).`;
      }
      url = new URL(location, url).href;
    }
    return `The hub ${new URL(hub).hostname} redirects too often.`;
  }
}
