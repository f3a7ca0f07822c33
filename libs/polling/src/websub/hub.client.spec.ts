import { createHmac } from 'node:crypto';
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { RequestListener, Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import type { HubSubscription } from '@app/contracts';
import { OutboundHttp } from '@app/net';
import { HubClient } from './hub.client.js';
import { afterSafetyPoll, answerIntent, isRequestDue, isServedByHub, isSigned } from './hub-subscription.js';

const NOW = new Date('2026-03-03T12:00:00Z');
const later = (hours: number) => new Date(NOW.getTime() + hours * 3_600_000);
const TOPIC = 'https://wire.example/feed';

describe('WebSub', () => {
  const servers: Server[] = [];
  const http = new OutboundHttp({ allowPrivate: ['127.0.0.1'], userAgent: 'Wirewatch/test' });

  const serving = async (listener: RequestListener): Promise<string> => {
    const server = createServer(listener);
    servers.push(server);
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  };

  afterEach(async () => {
    for (const server of servers.splice(0)) {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    }
  });
  afterAll(() => http.close());

  /** A hub: keeps what it is asked, calls back to verify it, delivers signed bodies. */
  async function startHub(leaseSeconds: number) {
    const asked: URLSearchParams[] = [];
    const url = await serving((request, response) => {
      void text(request).then((body) => {
        asked.push(new URLSearchParams(body));
        response.writeHead(202).end();
      });
    });
    const lastAsked = () => asked.at(-1) ?? new URLSearchParams();
    return {
      url,
      asked,
      verify: () =>
        answerQuery(
          `?hub.mode=${lastAsked().get('hub.mode')}&hub.topic=${encodeURIComponent(lastAsked().get('hub.topic') ?? '')}` +
            `&hub.challenge=c&hub.lease_seconds=${leaseSeconds}`,
        ),
      sign: (body: string) =>
        `sha256=${createHmac('sha256', lastAsked().get('hub.secret') ?? '')
          .update(body)
          .digest('hex')}`,
    };
  }

  const answerQuery = (query: string) => Object.fromEntries(new URLSearchParams(query));

  async function subscribed(leaseSeconds = 8 * 3600) {
    const hub = await startHub(leaseSeconds);
    const kept: HubSubscription[] = [];
    const client = new HubClient(http);
    const links = { hubs: [hub.url], topic: TOPIC };
    const subscribe = (known: HubSubscription | null, now: Date) =>
      client.subscribe(
        '1',
        links,
        'https://me.example/hub/x',
        known,
        (subscription) => {
          kept.push(subscription);
          return Promise.resolve();
        },
        now,
      );
    const result = await subscribe(null, NOW);
    const answer = answerIntent(kept.at(-1) ?? null, hub.verify(), NOW);
    if (answer.kind !== 'confirmed') throw new Error(answer.kind);
    return { hub, client, subscribe, result, answer, active: answer.subscription };
  }

  it('subscribes with a secret, keeps it before the hub calls back, and has it confirmed', async () => {
    const { hub, result, answer, active } = await subscribed();
    expect(result.kind).toBe('requested');
    expect(Object.fromEntries(hub.asked[0] ?? [])).toMatchObject({
      'hub.mode': 'subscribe',
      'hub.topic': TOPIC,
      'hub.callback': 'https://me.example/hub/x',
      'hub.secret': expect.stringMatching(/^[0-9a-f]{64}$/),
    });
    expect(answer.challenge).toBe('c');
    expect(active).toMatchObject({ state: 'active', leaseUntil: later(8).toISOString() });
    expect(isServedByHub(active, later(1))).toBe(true);
    expect(isServedByHub(active, later(9))).toBe(false);
  });

  it('believes a delivery that is signed with the secret, in each method, and no other', async () => {
    const { hub, active } = await subscribed();
    const body = new TextEncoder().encode('<feed/>');
    expect(isSigned(body, hub.sign('<feed/>'), active.secret)).toBe(true);
    for (const method of ['sha1', 'sha384', 'sha512']) {
      const hex = createHmac(method, active.secret).update(body).digest('hex');
      expect(isSigned(body, `${method}=${hex}`, active.secret)).toBe(true);
    }
    const forged = createHmac('sha256', 'guessed').update(body).digest('hex');
    for (const signature of [
      hub.sign('<other/>'),
      `sha256=${forged}`,
      'sha256=',
      'md5=00',
      'sha256=0',
      undefined,
    ]) {
      expect(isSigned(body, signature, active.secret)).toBe(false);
    }
  });

  it('refuses what it did not ask for', async () => {
    const { active } = await subscribed();
    const intent = {
      'hub.mode': 'subscribe',
      'hub.topic': TOPIC,
      'hub.challenge': 'c',
      'hub.lease_seconds': '60',
    };
    expect(answerIntent(null, intent, NOW).kind).toBe('refused');
    expect(answerIntent(active, { ...intent, 'hub.topic': 'https://other.example/' }, NOW).kind).toBe(
      'refused',
    );
    expect(answerIntent(active, { ...intent, 'hub.mode': 'unsubscribe' }, NOW).kind).toBe('refused');
    expect(answerIntent(active, { ...intent, 'hub.challenge': '' }, NOW).kind).toBe('refused');
    expect(answerIntent(active, { ...intent, 'hub.lease_seconds': 'long' }, NOW).kind).toBe('refused');
  });

  it('renews before the lease ends, with the same secret, and is served meanwhile', async () => {
    const { hub, subscribe, active } = await subscribed();
    expect(isRequestDue(active, later(5))).toBe(false);
    expect(isRequestDue(active, later(6.5))).toBe(true);
    const renewed = await subscribe(active, later(6.5));
    expect(renewed).toMatchObject({
      kind: 'requested',
      subscription: { state: 'active', secret: active.secret },
    });
    expect(hub.asked).toHaveLength(2);
    const pending = renewed.kind === 'requested' ? renewed.subscription : active;
    expect(isServedByHub(pending, later(7))).toBe(true);
    expect(answerIntent(pending, hub.verify(), later(6.5))).toMatchObject({
      kind: 'confirmed',
      subscription: { leaseUntil: later(14.5).toISOString() },
    });
  });

  it('goes back to polling when a hub misses items, and tries it again a day later', async () => {
    const { active } = await subscribed(10 * 86_400);
    const once = afterSafetyPoll(active, true);
    expect(isServedByHub(once, later(1))).toBe(true);
    expect(afterSafetyPoll(once, false).missed).toBe(0);
    const lost = afterSafetyPoll(once, true);
    expect(lost.state).toBe('lost');
    expect(isServedByHub(lost, later(1))).toBe(false);
    expect(isRequestDue(lost, later(1))).toBe(false);
    expect(isRequestDue(lost, later(25))).toBe(true);
  });

  it('hears a hub that denies, and one that never confirms', async () => {
    const { active } = await subscribed();
    const denied = answerIntent(
      active,
      { 'hub.mode': 'denied', 'hub.topic': TOPIC, 'hub.reason': 'no' },
      NOW,
    );
    expect(denied).toMatchObject({ kind: 'denied', reason: 'no', subscription: { state: 'denied' } });
    expect(isRequestDue({ ...active, state: 'requested' }, later(0.1))).toBe(false);
    expect(isRequestDue({ ...active, state: 'requested' }, later(0.2))).toBe(true);
  });

  it('ends a subscription when we ask for it, and not before', async () => {
    const { hub, client, active } = await subscribed();
    expect(await client.unsubscribe(active, 'https://me.example/hub/x')).toBeNull();
    expect(hub.asked.at(-1)?.get('hub.mode')).toBe('unsubscribe');
    expect(answerIntent({ ...active, state: 'ending' }, hub.verify(), NOW)).toEqual({
      kind: 'ended',
      challenge: 'c',
    });
  });

  it('asks the next hub where one refuses, and follows one that moved', async () => {
    const good = await startHub(3600);
    const refusing = await serving((_, response) => response.writeHead(400).end());
    const moved = await serving((_, response) => response.writeHead(308, { Location: good.url }).end());
    const client = new HubClient(http);
    const subscribe = (...hubs: string[]) =>
      client.subscribe(
        '1',
        { hubs, topic: TOPIC },
        'https://me.example/hub/x',
        null,
        () => Promise.resolve(),
        NOW,
      );
    expect(await subscribe(refusing, moved)).toMatchObject({
      kind: 'requested',
      subscription: { hub: moved },
    });
    expect(good.asked).toHaveLength(1);
    expect(await subscribe(refusing)).toEqual({
      kind: 'failed',
      message: 'The hub 127.0.0.1 refuses (400).',
    });
    expect(await subscribe('http://10.0.0.1/')).toMatchObject({ kind: 'failed' });
  });
});
