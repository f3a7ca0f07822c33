import { JobQueue, EmbargoStore } from '@app/ports';
import { LiftEmbargoesJob } from '../../apps/server/src/jobs/lift-embargoes.job.js';
import { ApiClient } from '../support/api-client.js';
import { holds } from '../support/becomes.js';
import { FeedServer } from '../support/feed-server.js';
import { LiveClient } from '../support/live-client.js';
import { startTestServer, type TestServer } from '../support/test-server.js';

const HOUR_MS = 3_600_000;

describe('a story under an embargo', () => {
  let server: TestServer;
  let wire: FeedServer;
  let admin: ApiClient;
  let visitor: ApiClient;
  let desk: LiveClient;
  let feed: string;

  beforeAll(async () => {
    [server, wire] = await Promise.all([startTestServer(), FeedServer.start()]);
    admin = await server.signInAsAdmin();
    visitor = new ApiClient(server.origin);
    desk = await LiveClient.watch(server.origin, admin.cookie, ['newsroom']);
    const body = { url: wire.url('dpa'), name: 'dpa', wire: 'dpa', every: 3600 };
    feed = (await admin.call('addFeed', { body })).id;
    await admin.call('pollFeed', { params: { id: feed } });
    const rule = { name: 'Haushalt', query: 'haushalt', scope: 'topic' } as const;
    const topic = await admin.call('addRule', { body: rule });
    const params = { ruleId: topic.id };
    await visitor.call('follow', { params, body: { channels: ['live'] } });
  });
  afterAll(async () => {
    desk.close();
    await Promise.all([server.stop(), wire.stop()]);
  });

  const send = async (guid: string, until: string) => {
    const before = desk.stories.length;
    wire.release('dpa', {
      guid,
      title: `Haushalt ${guid} beschlossen`,
      description: '',
      more: `<embargo>${until}</embargo>`,
    });
    await admin.call('pollFeed', { params: { id: feed } });
    await desk.until(({ stories }) => stories.length > before);
    return desk.stories[before]!;
  };
  const found = async (client: ApiClient, guid: string) =>
    (await client.call('searchStories', { query: { q: `haushalt ${guid}` } })).items;
  const told = async (title: string) =>
    (await visitor.call('listAlerts')).items.filter(({ story }) => story.title === title);

  it('is for staff only, and at its time for everybody as though it came then', async () => {
    const until = new Date(Date.now() + HOUR_MS).toISOString();
    const story = await send('drei', until);
    expect(story).toMatchObject({ embargo: { until }, thread: null });
    expect(await found(visitor, 'drei')).toEqual([]);
    await expect(visitor.call('getStory', { params: { id: story.id } })).rejects.toThrow(/not-found/);
    expect(await found(admin, 'drei')).toMatchObject([{ id: story.id, embargo: { until } }]);

    const alerts = await LiveClient.watch(server.origin, visitor.cookie, ['alerts']);
    const { app } = server;
    const lift = new LiftEmbargoesJob(
      app.get(EmbargoStore, { strict: false }),
      app.get(JobQueue, { strict: false }),
    );
    await lift.run();
    expect(await told(story.title)).toEqual([]);
    await lift.run(new Date(Date.now() + HOUR_MS + 1000));
    await alerts.until(({ alerts: heard }) => heard.some(({ story: { id } }) => id === story.id));
    alerts.close();
    expect(await told(story.title)).toHaveLength(1);
    expect(await found(visitor, 'drei')).toMatchObject([{ id: story.id, embargo: null }]);
    await holds(() => expect(desk.stories.at(-1)).toMatchObject({ id: story.id, embargo: null }));
  });

  it('waits for the desk where its time can not be read', async () => {
    const story = await send('vier', 'nach der Rede');
    expect(story.embargo).toEqual({ until: null });
    expect(await found(visitor, 'vier')).toEqual([]);
    await expect(visitor.call('releaseStory', { params: { id: story.id } })).rejects.toThrow(/forbidden/);
    const before = desk.stories.length;
    await admin.call('releaseStory', { params: { id: story.id } });
    await desk.until(({ stories }) => stories.length > before);
    expect(await found(visitor, 'vier')).toMatchObject([{ id: story.id, embargo: null }]);
  });

  it('does not wait where the time is over', async () => {
    expect((await send('fünf', new Date(Date.now() - HOUR_MS).toISOString())).embargo).toBeNull();
  });
});
