import type { AnswerOf } from '@app/contracts';
import { BACKGROUND, OTHERS, TALKS } from '../../libs/stories/src/threads/haftar.fixture.js';
import { ApiClient } from '../support/api-client.js';
import { becomes, holds } from '../support/becomes.js';
import { canDeploy, startDeployment } from '../support/deployment.js';
import type { Deployment, Mode } from '../support/deployment.js';
import { FeedServer, type FeedEntry } from '../support/feed-server.js';
import { LiveClient } from '../support/live-client.js';
import { PushSink } from '../support/push-sink.js';

type Alert = AnswerOf<'listAlerts'>['items'][number];

/** The feeds of the event, in the order in which they tell it; the last is a round-up that credits four wires. */
const WIRES = ['afp', 'reuters', 'dpa', 'ap', 'tass', 'dw'] as const;
/** A rule that all four events match. */
const QUERY = 'Haftar OR Sharara OR "Ain Zara" OR Burhan';
const CORRECTED = 'Libya strongman leaves Moscow after signing ceasefire deal';
const MODES: readonly Mode[] = ['embedded', 'spread'];

describe.each(MODES)('Haftar leaves Moscow without signing, %s', (mode) => {
  let deployment: Deployment | null = null;
  let wire: FeedServer;
  let sink: PushSink;
  let admin: ApiClient;
  let desk: LiveClient;
  const feeds = new Map<string, string>();
  const people = new Map<string, Reader>();

  beforeAll(async () => {
    if (!(await canDeploy(mode))) return;
    [wire, sink] = await Promise.all([FeedServer.start(), PushSink.start()]);
    for (const each of BACKGROUND) wire.release('archive', entryOf(each));
    deployment = await startDeployment(mode);
    admin = await deployment.signInAsAdmin();
    for (const name of ['archive', ...WIRES, 'others']) {
      const own = name === 'archive' || name === 'others' || name === 'dw' ? {} : { wire: name };
      const { id } = await admin.call('addFeed', {
        body: { url: wire.url(name), name, every: 3600, ...own },
      });
      feeds.set(name, id);
      // What the first poll brings fills the archive.
      await admin.call('pollFeed', { params: { id } });
    }
    desk = await LiveClient.watch(deployment.gateways[0]!, admin.cookie, ['newsroom']);
    const talks = await topic('Talks', QUERY);
    const elsewhere = await topic('Volcanoes', 'volcano');
    people.set('follower', await reader(talks));
    people.set('leaver', await reader(talks));
    people.set('stranger', await reader(elsewhere));
  }, 180_000);

  afterAll(async () => {
    desk?.close();
    await deployment?.stop();
    await Promise.all([wire?.stop(), sink?.stop()]);
  });

  const topic = async (name: string, query: string) =>
    (await admin.call('addRule', { body: { name, query, scope: 'topic' } })).id;

  /** Someone who follows a topic in one browser. */
  async function reader(ruleId: string): Promise<Reader> {
    const client = new ApiClient(deployment!.gateways.at(-1)!);
    await client.call('follow', { params: { ruleId }, body: { channels: ['live', 'push'] } });
    const subscription = sink.newSubscription();
    await client.call('addDevice', { body: { subscription } });
    return { client, ruleId, endpoint: subscription.endpoint };
  }

  /** Sends an item of the event and waits until both who hear of it have its version, and whatever else it does is done. */
  async function send(feed: string, entry: FeedEntry): Promise<void> {
    const versions = () =>
      Promise.all(['follower', 'leaver'].map(async (name) => (await alertsOf(people.get(name)!)).length));
    const before = await versions();
    await bring(feed, entry);
    await becomes(
      versions,
      before.map((count) => count + 1),
    );
    await settled();
  }

  /** Sends an item of a feed, polls for it and waits until the newsroom sees that it was matched. */
  async function bring(feed: string, entry: FeedEntry): Promise<void> {
    const before = desk.stories.length;
    wire.release(feed, entry);
    const answer = await admin.call('pollFeed', { params: { id: feeds.get(feed)! } });
    if (answer.kept + answer.changed !== 1) throw new Error(`${feed}: ${JSON.stringify(answer)}`);
    const address = new URL(`/${feed}/${entry.guid}`, wire.url(feed)).href;
    await desk.until(({ stories }) => stories.slice(before).some(({ url }) => url === address));
  }

  /** A story matched later, of a topic of its own, is told to its reader. */
  let markers = 0;
  async function settled(): Promise<void> {
    markers += 1;
    const word = `marker${markers}x`;
    const follower = await reader(await topic(word, word));
    await bring(
      'archive',
      entryOf({ id: word, title: `A ${word} is seen`, summary: 'By nobody.', body: '' }),
    );
    await deployment!.eventually(async () => (await alertsOf(follower)).length === 1);
    await deployment!.eventually(() => Promise.resolve(sink.messages(follower.endpoint).length === 1));
  }

  const alertsOf = async ({ client }: Reader): Promise<Alert[]> =>
    (await client.call('listAlerts', {})).items;
  const kindsOf = async (name: string, ...kinds: readonly Alert['kind'][]): Promise<Alert[]> =>
    (await alertsOf(people.get(name)!)).filter(({ kind }) => kinds.includes(kind));
  /** Pushes that made a sound, by their title. */
  const sounds = (name: string): string[] =>
    sink
      .messages(people.get(name)!.endpoint)
      .filter(({ notification }) => !notification.silent)
      .map(({ notification }) => notification.title);

  it('is one new alert an event', async () => {
    if (deployment === null) return;
    for (const [at, name] of WIRES.entries()) await send(name, entryOf(TALKS[at]!));
    for (const other of OTHERS) await send('others', entryOf(other));
    for (const name of ['follower', 'leaver']) {
      const fresh = await kindsOf(name, 'new');
      expect(fresh.map(({ story }) => story.title)).toEqual([
        TALKS[0]!.title,
        ...OTHERS.map(({ title }) => title),
      ]);
      expect(new Set(fresh.map(({ thread }) => thread)).size).toBe(4);
      await becomes(() => sounds(name).length, 4);
    }
    const [first] = await kindsOf('follower', 'new');
    const thread = await admin.call('getThread', { params: { id: first!.thread } });
    expect(thread.wires.map((each) => each.wire)).toEqual([...WIRES]);
    expect(await alertsOf(people.get('stranger')!)).toEqual([]);
  });

  it('is updated in place, without a sound', async () => {
    if (deployment === null) return;
    const [, reuters] = TALKS;
    await send('reuters', { ...entryOf(reuters!), title: `UPDATE 1-${reuters!.title}, ministry says` });
    await send('reuters', {
      ...entryOf(reuters!),
      title: `REFILE-UPDATE 1-${reuters!.title}, ministry says`,
    });
    const ids = (await alertsOf(people.get('follower')!)).map(({ id }) => id);
    expect(new Set(ids).size).toBe(4);
    expect(await kindsOf('follower', 'new')).toHaveLength(4);
    expect(sounds('follower')).toHaveLength(4);
  });

  it('is put right once, for who unfollowed as well, although the new text matches nothing', async () => {
    if (deployment === null) return;
    const leaver = people.get('leaver')!;
    await leaver.client.call('unfollow', { params: { ruleId: leaver.ruleId } });
    const before = (await alertsOf(leaver)).length;
    await send('afp', {
      ...entryOf(TALKS[0]!),
      title: `CORRECTED-${CORRECTED}`,
      description: 'The strongman did sign, the Russian foreign ministry said. Corrects the first report.',
    });
    for (const name of ['follower', 'leaver']) {
      const corrections = await kindsOf(name, 'correction');
      expect(corrections).toMatchObject([
        { story: { title: CORRECTED }, note: { told: { title: TALKS[0]!.title } } },
      ]);
    }
    expect(await alertsOf(leaver)).toHaveLength(before + 1);
    expect(await alertsOf(people.get('stranger')!)).toEqual([]);
  });

  it('is withdrawn once by an item of its own, and names who still stands', async () => {
    if (deployment === null) return;
    await send('afp', {
      guid: 'urn:afp:kill',
      title: `KILL KILL KILL: please kill item afp '${CORRECTED}'`,
      description: 'The story is withdrawn. Do not use it.',
    });
    for (const name of ['follower', 'leaver']) {
      const kills = await kindsOf(name, 'kill');
      expect(kills).toHaveLength(1);
      const [kill] = kills;
      expect(kill!.standing).toEqual(['reuters', 'dpa', 'ap', 'tass', 'dw']);
      expect(kill!.note.standing).toBe(
        'AFP has withdrawn its report. Reuters, dpa, AP and TASS still report it',
      );
      expect(kill!.confidence).toBe('one withdrew');
      expect(kill!.story.title).toBe(`${TALKS[1]!.title}, ministry says`);
      expect(await kindsOf(name, 'correction')).toHaveLength(1);
      await holds(() => {
        const last = sink.messages(people.get(name)!.endpoint).at(-1);
        expect(last?.notification).toMatchObject({ silent: false, tag: `alert-${kill!.id}` });
        expect(last?.notification.body).toMatch(/^AFP has withdrawn its report\./);
      });
    }
    expect(await kindsOf('follower', 'new')).toHaveLength(4);
    const [{ thread: talks }] = (await kindsOf('follower', 'kill')) as [Alert];
    expect(await people.get('stranger')!.client.call('getThread', { params: { id: talks } })).toMatchObject({
      confidence: 'one withdrew',
      standing: 'AFP has withdrawn its report. Reuters, dpa, AP and TASS still report it',
    });
    const { items } = await admin.call('searchStories', { query: { limit: 200 } });
    const words = items.map(({ thread, confidence }) => (thread === talks ? confidence : 'one wire'));
    expect(new Set(words)).toEqual(new Set(['one wire', 'one withdrew']));
    expect(sink.messages(people.get('stranger')!.endpoint)).toEqual([]);
    expect(await alertsOf(people.get('stranger')!)).toEqual([]);
  });
});

interface Reader {
  readonly client: ApiClient;
  readonly ruleId: string;
  readonly endpoint: string;
}

/** A story as its feed sends it, now. */
function entryOf({
  id,
  title,
  summary,
  body,
}: Pick<(typeof TALKS)[number], 'id' | 'title' | 'summary' | 'body'>) {
  const credits = id === 'dw' ? '\nrs/rt (AFP, Reuters, dpa, AP)' : '';
  return { guid: `urn:${id}`, title, description: `${summary} ${body}${credits}`, published: new Date() };
}
