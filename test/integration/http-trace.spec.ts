import type { AnswerOf, BodyOf } from '@app/contracts';
import { ApiClient, ApiFailure } from '../support/api-client.js';
import { FeedServer, type FeedEntry } from '../support/feed-server.js';
import { LiveClient } from '../support/live-client.js';
import { PushSink } from '../support/push-sink.js';
import { startTestServer, type TestServer } from '../support/test-server.js';

type Trace = AnswerOf<'getTrace'>;

describe('GET /api/trace', () => {
  let server: TestServer;
  let wire: FeedServer;
  let sink: PushSink;
  let admin: ApiClient;
  let desk: LiveClient;
  let feed: string;

  beforeAll(async () => {
    [server, wire, sink] = await Promise.all([startTestServer(), FeedServer.start(), PushSink.start()]);
    admin = await server.signInAsAdmin();
    desk = await LiveClient.watch(server.origin, admin.cookie, ['newsroom']);
    wire.release('wire', { guid: 'old', title: 'Ferry of the archive', description: 'Long ago.' });
    const body = { url: wire.url('wire'), name: 'wire', wire: 'dpa', every: 3600 };
    feed = (await admin.call('addFeed', { body })).id;
    await desk.until(({ stories }) => stories.length === 1);
  });
  afterAll(async () => {
    desk.close();
    await server.stop();
    await Promise.all([wire.stop(), sink.stop()]);
  });

  /** Sends an item and gives its story's id when it was matched. */
  async function bring(entry: FeedEntry): Promise<string> {
    const before = desk.stories.length;
    wire.release('wire', entry);
    await admin.call('pollFeed', { params: { id: feed } });
    await desk.until(({ stories }) => stories.length > before);
    return desk.stories[before]!.id;
  }

  /** Somebody who follows a topic of their own, in one browser. */
  async function reader(query: string, settings: BodyOf<'addRule'>['settings'] = {}) {
    const rule = await admin.call('addRule', { body: { name: query, query, scope: 'topic', settings } });
    const client = new ApiClient(server.origin);
    const params = { ruleId: rule.id };
    await client.call('follow', { params, body: { channels: ['live', 'push'] } });
    await client.call('addDevice', { body: { subscription: sink.newSubscription() } });
    return { client, rule: rule.id };
  }

  /** Asks until the answer is as wanted: alerts and pushes come a moment after the story. */
  async function eventually(ask: () => Promise<Trace>, wanted: (trace: Trace) => boolean): Promise<Trace> {
    for (;;) {
      const trace = await ask();
      if (wanted(trace)) return trace;
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
  }
  const outcomes = (trace: Trace) => trace.steps.map(({ step, outcome }) => [step, outcome]);

  it('tells the whole way of a story that came, by its id and by a pasted link', async () => {
    const { client, rule } = await reader('harbour');
    const link = 'https://news.example/harbour-opens';
    const story = await bring({ guid: 'a', title: 'Harbour opens', description: 'At noon.', link });
    const byId = () => client.call('getTrace', { query: { story } });
    const trace = await eventually(byId, ({ steps }) => steps.at(-1)?.outcome === 'push: sent');
    expect(outcomes(trace)).toEqual([
      ['fetched', 'wire brought it'],
      ['kept', 'kept'],
      ['thread', expect.stringMatching(/^in thread \d+$/)],
      ['words', 'matched harbour'],
      ['policy', expect.stringContaining('new, regular')],
      ['delivery', 'push: sent'],
    ]);
    expect(trace.steps.every(({ at }) => at !== null)).toBe(true);
    expect(trace.stopped).toBeNull();
    expect(trace.rules).toEqual([
      { id: rule, name: 'harbour', matched: true, marks: { title: [{ start: 0, end: 7 }] }, missing: [] },
    ]);
    expect(trace.counts).toBeNull();
    const pasted = await client.call('getTrace', { query: { url: `${link}?utm_source=mail#top` } });
    expect(pasted).toEqual(trace);
  });

  it('tells which words were missing', async () => {
    const { client, rule } = await reader('lighthouse (keeper OR guard)');
    const story = await bring({ guid: 'b', title: 'Lighthouse goes dark', description: 'At night.' });
    const trace = await client.call('getTrace', { query: { story, rule } });
    expect(trace.rules[0]).toMatchObject({ matched: false, missing: ['(keeper OR guard)'] });
    expect(trace.stopped).toEqual({
      step: 'words',
      why: 'did not match lighthouse (keeper OR guard): it lacks (keeper OR guard)',
    });
  });

  it('tells that it waits for another wire', async () => {
    const { client } = await reader('glacier', { minimumWires: 2 });
    const story = await bring({ guid: 'c', title: 'Glacier breaks', description: 'In the valley.' });
    const ask = () => client.call('getTrace', { query: { story } });
    const trace = await eventually(ask, ({ stopped }) => stopped?.why.startsWith('waits') === true);
    expect(trace.stopped).toEqual({
      step: 'policy',
      why: 'waits for corroboration: 1 of 2 independent wires',
    });
  });

  it('tells that it came with the first poll, or was too old', async () => {
    const { client } = await reader('ferry');
    const first = await client.call('getTrace', { query: { story: desk.stories[0]!.id } });
    expect(first.stopped).toMatchObject({ step: 'kept', why: expect.stringContaining('the first poll') });
    const published = new Date(Date.now() - 3 * 86_400_000);
    const old = await bring({ guid: 'd', title: 'Ferry of Monday', description: 'Late.', published });
    const late = await client.call('getTrace', { query: { story: old } });
    expect(late.stopped).toMatchObject({ step: 'kept', why: expect.stringContaining('older than a day') });
  });

  it('tells that it is a live blog', async () => {
    const { client } = await reader('lantern');
    const story = await bring({ guid: 'lb', title: 'LIVE: Lantern fair', description: 'Follow it here.' });
    expect((await client.call('getTrace', { query: { story } })).stopped).toMatchObject({
      step: 'kept',
      why: expect.stringContaining('live blog'),
    });
  });

  it('tells that it came before the rule was followed', async () => {
    const story = await bring({ guid: 'early', title: 'Walrus seen', description: 'On the pier.' });
    const { client, rule } = await reader('walrus OR seal');
    const early = await client.call('getTrace', { query: { story, rule } });
    expect(early.stopped?.why).toBe('did not match walrus OR seal then; it would today');
    const later = await bring({ guid: 'later', title: 'Seal seen', description: 'On a boat.' });
    const told = () => client.call('getTrace', { query: { story: later } });
    await eventually(told, ({ steps }) => steps.length === 6);
    const stranger = new ApiClient(server.origin);
    await stranger.call('follow', { params: { ruleId: rule }, body: { channels: ['live'] } });
    const query = { story: later, rule };
    const missed = await eventually(
      () => stranger.call('getTrace', { query }),
      ({ stopped }) => stopped?.why !== 'on its way to its followers',
    );
    expect(missed.stopped).toEqual({ step: 'policy', why: 'you did not follow it when the story came' });
    await stranger.call('unfollow', { params: { ruleId: rule } });
    expect((await stranger.call('getTrace', { query })).stopped).toEqual({
      step: 'policy',
      why: 'you do not follow it',
    });
  });

  it('tells what a budget held back', async () => {
    const { client } = await reader('balloon');
    await client.call('changePreferences', { body: { budgetPerDay: 1 } });
    await bring({ guid: 'e1', title: 'Balloon lands in Lima', description: 'In a park.' });
    const story = await bring({
      guid: 'e2',
      title: 'Toy balloon factory burns in Osaka',
      description: 'At dawn.',
    });
    const ask = () => client.call('getTrace', { query: { story } });
    const trace = await eventually(ask, ({ steps }) => steps.length === 6);
    expect(trace.steps[4]?.outcome).toContain('over the budget of 1 a day');
    expect(trace.steps[5]?.outcome).toContain('told with others at');
  });

  it('tells when a pause ends, also where another end was chosen meanwhile', async () => {
    const { client } = await reader('kite');
    const pause = async (pausedUntil: string) => {
      await client.call('changePreferences', { body: { pausedUntil } });
      return expect.stringContaining(`told with others at ${pausedUntil}`);
    };
    const inHours = (hours: number) => new Date(Date.now() + hours * 3_600_000).toISOString();
    const later = await pause(inHours(5));
    const story = await bring({ guid: 'kite', title: 'Kite crosses the Channel', description: 'At noon.' });
    const ask = () => client.call('getTrace', { query: { story } });
    expect((await eventually(ask, ({ steps }) => steps.length === 6)).steps[5]?.outcome).toEqual(later);
    const sooner = await pause(inHours(1));
    expect((await ask()).steps[5]?.outcome).toEqual(sooner);
  });

  it('gives staff counts, and a topic without following it; nobody else learns of others', async () => {
    const { client, rule } = await reader('comet');
    const story = await bring({ guid: 'f', title: 'Comet seen', description: 'By many.' });
    const query = { story, rule };
    const ask = () => admin.call('getTrace', { query });
    const trace = await eventually(ask, ({ counts }) => counts?.told === 1);
    expect(trace.counts).toEqual({ told: 1, silent: 0 });
    expect(outcomes(trace).slice(-2)).toEqual([
      ['policy', expect.stringContaining('new, regular')],
      ['delivery', "shown in the topic's room"],
    ]);
    const stranger = await reader('meteor');
    const other = await stranger.client.call('getTrace', { query });
    expect(other.stopped?.step).toBe('policy');
    expect(other.counts).toBeNull();
    const personal = await client.call('addRule', {
      body: { name: 'Mine', query: 'comet', scope: 'personal' },
    });
    await expect(
      stranger.client.call('getTrace', { query: { story, rule: personal.id } }),
    ).rejects.toBeInstanceOf(ApiFailure);
  });

  it('tells that it was one of many old stories at once', async () => {
    const { client } = await reader('cargo');
    const before = desk.stories.length;
    const published = new Date(Date.now() - 2 * 3_600_000);
    for (let each = 0; each < 100; each += 1) {
      wire.release('wire', { guid: `c${each}`, title: `Cargo ${each}`, description: '', published });
    }
    await admin.call('pollFeed', { params: { id: feed } });
    await desk.until(({ stories }) => stories.length === before + 100);
    const story = desk.stories.at(-1)!.id;
    expect((await client.call('getTrace', { query: { story } })).stopped).toMatchObject({
      step: 'kept',
      why: expect.stringContaining('many old stories at once'),
    });
  });

  it('says so where no feed brought a link, and what has to be asked', async () => {
    const { client } = await reader('nothing');
    const url = 'https://news.example/never-seen';
    await expect(client.call('getTrace', { query: { url } })).rejects.toMatchObject({
      body: { code: 'not-found' },
    });
    await expect(client.call('getTrace', { query: {} })).rejects.toMatchObject({
      body: { code: 'bad-request' },
    });
  });
});
