import { RuleStore } from '@app/ports';
import { ApiClient } from '../support/api-client.js';
import { FeedServer } from '../support/feed-server.js';
import { LiveClient } from '../support/live-client.js';
import { PushSink } from '../support/push-sink.js';
import { startTestServer, type TestServer } from '../support/test-server.js';

describe('what a reader does with alerts', () => {
  let server: TestServer;
  let wire: FeedServer;
  let sink: PushSink;
  let admin: ApiClient;
  let feed: string;

  beforeAll(async () => {
    [server, wire, sink] = await Promise.all([startTestServer(), FeedServer.start(), PushSink.start()]);
    admin = await server.signInAsAdmin();
    const body = { url: wire.url('wire'), name: 'wire', wire: 'dpa', every: 3600 };
    feed = (await admin.call('addFeed', { body })).id;
    await admin.call('pollFeed', { params: { id: feed } });
  });
  afterAll(async () => {
    await server.stop();
    await Promise.all([wire.stop(), sink.stop()]);
  });

  async function send(guid: string, title: string): Promise<void> {
    wire.release('wire', { guid, title, description: `${title}, people there say.` });
    await admin.call('pollFeed', { params: { id: feed } });
  }

  /** Somebody who follows a topic of their own in one browser and watches their log. */
  async function reader(query: string) {
    const rule = await admin.call('addRule', { body: { name: query, query, scope: 'topic' } });
    const client = new ApiClient(server.origin);
    const params = { ruleId: rule.id };
    await client.call('follow', { params, body: { channels: ['live', 'push'] } });
    const subscription = sink.newSubscription();
    await client.call('addDevice', { body: { subscription } });
    const live = await LiveClient.watch(server.origin, client.cookie, ['alerts']);
    /** Waits until so many alert versions came, and gives them. */
    const alerts = async (count: number) => {
      await live.until((seen) => seen.alerts.length >= count);
      return (await client.call('listAlerts', {})).items;
    };
    return { client, params, live, alerts, endpoint: subscription.endpoint };
  }
  const failure = (code: string) => ({ body: { code } });

  it('an alert says how sure it is, how it came and why', async () => {
    const { live, alerts } = await reader('harbour');
    await send('a', 'Harbour opens');
    const [alert] = await alerts(1);
    expect(alert).toMatchObject({
      confidence: 'one wire',
      silent: false,
      note: {},
      reason: expect.stringContaining('sounds'),
    });
    expect(live.alerts).toEqual([alert]);
    live.close();
  });

  it('a rule counts for the next story, however slowly the workers hear of it', async () => {
    const rules = server.app.get(RuleStore, { strict: false });
    const read = rules.changesSince.bind(rules);
    const slow = jest.spyOn(rules, 'changesSince').mockImplementation(async (revision) => {
      await new Promise((resolve) => setTimeout(resolve, 1000));
      return read(revision);
    });
    const { live, alerts } = await reader('volcano');
    await send('volcano', 'Volcano wakes');
    expect(await alerts(1)).toMatchObject([{ story: { title: 'Volcano wakes' } }]);
    slow.mockRestore();
    live.close();
  });

  it('a correction sounds for who opened what was wrong, and comes silently to who did not', async () => {
    const [opener, other] = [await reader('lighthouse'), await reader('lighthouse keeper')];
    await send('b', 'Lighthouse keeper found');
    const [told] = await opener.alerts(1);
    await other.alerts(1);
    const params = { id: told!.id };
    await opener.client.call('openAlert', { params, body: { version: 1 } });
    await expect(opener.client.call('openAlert', { params, body: { version: 9 } })).rejects.toMatchObject(
      failure('not-found'),
    );
    await expect(other.client.call('openAlert', { params, body: { version: 1 } })).rejects.toMatchObject(
      failure('not-found'),
    );
    await send('b', 'CORRECTED-Lighthouse keeper missing');
    expect((await opener.alerts(2))[1]).toMatchObject({ kind: 'correction', silent: false });
    expect((await other.alerts(2))[1]).toMatchObject({ kind: 'correction', silent: true });
    opener.live.close();
    other.live.close();
  });

  it('a muted thread is silent for good, until it is not', async () => {
    const { client, alerts, live } = await reader('glacier');
    await send('c', 'Glacier breaks');
    const [told] = await alerts(1);
    const params = { id: told!.thread };
    await client.call('muteThread', { params });
    await send('c', 'CORRECTED-Glacier cracks');
    await send('marker', 'Another glacier melts in Peru');
    expect((await alerts(2)).map(({ kind, story }) => [kind, story.title])).toEqual([
      ['new', 'Glacier breaks'],
      ['new', 'Another glacier melts in Peru'],
    ]);
    await client.call('unmuteThread', { params });
    await send('c', 'KILL KILL KILL: Glacier cracks');
    expect((await alerts(3)).at(-1)).toMatchObject({ kind: 'kill', thread: told!.thread });
    await expect(client.call('muteThread', { params: { id: '999999' } })).rejects.toMatchObject(
      failure('not-found'),
    );
    live.close();
  });

  it('a snoozed rule says until when, and sounds again after', async () => {
    const { client, params, live } = await reader('comet');
    const until = new Date(Date.now() + 3_600_000).toISOString();
    const snoozed = await client.call('snooze', { params, body: { until } });
    expect(snoozed).toEqual({ ruleId: params.ruleId, channels: ['live', 'push'], snoozedUntil: until });
    expect((await client.call('listSubscriptions')).items).toEqual([snoozed]);
    await client.call('endSnooze', { params });
    expect((await client.call('listSubscriptions')).items).toEqual([
      { ruleId: params.ruleId, channels: ['live', 'push'] },
    ]);
    await client.call('unfollow', { params });
    await expect(client.call('snooze', { params, body: { until } })).rejects.toMatchObject(
      failure('not-found'),
    );
    live.close();
  });

  it('summaries are listed, from a cursor on', async () => {
    const { client, live } = await reader('balloon');
    expect(await client.call('listSummaries', {})).toEqual({ items: [] });
    await expect(client.call('listSummaries', { query: { after: '999999' } })).rejects.toMatchObject(
      failure('bad-cursor'),
    );
    live.close();
  });
});
