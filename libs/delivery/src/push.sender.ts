import type { Device, PushMessage } from '@app/contracts';
import type { OutboundFailure, OutboundHttp, OutboundResponse } from '@app/net';
import { metrics } from '@app/observability';
import type { DeliveryOutcome, PendingAlarmPush, PendingDelivery } from '@app/ports';
import { encrypt } from 'web-push';
import { alarmMessageOf, alarmTagOf } from './alarm-message.js';
import { pushMessageOf, summaryMessageOf, summaryTagOf, tagOf, testMessage } from './push-message.js';
import { outcomeOf } from './push-outcome.js';
import { type PushTerms, summaryTerms, termsOf, topicOf } from './push-terms.js';
import { VapidHeader } from './vapid-header.js';
import type { VapidKeys } from './vapid-keys.js';

/** Messages at once to one push service: enough to hide its distance, few enough to stay welcome. */
const AT_ONCE = 32;
/** Who was off for longer than a day finds the alarm on the page. */
const ALARM_TTL_S = 24 * 3600;
/** A push service answers in well under a second; nobody waits longer than this for one. */
const LIMITS = { firstByteMs: 10_000, totalMs: 15_000, maxBytes: 65_536, maxDecodedBytes: 65_536 };

/** A message ready to be sent. */
interface Written {
  readonly message: PushMessage;
  readonly terms: PushTerms;
  /** ISO 8601 UTC. */
  readonly at: string;
  /** Whether the device shows the same text already, and no other is wanted. */
  readonly unchanged: boolean;
}

/** Sends encrypted push messages (RFC 8030, 8188, 8291, 8292). */
export class PushSender {
  readonly #header: VapidHeader;

  /** @param publicUrl origin of the pages that a click opens, without a slash at the end */
  constructor(
    private readonly http: OutboundHttp,
    keys: VapidKeys,
    private readonly publicUrl: string,
  ) {
    this.#header = new VapidHeader(keys);
  }

  /** Makes one attempt at one delivery. */
  async send(delivery: PendingDelivery, now = new Date()): Promise<DeliveryOutcome> {
    const { device, attempts } = delivery;
    const { message, terms, at, unchanged } = this.#written(delivery);
    const until = new Date(Date.parse(at) + terms.ttl * 1000);
    const stop = metrics.deliverSeconds.startTimer();
    let outcome: DeliveryOutcome = { kind: 'unchanged' };
    if (now > until) outcome = { kind: 'failed', cause: 'It is too old to be told.' };
    else if (!unchanged) outcome = await this.#attempt(device, message, terms, { attempts, until, now });
    stop();
    metrics.deliveries.inc({ outcome: outcome.kind });
    return outcome;
  }

  /** What is sent, how, and since when it is news. */
  #written(delivery: PendingDelivery): Written {
    if ('summary' in delivery) {
      const { summary } = delivery;
      const message = summaryMessageOf(summary, this.publicUrl);
      return { message, terms: summaryTerms(summaryTagOf(summary)), at: summary.at, unchanged: false };
    }
    const { alert, shown, timeZone, mergedInto } = delivery;
    const message = pushMessageOf(alert, this.publicUrl, timeZone, mergedInto);
    return {
      message,
      terms: termsOf(alert, tagOf(alert)),
      at: alert.at,
      unchanged: shown !== undefined && sameText(message, pushMessageOf(shown, this.publicUrl, timeZone)),
    };
  }

  /** Sends a batch, some at once per push service, and hands on each outcome when it is there. */
  sendAll(
    deliveries: readonly PendingDelivery[],
    keep: (delivery: PendingDelivery, outcome: DeliveryOutcome) => Promise<void>,
  ): Promise<void> {
    return byService(deliveries, async (delivery) => keep(delivery, await this.send(delivery)));
  }

  /** Sends notices of feeds' alarms in the same way. */
  sendAlarms(
    pushes: readonly PendingAlarmPush[],
    keep: (push: PendingAlarmPush, outcome: DeliveryOutcome) => Promise<void>,
  ): Promise<void> {
    return byService(pushes, async (push) => keep(push, await this.#sendAlarm(push)));
  }

  #sendAlarm({ device, notice, attempts }: PendingAlarmPush): Promise<DeliveryOutcome> {
    const now = new Date();
    const until = new Date(Date.parse(notice.at) + ALARM_TTL_S * 1000);
    const terms = { ttl: ALARM_TTL_S, urgency: 'high', topic: topicOf(alarmTagOf(notice)) } as const;
    return this.#attempt(device, alarmMessageOf(notice, this.publicUrl), terms, { attempts, until, now });
  }

  /** Sends a notification that says that this browser is reached. */
  sendTest(device: Device): Promise<DeliveryOutcome> {
    const now = new Date();
    const terms = { ttl: 60, urgency: 'high', topic: topicOf('test') } as const;
    return this.#attempt(device, testMessage(this.publicUrl), terms, { attempts: 0, until: now, now });
  }

  async #attempt(
    device: Device,
    message: PushMessage,
    terms: PushTerms,
    attempt: Parameters<typeof outcomeOf>[1],
  ): Promise<DeliveryOutcome> {
    let body: Buffer;
    try {
      const { p256dh, auth } = device.keys;
      body = encrypt(p256dh, auth, JSON.stringify(message), 'aes128gcm').cipherText;
    } catch {
      // Keys that no browser made: no attempt will do better.
      return { kind: 'failed', cause: 'The keys of this browser can not be used.' };
    }
    return outcomeOf(await this.#post(device, body, terms), attempt);
  }

  #post(device: Device, body: Buffer, terms: PushTerms): Promise<OutboundResponse | OutboundFailure> {
    return this.http.request({
      method: 'POST',
      url: device.endpoint,
      headers: {
        'content-type': 'application/octet-stream',
        'content-encoding': 'aes128gcm',
        ttl: String(terms.ttl),
        urgency: terms.urgency,
        topic: terms.topic,
      },
      credentials: { authorization: this.#header.for(originOf(device)) },
      body,
      limits: LIMITS,
      httpsOnly: true,
    });
  }
}

const sameText = ({ notification: a }: PushMessage, { notification: b }: PushMessage): boolean =>
  a.title === b.title && a.body === b.body;

/** Does something for each of some pushes, some at once per push service: a slow one holds up no other. */
async function byService<T extends { readonly device: Device }>(
  pushes: readonly T[],
  send: (push: T) => Promise<void>,
): Promise<void> {
  const services = new Map<string, T[]>();
  for (const push of pushes) {
    const origin = originOf(push.device);
    const waiting = services.get(origin);
    if (waiting === undefined) services.set(origin, [push]);
    else waiting.push(push);
  }
  await Promise.all(
    [...services.values()].map(async (waiting) => {
      const next = waiting.values();
      const worker = async () => {
        for (const push of next) await send(push);
      };
      await Promise.all(Array.from({ length: AT_ONCE }, worker));
    }),
  );
}

function originOf(device: Device): string {
  return new URL(device.endpoint).origin;
}
