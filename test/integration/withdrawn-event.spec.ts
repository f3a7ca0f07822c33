import type { AnswerOf } from '@app/contracts';
import { ApiClient } from '../support/api-client.js';
import { FeedServer } from '../support/feed-server.js';
import { LiveClient } from '../support/live-client.js';
import { PushSink } from '../support/push-sink.js';
import { startTestServer, type TestServer } from '../support/test-server.js';

type Alert = AnswerOf<'listAlerts'>['items'][number];

const WIRES = ['dpa', 'ap', 'reuters'] as const;
const TITLE = 'Quispe wins presidential runoff in Bolivia, electoral tribunal says';
const TEXT =
  'Senator Ramiro Quispe won the presidential runoff in Bolivia on Sunday with 54 percent of the vote, the electoral tribunal said, beating former minister Lucia Arze.';
const AP_TITLE = 'Ramiro Quispe wins Bolivia presidential runoff';
const AP_TEXT =
  'Ramiro Quispe has won the presidential runoff in Bolivia, defeating Lucia Arze, the electoral tribunal said on Sunday.';

describe('an event whose wires withdraw their reports, one after the other', () => {
  let server: TestServer;
  let wires: FeedServer;
  let sink: PushSink;
  let admin: ApiClient;
  const feeds = new Map<string, string>();
  const people = new Map<string, Reader>();

  interface Reader {
    readonly client: ApiClient;
    readonly live: LiveClient;
    readonly endpoint: string;
    readonly rule: string;
  }

  beforeAll(async () => {
    [server, wires, sink] = await Promise.all([startTestServer(), FeedServer.start(), PushSink.start()]);
    admin = await server.signInAsAdmin();
    for (const name of [...WIRES, 'outlet']) {
      const own = name === 'outlet' ? {} : { wire: name };
      const body = { url: wires.url(name), name, every: 3600, ...own };
      const { id } = await admin.call('addFeed', { body });
      feeds.set(name, id);
      // What the first poll brings fills the archive.
      await admin.call('pollFeed', { params: { id } });
    }
    people.set('follower', await reader({}));
    people.set('careful', await reader({ minimumWires: 2 }));
    people.set('leaver', await reader({}));
  });
  afterAll(async () => {
    for (const { live } of people.values()) live.close();
    await server.stop();
    await Promise.all([wires.stop(), sink.stop()]);
  });

  /** Somebody with a rule of their own, one browser and an open page. */
  async function reader(settings: { minimumWires?: number }): Promise<Reader> {
    const client = new ApiClient(server.origin);
    const body = { name: 'Bolivia', query: 'Bolivia', scope: 'personal', settings } as const;
    const { id: ruleId } = await client.call('addRule', { body });
    await client.call('follow', { params: { ruleId }, body: { channels: ['live', 'push'] } });
    const subscription = sink.newSubscription();
    await client.call('addDevice', { body: { subscription } });
    const live = await LiveClient.watch(server.origin, client.cookie, ['alerts']);
    return { client, live, endpoint: subscription.endpoint, rule: ruleId };
  }
  async function send(feed: string, guid: string, title: string, description: string): Promise<void> {
    wires.release(feed, { guid, title, description });
    const answer = await admin.call('pollFeed', { params: { id: feeds.get(feed) ?? '' } });
    expect(answer.kept + answer.changed).toBe(1);
  }
  /** Waits until somebody heard so many versions and gives the last: the same on the socket and in the log. */
  async function heard(name: string, count: number): Promise<Alert> {
    const { live, client } = people.get(name)!;
    await live.until(({ alerts }) => alerts.length >= count);
    const { items } = await client.call('listAlerts', {});
    expect(live.alerts).toEqual(items);
    expect(items.map(({ version }) => version)).toEqual(items.map((_, at) => at + 1));
    return items[count - 1]!;
  }
  /** The last push that made a sound. */
  async function sounded(name: string, count: number) {
    const { endpoint } = people.get(name)!;
    for (;;) {
      const pushes = sink.messages(endpoint).filter(({ notification }) => !notification.silent);
      if (pushes.length >= count) return pushes[count - 1]!.notification;
      await sink.next();
    }
  }

  it('reaches who asks for two wires with the second, and counts no copy', async () => {
    await send('dpa', 'b1', TITLE, `LA PAZ (dpa) - ${TEXT}`);
    expect(await heard('follower', 1)).toMatchObject({ kind: 'new', confidence: 'one wire', silent: false });
    await send('outlet', 'b1', TITLE, `LA PAZ (dpa) - ${TEXT}`);
    expect(await heard('follower', 2)).toMatchObject({
      kind: 'update',
      confidence: 'one wire',
      wires: ['dpa', 'outlet'],
      silent: true,
    });
    expect(people.get('careful')!.live.alerts).toEqual([]);
    await send('ap', 'b1', AP_TITLE, `LA PAZ, Bolivia (AP) - ${AP_TEXT}`);
    expect(await heard('careful', 1)).toMatchObject({ kind: 'new', confidence: 'two wires' });
    await heard('follower', 3);
    await heard('leaver', 3);
  });

  it('says who still reports it while one does, without the copies of what is withdrawn', async () => {
    const { client, rule } = people.get('leaver')!;
    await client.call('removeRule', { params: { id: rule } });
    await send('dpa', 'b1', `KILL KILL KILL - ${TITLE}`, 'Please do not use.');
    for (const name of ['follower', 'leaver']) {
      expect(await heard(name, 4)).toMatchObject({
        kind: 'kill',
        silent: false,
        story: { title: AP_TITLE },
        standing: ['ap'],
        confidence: 'one withdrew',
        note: { told: { title: TITLE }, standing: 'dpa has withdrawn its report. AP still reports it' },
      });
      expect((await sounded(name, 2)).tag).toBe((await sounded(name, 1)).tag);
    }
    // Its alert never showed what dpa reported.
    expect(people.get('careful')!.live.alerts).toHaveLength(1);
  });

  it('is withdrawn with the last of them, by an item of its own', async () => {
    await send('ap', 'k1', `STORY WITHDRAWN: '${AP_TITLE}'`, 'AP withdraws the story.');
    const withdrawn = {
      kind: 'kill',
      standing: [],
      confidence: 'withdrawn',
      note: { told: { title: AP_TITLE }, standing: 'Withdrawn. Do not use it' },
    };
    expect(await heard('follower', 5)).toMatchObject(withdrawn);
    expect(await heard('leaver', 5)).toMatchObject(withdrawn);
    expect(await heard('careful', 2)).toMatchObject(withdrawn);
  });

  it('is told anew, in place, where another wire reports it', async () => {
    await send('reuters', 'b1', `${AP_TITLE}, electoral tribunal says`, `LA PAZ (Reuters) - ${AP_TEXT}`);
    expect(await heard('follower', 6)).toMatchObject({
      kind: 'update',
      silent: false,
      standing: ['reuters'],
      note: { change: 'now reported by Reuters' },
    });
    await send('dpa', 'b1', `KILL CANCELLED: ${TITLE}`, `LA PAZ (dpa) - ${TEXT}`);
    expect(await heard('follower', 7)).toMatchObject({
      kind: 'release',
      standing: ['dpa', 'outlet', 'reuters'],
      story: { title: TITLE },
    });
    // Who deleted the rule hears of the release alone; who never got that kill hears nothing of its end.
    expect(await heard('leaver', 6)).toMatchObject({ kind: 'release' });
    expect(people.get('careful')!.live.alerts.map(({ kind }) => kind)).not.toContain('release');
  });
});
