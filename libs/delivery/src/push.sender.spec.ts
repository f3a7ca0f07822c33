import type { Alert, AlertSummary } from '@app/contracts';
import { OutboundHttp } from '@app/net';
import { type PendingDelivery, SecretStore } from '@app/ports';
import { createHash, createPublicKey, verify } from 'node:crypto';
import { PushSender } from './push.sender.js';
import { makeBrowser, TestPushService } from './push-service.fixture.js';
import { VapidKeys } from './vapid-keys.js';

const PUBLIC_URL = 'https://alerts.example.org';
const NOW = new Date('2026-03-01T12:00:00.000Z');
const ALERT: Alert = {
  id: '17',
  version: 2,
  cursor: '99',
  kind: 'new',
  thread: '5',
  story: {
    id: '4',
    title: 'Harbour of Ostrava reopens after flood',
    summary: '',
    url: 'https://wire.example/4',
    source: 'ctk',
    wires: ['CTK'],
    priority: 'urgent',
    published: '2026-03-01T11:59:00.000Z',
    marks: {},
    demo: false,
    language: 'en',
  },
  rules: [{ id: '1', name: 'Floods' }],
  wires: ['CTK', 'AFP'],
  standing: ['CTK', 'AFP'],
  confidence: 'two wires',
  silent: false,
  note: {},
  reason: 'new, urgent: sounds',
  at: '2026-03-01T11:59:30.000Z',
};

type AlertDelivery = Extract<PendingDelivery, { alert: Alert }>;

