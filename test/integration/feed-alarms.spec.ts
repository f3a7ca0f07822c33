import type { AlarmNotice, FeedMemory } from '@app/contracts';
import { AlarmStore, EventLog, FeedStore, PersonStore } from '@app/ports';
import { TellAlarmJob } from '../../apps/server/src/jobs/tell-alarm.job.js';
import { PushAlarmJob } from '../../apps/server/src/jobs/push-alarm.job.js';
import { WatchFeedsJob } from '../../apps/server/src/jobs/watch-feeds.job.js';
import { ApiClient } from '../support/api-client.js';
import { PushSink } from '../support/push-sink.js';
import { startTestServer } from '../support/test-server.js';
import type { TestServer } from '../support/test-server.js';

const HOUR_MS = 3_600_000;

describe('alarms of feeds', () => {
  let server: TestServer;
  let sink: PushSink;
  let admin: ApiClient;
  let feedId: string;
  let now: Date;
  let watch: () => Promise<void>;

  beforeAll(async () => {
    [server, sink] = await Promise.all([startTestServer(), PushSink.start()]);
    admin = await server.signInAsAdmin();
    const feed = await admin.call('addFeed', {
      body: { url: 'http://127.0.0.1:1/feed', name: 'wire', title: 'The Wire', every: 86_400 },
    });
    feedId = feed.id;
    await admin.call('pollFeed', { params: { id: feedId } });
    now = new Date();
    const rounds = part(WatchFeedsJob);
    const round = rounds.run.bind(rounds);
    watch = () => round(now);
    // The server's own round, each minute, would clear what is raised here by hand.
    jest.spyOn(rounds, 'run').mockResolvedValue();
  });
  afterAll(async () => {
    await server.stop();
    await sink.stop();
  });

  const part = <T>(type: abstract new (...args: never[]) => T): T =>
    server.app.get(type as never, { strict: false });
  /** Four days with a story each quarter of an hour, the last so many hours ago; looked at a moment ago. */
  const brought = async (hoursAgo: number): Promise<void> => {
    const last = now.getTime() - hoursAgo * HOUR_MS;
    const memory: FeedMemory = {
      itemTimes: Array.from({ length: 100 }, (_, n) => new Date(last - (n * HOUR_MS) / 4).toISOString()),
      rhythm: {
        hours: Array<number>(24).fill(16),
        days: 4,
        week: Array<{ occasions: number; days: number }>(7).fill({ occasions: 55, days: 4 / 7 }),
        last: new Date(last).toISOString(),
        until: now.toISOString(),
      },
      lastWhole: null,
      validatorsLie: false,
      movedTo: null,
      ttlMinutes: null,
      skipHours: [],
    };
    const feeds = part(FeedStore);
    await feeds.recordPoll(feedId, {
      at: now,
      nextCheck: new Date(now.getTime() + 24 * HOUR_MS),
      interval: 86_400,
      failure: null,
      gaveNews: false,
      etag: null,
      lastModified: null,
      bodyHash: null,
    });
    await feeds.recordDelivery(feedId, { at: new Date(last), gaveNews: true, memory });
  };
  const heard = async (email: string): Promise<AlarmNotice[]> => {
    const person = await part(PersonStore).findByEmail(email);
    const events = await part(EventLog).read('0', 100, [`person:${person?.id}`]);
    return events.filter(({ name }) => name === 'alarm').map(({ payload }) => payload as AlarmNotice);
  };

  it('are for staff who ask for them', async () => {
    const reader = new ApiClient(server.origin);
    await reader.call('signUp', { body: { email: 'reader@wirewatch.example', password: 'ten characters' } });
    await expect(reader.call('changePreferences', { body: { feedAlarms: true } })).rejects.toMatchObject({
      body: { code: 'forbidden' },
    });
    expect(await admin.call('getPreferences')).toMatchObject({ feedAlarms: false });
    expect(await admin.call('changePreferences', { body: { feedAlarms: true } })).toMatchObject({
      feedAlarms: true,
    });
    for (const client of [reader, admin]) {
      await client.call('addDevice', { body: { subscription: sink.newSubscription() } });
    }
  });

  it('reach their devices and pages once, however often anything runs', async () => {
    await brought(5);
    const pushed = sink.next();
    await Promise.all([watch(), watch()]);
    await pushed;
    const [notice, ...more] = await heard(server.admin.email);
    expect(more).toEqual([]);
    expect(notice).toMatchObject({
      feed: { id: feedId, name: 'wire', title: 'The Wire' },
      alarm: { kind: 'silent', reason: 'Usually a story every 15 min.' },
      was: null,
    });
    await watch();
    await part(TellAlarmJob).run({ noticeId: notice?.id ?? '' });
    await part(PushAlarmJob).run({ pushIds: ['1', '2', '3'] });
    expect(sink.accepted).toHaveLength(1);
    expect(await heard('reader@wirewatch.example')).toEqual([]);
    expect(await heard(server.admin.email)).toHaveLength(1);
  });

  it('end with one all-clear', async () => {
    await brought(0);
    const pushed = sink.next();
    await Promise.all([watch(), watch()]);
    await pushed;
    await watch();
    expect(sink.accepted).toHaveLength(2);
    expect((await heard(server.admin.email)).slice(1)).toMatchObject([{ alarm: null, was: 'silent' }]);
  });

  it('are told and sent by the sweeper where a process died before', async () => {
    const alarms = part(AlarmStore);
    const soon = new Date(Date.now() + 60_000);
    const alarm = { kind: 'burst', since: now.toISOString(), reason: 'Far more than usual.' } as const;
    // As if the process had died after the commit.
    const id = await part(FeedStore).setAlarm(feedId, null, alarm);
    expect(await alarms.untold(soon, 10)).toEqual([id]);
    const pushIds = await alarms.tell(id ?? '', () => null);
    expect(await alarms.untold(soon, 10)).toEqual([]);
    expect(await alarms.overduePushes(soon, 10)).toEqual(pushIds);
    // As if a worker had died while it sent: nobody else sends before its lease has ended.
    expect(await alarms.claimPushes(pushIds, new Date(Date.now() + 60_000))).toHaveLength(1);
    await part(PushAlarmJob).run({ pushIds });
    expect(sink.accepted).toHaveLength(2);
    await alarms.recordPush(pushIds[0] ?? '', { kind: 'retry', at: new Date(0), cause: 'It hung.' });
    await part(PushAlarmJob).run({ pushIds });
    expect(sink.accepted).toHaveLength(3);
    await part(PushAlarmJob).run({ pushIds });
    expect(sink.accepted).toHaveLength(3);
  });

  describe('in quiet hours', () => {
    const hhmm = (ms: number) => new Date(ms).toISOString().slice(11, 16);
    /** Quiet for the next hour, wherever this runs. */
    const quiet = () => ({ from: hhmm(Date.now() - HOUR_MS), to: hhmm(Date.now() + HOUR_MS) });
    const raise = async (): Promise<void> => {
      const alarm = { kind: 'dead', since: now.toISOString(), reason: 'It fails since yesterday.' } as const;
      const feeds = part(FeedStore);
      const standing = (await admin.call('getFeed', { params: { id: feedId } })).alarm;
      const noticeId = await feeds.setAlarm(feedId, standing?.kind ?? null, alarm);
      await part(TellAlarmJob).run({ noticeId: noticeId ?? '' });
    };
    const clear = async (): Promise<void> => {
      const noticeId = await part(FeedStore).setAlarm(feedId, 'dead', null);
      await part(TellAlarmJob).run({ noticeId: noticeId ?? '' });
    };
    const ids = Array.from({ length: 30 }, (_, n) => `${n}`);
    const settle = () => part(PushAlarmJob).run({ pushIds: ids });

    it('are seen on the page at once and wait for their end to be pushed', async () => {
      await admin.call('changePreferences', { body: { timeZone: 'UTC', quietHours: quiet() } });
      await raise();
      expect((await heard(server.admin.email)).at(-1)).toMatchObject({ alarm: { kind: 'dead' } });
      await settle();
      expect(sink.accepted).toHaveLength(3);
      // The night ends when the person says so.
      await admin.call('changePreferences', { body: { quietHours: null } });
      await settle();
      expect(sink.accepted).toHaveLength(4);
    });

    it('are followed by their all-clear at once where they were pushed, for that is silent', async () => {
      await admin.call('changePreferences', { body: { quietHours: quiet() } });
      const pushed = sink.next();
      await clear();
      await pushed;
      expect(sink.accepted).toHaveLength(5);
    });

    it('are not pushed at all where they are over before', async () => {
      await raise();
      await clear();
      await admin.call('changePreferences', { body: { quietHours: null } });
      await settle();
      expect(sink.accepted).toHaveLength(5);
      expect((await heard(server.admin.email)).at(-1)).toMatchObject({ alarm: null, was: 'dead' });
    });

    it('wait for the end of a pause too', async () => {
      const pausedUntil = new Date(Date.now() + HOUR_MS).toISOString();
      await admin.call('changePreferences', { body: { pausedUntil } });
      await raise();
      await settle();
      expect(sink.accepted).toHaveLength(5);
      await admin.call('changePreferences', { body: { pausedUntil: null } });
      await settle();
      expect(sink.accepted).toHaveLength(6);
    });
  });

  it('that an admin ends by pausing the feed are cleared, silently for who no longer asks', async () => {
    const before = (await heard(server.admin.email)).length;
    const pushes = sink.accepted.length;
    await admin.call('changePreferences', { body: { feedAlarms: false } });
    await admin.call('changeFeed', { params: { id: feedId }, body: { state: 'paused' } });
    await watch();
    expect((await admin.call('getFeed', { params: { id: feedId } })).alarm).toBeNull();
    // Who no longer asks hears no more of it.
    for (const noticeId of await part(AlarmStore).untold(new Date(Date.now() + 60_000), 10)) {
      await part(TellAlarmJob).run({ noticeId });
    }
    expect(await heard(server.admin.email)).toHaveLength(before);
    expect(sink.accepted).toHaveLength(pushes);
  });
});
