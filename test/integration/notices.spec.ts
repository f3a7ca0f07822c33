import { ApiClient } from '../support/api-client.js';
import { DeskWithWires } from '../support/desk-with-wires.js';
import { LiveClient } from '../support/live-client.js';

const TITLE = 'Libya’s Haftar leaves Moscow without signing';

describe('a notice about another story', () => {
  let newsroom: DeskWithWires;
  let admin: ApiClient;
  let desk: LiveClient;

  beforeAll(async () => {
    newsroom = await DeskWithWires.start(['afp', 'dpa']);
    ({ admin, desk } = newsroom);
  });
  afterAll(() => newsroom.stop());

  type Entry = Parameters<DeskWithWires['send']>[1];
  const bring = (wire: string, entry: Entry) => newsroom.bring(wire, entry);
  const raise = (wire: string, title: string) => newsroom.raise(wire, { title });
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
    const visitor = new ApiClient(newsroom.server.origin);
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
    const reader = new ApiClient(newsroom.server.origin);
    await reader.call('follow', { params: { ruleId: rule.id }, body: { channels: ['live'] } });
    const alerts = await LiveClient.watch(newsroom.server.origin, reader.cookie, ['alerts']);
    const guid = 'urn:dpa:census';
    const { id } = await newsroom.raise('dpa', { guid, title: `HOLD HOLD HOLD ${title}` });
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
