import type { FeedMemory, LiveFeed } from '@app/contracts';
import { EventLog, FeedStore } from '@app/ports';
import { WatchFeedsJob } from '../../apps/server/src/jobs/watch-feeds.job.js';
import type { ApiClient } from '../support/api-client.js';
import { becomes } from '../support/becomes.js';
import { FeedServer } from '../support/feed-server.js';
import { startTestServer } from '../support/test-server.js';
import type { TestServer } from '../support/test-server.js';

const HOUR_MS = 3_600_000;

describe('the health of a feed', () => {
  let server: TestServer;
  let admin: ApiClient;
  let wire: FeedServer;
  let feedId: string;

  beforeAll(async () => {
    [server, wire] = await Promise.all([startTestServer(), FeedServer.start()]);
    admin = await server.signInAsAdmin();
  });
  afterAll(async () => {
    await wire.stop();
    await server.stop();
  });

  const feed = () => admin.call('getFeed', { params: { id: feedId } });
  const poll = () => admin.call('pollFeed', { params: { id: feedId } });
  const watch = (at: Date) => server.app.get(WatchFeedsJob, { strict: false }).run(at);
  /** What the newsroom heard of the feed so far. */
  const heard = async () => {
    const events = await server.app.get(EventLog, { strict: false }).read('0', 100, ['newsroom']);
    return events
      .filter(({ name }) => name === 'feed')
      .map(({ payload }) => (payload as Omit<LiveFeed, 'cursor'>).feed)
      .filter(({ id }) => id === feedId);
  };

  it('has a history of its polls and the reason of its next check', async () => {
    wire.release('wire', { guid: '1', title: 'One', description: 'A story.', published: new Date() });
    feedId = (await admin.call('addFeed', { body: { url: wire.url('wire'), name: 'wire' } })).id;
    await poll();
    await poll();
    const { history, reason, alarm } = await feed();
    expect(history.length).toBeGreaterThanOrEqual(2);
    expect(history.at(-1)).toMatchObject({ outcome: 'new-items', kept: 1, changed: 0 });
    expect(history[0]).toMatchObject({ outcome: 'not-modified', kept: 0, changed: 0 });
    expect(reason).not.toBeNull();
    expect(alarm).toBeNull();
    // Whichever poll came first, it is told after it is recorded.
    await becomes(async () => (await heard()).length, 1);
    for (let n = 0; n < 10; n++) await poll();
    expect(await heard()).toHaveLength(1);
    expect((await feed()).history).toHaveLength(10);
  });

  it('is told in the newsroom when it fails, and when it works again', async () => {
    const { url } = await feed();
    await server.app.get(FeedStore, { strict: false }).change(feedId, { url: `${url}/gone` });
    const before = (await heard()).length;
    await poll();
    expect((await feed()).history[0]).toMatchObject({ outcome: 'failed', error: 'http-error' });
    await server.app.get(FeedStore, { strict: false }).change(feedId, { url });
    await poll();
    const since = (await heard()).slice(before);
    expect(since[0]).toMatchObject({ failures: 1, lastError: { status: 404 } });
    expect(since.at(-1)).toMatchObject({ failures: 0, lastError: null });
  });

  it('raises an alarm once when it is silent beyond its rhythm, and clears it once', async () => {
    // Four days with a story each quarter of an hour, and none since five hours.
    const last = Date.now() - 5 * HOUR_MS;
    const memory: FeedMemory = {
      itemTimes: Array.from({ length: 100 }, (_, n) => new Date(last - (n * HOUR_MS) / 4).toISOString()),
      rhythm: {
        hours: Array<number>(24).fill(16),
        days: 4,
        week: Array<{ occasions: number; days: number }>(7).fill({ occasions: 55, days: 4 / 7 }),
        last: new Date(last).toISOString(),
        until: new Date().toISOString(),
      },
      lastWhole: null,
      validatorsLie: false,
      movedTo: null,
      ttlMinutes: null,
      skipHours: [],
    };
    const feeds = server.app.get(FeedStore, { strict: false });
    const now = new Date();
    await admin.call('changeFeed', { params: { id: feedId }, body: { every: 86_400 } });
    await poll();
    await feeds.recordDelivery(feedId, { at: new Date(last), gaveNews: true, memory });
    const before = (await heard()).length;
    await watch(now);
    await watch(now);
    const alarm = { kind: 'silent', since: memory.itemTimes[0], reason: 'Usually a story every 15 min.' };
    expect((await feed()).alarm).toEqual(alarm);
    expect((await heard()).slice(before).map((told) => told.alarm)).toEqual([alarm]);

    const itemTimes = [now.toISOString(), ...memory.itemTimes];
    await feeds.recordDelivery(feedId, { at: now, gaveNews: true, memory: { ...memory, itemTimes } });
    await watch(now);
    await watch(now);
    expect((await feed()).alarm).toBeNull();
    expect((await heard()).slice(before).map((told) => told.alarm)).toEqual([alarm, null]);
  });
});