/** The store of an installation that starts for the first time. */
class FreshSecrets extends SecretStore {
  readonly #kept = new Map<string, string>();
  override get = (name: string) => Promise.resolve(this.#kept.get(name) ?? null);
  override keepFirst(name: string, value: string): Promise<string> {
    const kept = this.#kept.get(name) ?? value;
    this.#kept.set(name, kept);
    return Promise.resolve(kept);
  }
  override set(name: string, value: string): Promise<void> {
    this.#kept.set(name, value);
    return Promise.resolve();
  }
  override remove(name: string): Promise<boolean> {
    return Promise.resolve(this.#kept.delete(name));
  }
}

describe(PushSender.name, () => {
  let service: TestPushService;
  let http: OutboundHttp;
  let keys: VapidKeys;
  let sender: PushSender;

  beforeEach(async () => {
    service = await TestPushService.start();
    http = new OutboundHttp({ allowPrivate: ['127.0.0.1'], userAgent: 'Wirewatch' });
    keys = await VapidKeys.load(new FreshSecrets(), { vapidKeys: null, vapidSubject: null }, PUBLIC_URL);
    sender = new PushSender(http, keys, PUBLIC_URL);
  });
  afterEach(async () => {
    await http.close();
    await service.stop();
  });

  const delivery = (over: Partial<AlertDelivery> = {}): AlertDelivery => ({
    id: '1',
    attempts: 0,
    device: {
      id: '1',
      personId: '1',
      endpoint: `${service.origin}/push/abc`,
      keys: service.browser.keys,
      createdAt: '2026-01-01T00:00:00.000Z',
    },
    alert: ALERT,
    timeZone: 'Europe/Berlin',
    mergedInto: [],
    ...over,
  });
  const withKeys = (p256dh: string, auth: string): PendingDelivery => {
    const whole = delivery();
    return { ...whole, device: { ...whole.device, keys: { p256dh, auth } } };
  };

  it('sends what only the browser can read', async () => {
    expect(await sender.send(delivery(), NOW)).toEqual({ kind: 'sent' });
    expect(JSON.parse(service.received[0]?.text ?? '')).toEqual({
      web_push: 8030,
      notification: {
        title: 'Harbour of Ostrava reopens after flood',
        body: 'CTK, AFP (two wires). Floods',
        navigate: 'https://alerts.example.org/threads/5',
        tag: 'alert-17',
        lang: 'en',
        silent: false,
      },
      wirewatch: { alert: '17', version: 2 },
    });
  });

  it('says how long to keep it, how pressing it is, and what it replaces', async () => {
    await sender.send(delivery(), NOW);
    expect(service.received[0]?.headers).toMatchObject({
      'content-encoding': 'aes128gcm',
      ttl: '86400',
      urgency: 'high',
      topic: createHash('sha256').update('alert-17').digest('base64url').slice(0, 32),
    });
  });

  it('sends a silent update only where it changes what the browser shows', async () => {
    const update = { ...ALERT, version: 3, silent: true };
    expect(await sender.send(delivery({ alert: update, shown: ALERT }), NOW)).toEqual({ kind: 'unchanged' });
    expect(service.received).toEqual([]);
    const changed = { ...update, wires: ['CTK', 'AFP', 'dpa'] };
    expect(await sender.send(delivery({ alert: changed, shown: ALERT }), NOW)).toEqual({ kind: 'sent' });
    expect(service.received[0]?.headers.urgency).toBe('low');
  });

  it('sends several alerts as one', async () => {
    const { alert: _alert, timeZone: _timeZone, ...rest } = delivery();
    const item = { alert: '17', thread: '5', version: 2, kind: 'new', priority: 'urgent' } as const;
    const summary: AlertSummary = {
      id: '3',
      cursor: '100',
      into: 'late',
      feed: 'DW',
      items: ['Flood in Ostrava', 'Ferry aground'].map((title) => ({ ...item, title, standing: ['CTK'] })),
      silent: false,
      at: '2026-03-01T11:59:30.000Z',
    };
    expect(await sender.send({ ...rest, summary }, NOW)).toEqual({ kind: 'sent' });
    expect(JSON.parse(service.received[0]?.text ?? '')).toEqual({
      web_push: 8030,
      notification: {
        title: 'While DW was out of reach: 2 events',
        body: 'Flood in Ostrava · Ferry aground',
        navigate: 'https://alerts.example.org/alerts',
        tag: 'summary-3',
        silent: false,
      },
      wirewatch: { summary: '3' },
    });
  });

  it('signs for the push service, once for many messages', async () => {
    await sender.send(delivery(), NOW);
    await sender.send(delivery({ id: '2' }), NOW);
    const [first, second] = service.received.map(({ headers }) => headers.authorization ?? '');
    expect(second).toBe(first);
    const [, token = '', key = ''] = /^vapid t=([^,]+), k=(.+)$/.exec(first ?? '') ?? [];
    expect(key).toBe(keys.publicKey);
    const [header, claims, signature = ''] = token.split('.');
    expect(JSON.parse(Buffer.from(claims ?? '', 'base64url').toString())).toMatchObject({
      aud: service.origin,
      sub: PUBLIC_URL,
    });
    const point = Buffer.from(key, 'base64url');
    const publicKey = createPublicKey({
      format: 'jwk',
      key: {
        kty: 'EC',
        crv: 'P-256',
        x: point.subarray(1, 33).toString('base64url'),
        y: point.subarray(33).toString('base64url'),
      },
    });
    const signed = Buffer.from(`${header}.${claims}`);
    const wanted = { key: publicKey, dsaEncoding: 'ieee-p1363' } as const;
    expect(verify('sha256', signed, wanted, Buffer.from(signature, 'base64url'))).toBe(true);
  });

  it.each([404, 410])('forgets a browser that is gone (%i)', async (status) => {
    service.answerNext({ status });
    expect(await sender.send(delivery(), NOW)).toEqual({ kind: 'gone' });
  });

  it.each([400, 403, 413])('does not send again what is refused (%i)', async (status) => {
    service.answerNext({ status });
    expect(await sender.send(delivery(), NOW)).toMatchObject({ kind: 'failed' });
  });

  it('waits as long as the push service asks, in seconds or until a date', async () => {
    service.answerNext(
      { status: 429, headers: { 'retry-after': '120' } },
      { status: 503, headers: { 'retry-after': 'Sun, 01 Mar 2026 12:10:00 GMT' } },
    );
    expect(await sender.send(delivery(), NOW)).toMatchObject({
      kind: 'retry',
      at: new Date('2026-03-01T12:02:00.000Z'),
    });
    expect(await sender.send(delivery(), NOW)).toMatchObject({
      kind: 'retry',
      at: new Date('2026-03-01T12:10:00.000Z'),
    });
  });

  it('waits twice as long after each failure, a quarter of an hour at most', async () => {
    service.answerNext({ status: 500 }, { status: 502 }, 'nothing');
    const wait = async (attempts: number) => {
      const outcome = await sender.send(delivery({ attempts }), NOW);
      return outcome.kind === 'retry' ? (outcome.at.getTime() - NOW.getTime()) / 1000 : outcome;
    };
    expect(await wait(0)).toBe(5);
    expect(await wait(3)).toBe(40);
    expect(await wait(20)).toBe(900);
  });

  it('gives up after many attempts, or when nobody wants the news any more', async () => {
    service.answerNext({ status: 500 }, { status: 429, headers: { 'retry-after': '90000' } });
    expect(await sender.send(delivery({ attempts: 29 }), NOW)).toMatchObject({ kind: 'failed' });
    expect(await sender.send(delivery(), NOW)).toMatchObject({ kind: 'failed' });
    const late = new Date('2026-03-02T12:00:00.000Z');
    expect(await sender.send(delivery(), late)).toMatchObject({ kind: 'failed' });
    expect(service.received).toHaveLength(2);
  });

  it('sends nothing to a private address that the operator has not listed', async () => {
    const closed = new OutboundHttp({ allowPrivate: [], userAgent: 'Wirewatch' });
    const outcome = await new PushSender(closed, keys, PUBLIC_URL).send(delivery(), NOW);
    expect(outcome).toMatchObject({ kind: 'failed' });
    expect(service.received).toEqual([]);
    await closed.close();
  });

  it.each([
    ['too short', 'AAAA', 'AAAAAAAAAAAAAAAAAAAAAA'],
    ['not on the curve', Buffer.alloc(65, 4).toString('base64url'), 'AAAAAAAAAAAAAAAAAAAAAA'],
    ['without a whole secret', makeBrowser().keys.p256dh, 'AAAA'],
  ])('fails for keys that are %s', async (_name, p256dh, auth) => {
    expect(await sender.send(withKeys(p256dh, auth), NOW)).toMatchObject({ kind: 'failed' });
  });

  it('sends a batch some at once and tells each outcome', async () => {
    const batch = Array.from({ length: 100 }, (_, n) =>
      delivery({ id: String(n), alert: { ...ALERT, at: new Date().toISOString() } }),
    );
    const outcomes = new Map<string, string>();
    await sender.sendAll(batch, (done, outcome) => {
      outcomes.set(done.id, outcome.kind);
      return Promise.resolve();
    });
    expect([...outcomes.values()].filter((kind) => kind === 'sent')).toHaveLength(100);
    expect(service.received).toHaveLength(100);
    expect(service.mostAtOnce).toBeGreaterThan(1);
    expect(service.mostAtOnce).toBeLessThanOrEqual(32);
  });
});

describe(VapidKeys.name, () => {
  const load = (secrets: SecretStore) =>
    VapidKeys.load(secrets, { vapidKeys: null, vapidSubject: null }, PUBLIC_URL);

  it('are made once and kept', async () => {
    const secrets = new FreshSecrets();
    const first = await load(secrets);
    expect((await load(secrets)).publicKey).toBe(first.publicKey);
    expect(await VapidKeys.rotate(secrets)).not.toBe(first.publicKey);
    expect((await load(secrets)).publicKey).not.toBe(first.publicKey);
  });

  it('may be the operator’s own, as a pair', async () => {
    const [one, other] = await Promise.all([load(new FreshSecrets()), load(new FreshSecrets())]);
    const own = { publicKey: one.publicKey, privateKey: one.privateKey };
    const given = await VapidKeys.load(
      new FreshSecrets(),
      { vapidKeys: own, vapidSubject: null },
      PUBLIC_URL,
    );
    expect(given.publicKey).toBe(one.publicKey);
    const mixed = { publicKey: one.publicKey, privateKey: other.privateKey };
    await expect(
      VapidKeys.load(new FreshSecrets(), { vapidKeys: mixed, vapidSubject: null }, PUBLIC_URL),
    ).rejects.toThrow('not a pair');
  });
});
