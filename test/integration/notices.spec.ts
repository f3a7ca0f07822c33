import type { ApiStory, DeskQuestion } from '@app/contracts';
import { ApiClient } from '../support/api-client.js';
import { FeedServer, type FeedEntry } from '../support/feed-server.js';
import { LiveClient } from '../support/live-client.js';
import { startTestServer, type TestServer } from '../support/test-server.js';

jest.setTimeout(120_000);

const TITLE = 'Libya’s Haftar leaves Moscow without signing';

describe('a notice about another story', () => {
  let server: TestServer;
  let wires: FeedServer;
  let admin: ApiClient;
  let desk: LiveClient;
  const feeds = new Map<string, string>();
  let number = 100;

  beforeAll(async () => {
    [server, wires] = await Promise.all([startTestServer(), FeedServer.start()]);
    admin = await server.signInAsAdmin();
    desk = await LiveClient.watch(server.origin, admin.cookie, ['newsroom']);
    for (const wire of ['afp', 'dpa']) {
      const { id } = await admin.call('addFeed', {
        body: { url: wires.url(wire), name: wire, wire, every: 3600 },
      });
      feeds.set(wire, id);
      // What the first poll brings fills the archive.
      await admin.call('pollFeed', { params: { id } });
    }
  });
  afterAll(async () => {
    desk.close();
    await Promise.all([server.stop(), wires.stop()]);
  });

  /** Sends an item and polls for it. */
  const send = async (wire: string, entry: Partial<FeedEntry> & { title: string }): Promise<void> => {
    number += 1;
    wires.release(wire, { guid: `urn:${wire}:${number}`, description: '', ...entry });
    await admin.call('pollFeed', { params: { id: feeds.get(wire) ?? '' } });
  };
  /** Sends an item and gives its story when it is matched. */
  const bring = async (wire: string, entry: Partial<FeedEntry> & { title: string }): Promise<ApiStory> => {
    const before = desk.stories.length;
    await send(wire, entry);
    await desk.until(({ stories }) => stories.length > before);
    return desk.stories[before]!;
  };
  /** Sends an item and gives the question that it raises. */
  const raise = async (wire: string, title: string): Promise<DeskQuestion> => {
    const before = desk.questions.length;
    await send(wire, { title });
    await desk.until(({ questions }) => questions.length > before);
    return desk.questions[before]!;
  };
  const story = (id: string) => admin.call('getStory', { params: { id } });
  const open = async () => (await admin.call('listDeskQuestions')).items;

  it('joins the thread of the story that it names and withdraws it, and a release undoes that', async () => {
    const told = await bring('afp', { guid: 'urn:afp:2020:afp157', title: TITLE });
    const kill = await bring('afp', { title: `KILL: please kill item afp 157 '${TITLE}'` });
    expect(kill).toMatchObject({ kind: 'kill', about: told.id, thread: told.thread });
    expect(await story(told.id)).toMatchObject({ status: 'withdrawn', title: TITLE, version: 1 });
    const release = await bring('afp', { title: `KILL CANCELLED: please reinstate story afp 157` });
    expect(release).toMatchObject({ kind: 'release', about: told.id });
    expect((await story(told.id)).status).toBe('standing');
  });

  it('leaves the text of what it corrects', async () => {
    const told = await bring('dpa', { title: 'Erdbeben erschüttert die Küste von Kreta' });
    const correction = await bring('dpa', {
      title: 'KORREKTUR: Erdbeben erschüttert die Küste von Kreta',
      description: 'Stärke 5,1 statt 6,1.',
    });
    expect(correction).toMatchObject({ kind: 'correction', about: told.id, thread: told.thread });
    expect(await story(told.id)).toMatchObject({ kind: 'new', summary: '', status: 'standing' });
  });

  it('asks the desk where it names none of its wire’s stories, and does as the desk says', async () => {
    const told = await bring('afp', { title: 'Ferry sinks off Samos with forty aboard' });
    const question = await raise('afp', 'KILL: please kill our last item on the ferry');
    expect(question).toMatchObject({ kind: 'kill', wire: 'afp', named: false, answeredAt: null });
    expect(question.candidates.map(({ id }) => id)).toContain(told.id);
    expect((await story(told.id)).status).toBe('standing');
    expect((await open()).map(({ id }) => id)).toContain(question.id);

    const before = desk.stories.length;
    await admin.call('answerDeskQuestion', { params: { id: question.id }, body: { story: told.id } });
    await desk.until(({ stories }) => stories.length > before);
    expect(desk.stories[before]).toMatchObject({ about: told.id, thread: told.thread });
    expect((await story(told.id)).status).toBe('withdrawn');
    expect((await open()).map(({ id }) => id)).not.toContain(question.id);
    expect(desk.questions.at(-1)).toMatchObject({ id: question.id, answeredAt: expect.any(String) });
  });

  it('is for staff alone while it waits for the desk', async () => {
    const question = await raise('dpa', 'Bitte streichen: Meldung 815');
    const visitor = new ApiClient(server.origin);
    const listed = async (client: ApiClient, query: { q?: string } = {}) =>
      (await client.call('searchStories', { query })).items.map(({ id }) => id);
    const { id } = question.notice;
    expect(await listed(admin)).toContain(id);
    expect(await listed(visitor)).not.toContain(id);
    await expect(visitor.call('getStory', { params: { id } })).rejects.toMatchObject({ status: 404 });
    expect(await story(id)).toMatchObject({ id, thread: null });
    const before = desk.stories.length;
    await admin.call('answerDeskQuestion', { params: { id: question.id }, body: { none: true } });
    await desk.until(({ stories }) => stories.length > before);
    expect(await listed(visitor)).toContain(id);
  });

  it('is the story itself where the next version of the item brings what was held', async () => {
    const title = 'Samoa postpones its census';
    const query = 'census';
    const rule = await admin.call('addRule', { body: { name: query, query, scope: 'topic' } });
    const reader = new ApiClient(server.origin);
    await reader.call('follow', { params: { ruleId: rule.id }, body: { channels: ['live'] } });
    const alerts = await LiveClient.watch(server.origin, reader.cookie, ['alerts']);
    const guid = 'urn:dpa:census';
    const asked = desk.questions.length;
    await send('dpa', { guid, title: `HOLD HOLD HOLD ${title}` });
    await desk.until(({ questions }) => questions.length > asked);
    const { id } = desk.questions[asked]!;
    const released = await bring('dpa', { guid, title: `HOLD RELEASED: ${title}` });
    expect(released).toMatchObject({ version: 2, about: null, status: 'standing' });
    await alerts.until((client) => client.alerts.length === 1);
    alerts.close();
    expect(alerts.alerts).toMatchObject([{ kind: 'new', version: 1, story: { id: released.id, title } }]);
    // The desk has nothing to say any more, of this version or of the next.
    expect((await open()).map((question) => question.id)).not.toContain(id);
    expect(desk.questions.at(-1)).toMatchObject({ id, answeredAt: expect.any(String) });
    expect(await bring('dpa', { guid, title: `KILL KILL KILL ${title}` })).toMatchObject({
      version: 3,
      about: null,
    });
    expect(await story(released.id)).toMatchObject({ status: 'withdrawn' });
  });

  it('is a story of its own where the desk says that it means none of ours', async () => {
    const question = await raise('dpa', 'Bitte streichen: Meldung 4711');
    const before = desk.stories.length;
    await admin.call('answerDeskQuestion', { params: { id: question.id }, body: { none: true } });
    await desk.until(({ stories }) => stories.length > before);
    expect(desk.stories[before]).toMatchObject({ id: question.notice.id, about: null });
  });

  it('may speak of its own wire’s stories only', async () => {
    const told = await bring('afp', { title: 'Minister resigns over tunnel contracts' });
    const question = await raise('dpa', 'KILL: please kill ‘Minister resigns over tunnel contracts’');
    expect(question.candidates.map(({ id }) => id)).not.toContain(told.id);
    const answer = admin.call('answerDeskQuestion', {
      params: { id: question.id },
      body: { story: told.id },
    });
    await expect(answer).rejects.toThrow(/not-its-wire/);
    expect((await open()).map(({ id }) => id)).toContain(question.id);
    expect((await story(told.id)).status).toBe('standing');
  });
});
