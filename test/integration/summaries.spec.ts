import { renderSummary, summaryTimes } from '@app/alerting';
import { DEFAULT_PREFERENCES, type Preferences } from '@app/contracts';
import type { KeptVersion, Summary } from '@app/ports';
import type { Storage } from '@app/storage';
import { addFollower, addTopic, bringToAll, candidate, keepOne, match } from '../support/story-fixtures.js';
import { openStorage, startTestDatabase, type TestDatabase } from '../support/test-database.js';

let database: TestDatabase;
let storage: Storage;
let url: string;
beforeAll(async () => {
  database = await startTestDatabase();
});
afterAll(() => database.stop());
beforeEach(async () => {
  url = await database.freshUrl();
  storage = await openStorage(url);
});
afterEach(() => storage.close());

const NIGHT = new Date('2026-03-01T02:00:00Z');
const MORNING = new Date('2026-03-01T06:00:00Z');
const BERLIN = { timeZone: 'Europe/Berlin', quietHours: { from: '22:00', to: '07:00' } };

/** Someone in Berlin with one browser, who follows one topic. */
async function sleeper() {
  const topic = await addTopic(storage, 'Libya');
  const person = await addFollower(storage, [topic]);
  await storage.people.setPreferences(person, BERLIN);
  const keys = { p256dh: 'p', auth: 'a' };
  await storage.devices.put(person, { endpoint: `https://push.example/${person}`, keys });
  return { topic, person };
}

/** A story of its own event, or its next version, matched by a topic and brought at a time. */
async function bring(topic: string, guid: string, title: string, now: Date, kind: 'new' | 'kill' = 'new') {
  const version = await keepOne(storage, candidate(guid, { title, kind }));
  await match(storage, version, [topic]);
  await bringToAll(storage, version, {}, now);
  return version;
}

const tell = (now: Date, render = renderSummary) => storage.alerts.tellSummaries(render, now, 100);

