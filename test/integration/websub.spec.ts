import { HubStore } from '@app/ports';
import type { KeptHubSubscription } from '@app/ports';
import { TendHubsJob } from '../../apps/server/src/jobs/tend-hubs.job.js';
import type { ApiClient } from '../support/api-client.js';
import { FeedServer } from '../support/feed-server.js';
import { HubServer } from '../support/hub-server.js';
import { LiveClient } from '../support/live-client.js';
import { startTestServer } from '../support/test-server.js';
import type { TestServer } from '../support/test-server.js';
import { freePort } from '../support/wirewatch-process.js';

const HOUR_MS = 3_600_000;

describe('a feed with a hub', () => {
  let server: TestServer;
  let admin: ApiClient;
  let wire: FeedServer;
  let hub: HubServer;
  let socket: LiveClient;
  let name: string;
  let feedId: string;
  let count = 0;

  beforeAll(async () => {
    // Hubs call the address that it was started with.
    server = await startTestServer({ PORT: String(await freePort()) });
    admin = await server.signInAsAdmin();
    await admin.call('addRule', { body: { name: 'All', query: 'story', scope: 'topic' } });
    socket = await LiveClient.watch(server.origin, admin.cookie, ['newsroom']);
  });
  afterAll(async () => {
    socket.close();
    await server.stop();
  });

  beforeEach(async () => {
    [wire, hub] = await Promise.all([FeedServer.start(), HubServer.start()]);
    count += 1;
    name = `wire-${count}`;
    wire.hub = hub.url;
    release('old');
    feedId = (await admin.call('addFeed', { body: { url: wire.url(name), name, every: 86_400 } })).id;
    await hub.untilVerified(1);
  });
  afterEach(async () => {
    await admin.call('changeFeed', { params: { id: feedId }, body: { state: 'paused' } });
    await Promise.all([hub.stop(), wire.stop()]);
  });

  const release = (guid: string) =>
    wire.release(name, {
      guid,
      title: `The story ${guid} of ${name}`,
      description: `All about ${guid}.`,
      published: new Date(),
    });
  const titles = async () =>
    (await admin.call('searchStories', { query: { q: `source:${name}` } })).items.map(({ title }) => title);
  const told = (guid: string) =>
    socket.until(({ stories }) => stories.some(({ title }) => title === `The story ${guid} of ${name}`));
  const kept = async (): Promise<KeptHubSubscription> => {
    const subscription = await server.app.get(HubStore, { strict: false }).ofFeed(feedId);
    if (subscription === null) throw new Error('no subscription');
    return subscription;
  };
  const poll = () => admin.call('pollFeed', { params: { id: feedId } });
  const waitSeconds = async () => (await admin.call('getFeed', { params: { id: feedId } })).interval;
  const tend = (afterMs: number) =>
    server.app.get(TendHubsJob, { strict: false }).run(new Date(Date.now() + afterMs));

  it('is subscribed to at its first poll, and polled for safety only from then on', async () => {
    expect(hub.verified).toEqual([{ status: 200, echoed: true }]);
    expect(hub.topic).toBe(wire.url(name));
    expect(await kept()).toMatchObject({ state: 'active', hub: hub.url, missed: 0, lastDelivery: null });
    expect(new URL(hub.callback).pathname).toMatch(/^\/api\/websub\/[0-9a-f]{32}$/);
    await admin.call('changeFeed', { params: { id: feedId }, body: { every: null } });
    expect(await poll()).toMatchObject({ outcome: 'not-modified' });
    expect(await waitSeconds()).toBeGreaterThanOrEqual(900);
  });

  it('reaches the newsroom with what the hub brings, long before the next poll', async () => {
    const waits: number[] = [];
    for (let n = 0; n < 20; n++) {
      release(`fresh-${n}`);
      const began = performance.now();
      const heard = told(`fresh-${n}`).then(() => waits.push(performance.now() - began));
      expect(await hub.deliver(wire.document(name))).toBe(204);
      await heard;
    }
    expect(await titles()).toHaveLength(21);
    expect((await kept()).lastDelivery).not.toBeNull();
    expect((await admin.call('getFeed', { params: { id: feedId } })).lastNewItem).not.toBeNull();
    const [median = 0, slowest = 0] = [0.5, 1].map(
      (share) => waits.sort((a, b) => a - b)[Math.ceil(waits.length * share) - 1],
    );
    process.stdout.write(
      `hub delivery to live event, ${waits.length} times: median ${median.toFixed(0)} ms, slowest ${slowest.toFixed(0)} ms\n`,
    );
  });

  it('keeps nothing of a delivery that is forged, and goes on taking the hub’s own', async () => {
    release('forged');
    expect(await hub.deliver(wire.document(name), 'guessed')).toBe(403);
    const unsigned = await fetch(hub.callback, { method: 'POST', body: wire.document(name) });
    expect(unsigned.status).toBe(403);
    expect(await titles()).toHaveLength(1);
    expect((await kept()).lastDelivery).toBeNull();
    expect(await hub.deliver(wire.document(name))).toBe(204);
    expect(await titles()).toHaveLength(2);
  });

  it('refuses what it never asked for, and what is too large', async () => {
    const { origin } = new URL(hub.callback);
    const unknown = `${origin}/api/websub/${'0'.repeat(32)}`;
    expect((await fetch(`${unknown}?hub.mode=subscribe&hub.challenge=x`)).status).toBe(404);
    expect((await fetch(unknown, { method: 'POST', body: '<rss/>' })).status).toBe(410);
    const other = new URLSearchParams({
      'hub.mode': 'subscribe',
      'hub.topic': 'https://other.example/feed',
      'hub.challenge': 'x',
      'hub.lease_seconds': '60',
    });
    expect((await fetch(`${hub.callback}?${other.toString()}`)).status).toBe(404);
    const large = await fetch(hub.callback, { method: 'POST', body: 'x'.repeat(10_000_001) });
    expect(large.status).toBe(413);
  });

  it('is polled at once where the hub delivers a notice without the news', async () => {
    release('noticed');
    const heard = told('noticed');
    expect(await hub.deliver('look again')).toBe(204);
    await heard;
  });

  it('has its lease renewed before it ends, under the same callback and secret', async () => {
    const { secret, callbackId, requestedAt } = await kept();
    await tend(17 * HOUR_MS);
    expect((await kept()).requestedAt).toBe(requestedAt);
    hub.leaseSeconds = 2 * 86_400;
    await tend(19 * HOUR_MS);
    await hub.untilVerified(2);
    const renewed = await kept();
    expect(renewed).toMatchObject({ state: 'active', secret, callbackId });
    expect(Date.parse(renewed.leaseUntil ?? '')).toBeGreaterThan(Date.now() + 47 * HOUR_MS);
    release('after-renewal');
    expect(await hub.deliver(wire.document(name))).toBe(204);
  });

  it('is polled as before once its hub missed items at two safety polls', async () => {
    for (const [guid, state] of [
      ['missed-1', 'active'],
      ['missed-2', 'lost'],
    ] as const) {
      release(guid);
      expect(await poll()).toMatchObject({ outcome: 'new-items', kept: 1 });
      expect((await kept()).state).toBe(state);
    }
    expect(await waitSeconds()).toBe(60);
    await admin.call('changeFeed', { params: { id: feedId }, body: { every: 300 } });
    await poll();
    expect(await waitSeconds()).toBe(300);
  });

  it('is polled at once when its hub let the lease end', async () => {
    await hub.stop();
    await poll();
    release('orphaned');
    const heard = told('orphaned');
    await tend(25 * HOUR_MS);
    await heard;
    expect(await kept()).toMatchObject({ state: 'requested', leaseUntil: null });
    hub = await HubServer.start();
  });

  it('leaves a hub that its publisher no longer names', async () => {
    const { callback } = hub;
    wire.hub = null;
    release('alone');
    await poll();
    expect(await server.app.get(HubStore, { strict: false }).ofFeed(feedId)).toBeNull();
    expect((await fetch(callback, { method: 'POST', body: wire.document(name) })).status).toBe(410);
  });
});

describe('a hub that could not call back', () => {
  it('is not asked', async () => {
    // Private and not listed, like this process: nobody out there could reach it.
    const server = await startTestServer({ ALLOW_PRIVATE_ADDRESSES: '127.0.0.1/32' });
    const wire = await FeedServer.start();
    try {
      wire.hub = 'https://hub.example/';
      const admin = await server.signInAsAdmin();
      const { id } = await admin.call('addFeed', { body: { url: wire.url('wire'), name: 'wire' } });
      await admin.call('pollFeed', { params: { id } });
      expect(await server.app.get(HubStore, { strict: false }).ofFeed(id)).toBeNull();
    } finally {
      await wire.stop();
      await server.stop();
    }
  });
});