describe('AlertStore.tellSummaries', () => {
  it('tells at the end of quiet hours what came in them, once, in its last versions', async () => {
    const { topic, person } = await sleeper();
    await bring(topic, 'a', 'First', NIGHT);
    await bring(topic, 'b', 'Second', NIGHT);
    await bring(topic, 'a', 'First, more', NIGHT);
    const waits = { silent: true, hush: { by: 'quiet-hours', waits: true } };
    expect(await storage.alerts.list(person, null, 10)).toMatchObject([waits, waits, waits]);
    expect(await tell(new Date('2026-03-01T05:59:00Z'))).toEqual([]);
    const deliveries = await tell(MORNING);
    expect(deliveries).toHaveLength(1);
    const [summary, ...others] = await storage.alerts.summaries(person, null, 10);
    expect(others).toEqual([]);
    expect(summary).toMatchObject({
      into: 'quiet-hours',
      feed: null,
      silent: false,
      at: MORNING.toISOString(),
    });
    expect(summary?.items.map(({ title, version }) => [title, version]).sort()).toEqual([
      ['First, more', 2],
      ['Second', 1],
    ]);
    const [event] = (await storage.events.read('0', 50, [`person:${person}`])).slice(-1);
    expect(event?.name).toBe('summary');
    expect({ ...(event?.payload as object), cursor: event?.cursor }).toEqual(summary);
    const [claimed] = await storage.alerts.claimDeliveries(
      deliveries.map(({ id }) => id),
      new Date(Date.now() + 60_000),
    );
    expect(claimed).toMatchObject({ summary: { id: summary?.id } });
  });

  it('tells when the person is awake by the times that they chose meanwhile, and a digest at its own', async () => {
    const { topic, person } = await sleeper();
    await bring(topic, 'a', 'First', NIGHT);
    const choose = async (preferences: Partial<Preferences>, now: Date) => {
      const chosen = { ...DEFAULT_PREFERENCES, ...BERLIN, ...preferences };
      await storage.people.setPreferences(person, chosen);
      await storage.alerts.waitUntil(person, summaryTimes(chosen, now), now);
    };
    await choose({ quietHours: { from: '22:00', to: '09:00' } }, NIGHT);
    expect(await tell(MORNING)).toEqual([]);
    await choose({ quietHours: null }, MORNING);
    expect(await tell(MORNING)).toHaveLength(1);

    const noon = new Date('2026-03-01T11:00:00Z');
    const spent = { quietHours: null, budgetPerDay: 1, digestAt: ['20:00'] };
    await choose(spent, noon);
    await bring(topic, 'b', 'Second', noon);
    await bring(topic, 'c', 'Third', noon);
    await choose({ ...spent, digestAt: ['15:00'] }, noon);
    const digest = new Date('2026-03-01T14:00:00Z');
    expect(await tell(new Date(digest.getTime() - 1))).toEqual([]);
    expect(await tell(digest)).toHaveLength(1);
  });

  it('tells once, however many ask at the same time', async () => {
    const { topic, person } = await sleeper();
    await bring(topic, 'a', 'First', NIGHT);
    const other = await openStorage(url);
    const told = await Promise.all(
      [storage, other, storage, other].map((each) => each.alerts.tellSummaries(renderSummary, MORNING, 100)),
    );
    await other.close();
    expect(told.flat()).toHaveLength(1);
    expect(await storage.alerts.summaries(person, null, 10)).toHaveLength(1);
    expect(await tell(MORNING)).toEqual([]);
  });

  it('leaves it waiting where it dies on the way, and tells it the next time', async () => {
    const { topic, person } = await sleeper();
    await bring(topic, 'a', 'First', NIGHT);
    const dying = (): Summary => {
      throw new Error('killed');
    };
    await expect(tell(MORNING, dying)).rejects.toThrow('killed');
    expect(await storage.alerts.summaries(person, null, 10)).toEqual([]);
    expect(await tell(MORNING)).toHaveLength(1);
    expect(await storage.alerts.summaries(person, null, 10)).toHaveLength(1);
  });

  it('tells nothing of what was withdrawn, seen or muted before', async () => {
    const { topic, person } = await sleeper();
    const stories: KeptVersion[] = [];
    for (const guid of ['withdrawn', 'seen', 'muted']) stories.push(await bring(topic, guid, guid, NIGHT));
    await bring(topic, 'withdrawn', 'withdrawn', NIGHT, 'kill');
    const alerts = await storage.alerts.list(person, null, 10);
    const seen = alerts.find(({ story }) => story.title === 'seen');
    const muted = alerts.find(({ story }) => story.title === 'muted');
    await storage.alerts.markOpened(person, seen!.id, 1, NIGHT);
    await storage.alerts.mute(person, muted!.thread, true);
    const withdrawn = alerts.find(({ story }) => story.title === 'withdrawn');
    const trace = () => storage.traces.summary(withdrawn!.id);
    expect(await trace()).toEqual({ kind: 'due', at: MORNING.toISOString(), takenBack: true });
    expect(await tell(MORNING)).toEqual([]);
    expect(await storage.alerts.summaries(person, null, 10)).toEqual([]);
    expect(await trace()).toBeNull();
  });

  it('tells together what a feed brings when it is back, under its name', async () => {
    const topic = await addTopic(storage, 'Libya');
    const person = await addFollower(storage, [topic]);
    const feed = await storage.feeds.add({ url: 'https://dw.example/rss', name: 'dw', title: 'DW' });
    const now = new Date('2026-03-01T12:00:00Z');
    for (const guid of ['a', 'b', 'c']) {
      const story = candidate(guid, { title: guid });
      const late = { ...story, reading: { ...story.reading, late: true } };
      const { kept } = await storage.stories.keep({
        feedId: feed.id,
        publisher: 'dw.example',
        fetched: now,
        candidates: [late],
      });
      await match(storage, kept[0]!, [topic]);
      await bringToAll(storage, kept[0]!, {}, now);
    }
    await tell(new Date('2026-03-01T12:05:00Z'));
    const summaries = await storage.alerts.summaries(person, null, 10);
    expect(summaries).toMatchObject([{ into: 'late', feed: 'DW', items: [{}, {}, {}] }]);
  });

  it('lets who was told in a summary know the rest as an update', async () => {
    const { topic, person } = await sleeper();
    await bring(topic, 'a', 'First', NIGHT);
    await tell(MORNING);
    const [{ id } = { id: '' }] = await storage.alerts.list(person, null, 1);
    expect(await storage.traces.summary(id)).toEqual({ kind: 'told', at: MORNING.toISOString() });
    await bring(topic, 'a', 'First, more', new Date('2026-03-01T08:00:00Z'));
    const alerts = await storage.alerts.list(person, null, 10);
    expect(alerts.map(({ kind, version }) => [kind, version])).toEqual([
      ['new', 1],
      ['update', 2],
    ]);
    expect(await tell(new Date('2026-03-02T07:00:00Z'))).toEqual([]);
  });
});
