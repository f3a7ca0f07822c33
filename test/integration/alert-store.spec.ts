import { DEFAULT_RULE_SETTINGS, type Channel, type Kind } from '@app/contracts';
import type { AlertDecision, Follower, KeptVersion, MatchedStory } from '@app/ports';
import type { Storage } from '@app/storage';
import { addFollower, addTopic, candidate, keepOne, match, place } from '../support/story-fixtures.js';
import { startTestDatabase, type TestDatabase } from '../support/test-database.js';

let database: TestDatabase;
let storage: Storage;
beforeAll(async () => {
  database = await startTestDatabase();
}, 60_000);
afterAll(() => database.stop());
beforeEach(async () => {
  storage = await database.fresh();
});

const RULE_SETTINGS = DEFAULT_RULE_SETTINGS;
const soon = () => new Date(Date.now() + 60_000);

async function matched(story: KeptVersion): Promise<MatchedStory> {
  const found = await storage.alerts.matchedStory(story.storyId, story.version);
  if (found === null) throw new Error('Not matched');
  return found;
}

const decide = (follower: Follower, kind: Kind = 'new'): AlertDecision => ({
  personId: follower.personId,
  kind,
  rules: follower.rules.map(({ id, name }) => ({ id, name })),
  channels: follower.channels,
  reason: 'new',
});

/** Brings a matched story version to all its followers. */
async function tellAll(story: KeptVersion, kind: Kind = 'new'): Promise<string[]> {
  const followers = await storage.alerts.followers(story.storyId, story.version, null, 1000);
  return storage.alerts.record(
    await matched(story),
    followers.map((follower) => decide(follower, kind)),
  );
}

/** A story matched by one topic, which someone with one browser follows. */
async function aStory(channels: readonly Channel[] = ['live', 'push']) {
  const topic = await addTopic(storage, 'Libya');
  const person = await addFollower(storage, [topic], channels as ('live' | 'push')[]);
  const device = await storage.devices.put(person, {
    endpoint: `https://push.example/${person}`,
    keys: { p256dh: 'p', auth: 'a' },
  });
  const story = await keepOne(storage, candidate('a'));
  const { threadId } = await match(storage, story, [topic]);
  return { topic, person, device, story, threadId };
}

describe('AlertStore.matchedStory', () => {
  it('is null until the story is matched', async () => {
    const story = await keepOne(storage, candidate('a'));
    expect(await storage.alerts.matchedStory(story.storyId, 1)).toBeNull();
    expect(await storage.alerts.matchedStory('999', 1)).toBeNull();
  });

  it('gives what every alert of it shows', async () => {
    const { story, threadId } = await aStory();
    expect(await matched(story)).toEqual({
      storyId: story.storyId,
      version: 1,
      kind: 'new',
      threadId,
      alertable: true,
      wires: ['DW'],
      standing: ['DW'],
      story: {
        id: story.storyId,
        title: 'Haftar leaves Moscow without signing',
        summary: '',
        url: 'https://dw.example/a',
        source: 'dw',
        wires: ['DW'],
        language: 'en',
        priority: 'regular',
        published: '2020-01-14T11:31:00.000Z',
        marks: { title: [{ start: 0, end: 6 }] },
        demo: false,
      },
    });
  });
});

describe('AlertStore.followers', () => {
  it('gives each person once, with the rules that matched and their channels together, page by page', async () => {
    const [libya, moscow, other] = [
      await addTopic(storage, 'Libya'),
      await addTopic(storage, 'Moscow'),
      await addTopic(storage, 'Other'),
    ];
    const both = await addFollower(storage, [libya], ['live']);
    await storage.subscriptions.put(both, { ruleId: moscow, channels: ['push'] });
    const one = await addFollower(storage, [moscow], ['live']);
    await addFollower(storage, [other]);
    const story = await keepOne(storage, candidate('a'));
    await match(storage, story, [libya, moscow]);
    const first = await storage.alerts.followers(story.storyId, 1, null, 1);
    expect(first).toEqual([
      {
        personId: both,
        rules: [
          { id: libya, name: 'Libya', settings: RULE_SETTINGS },
          { id: moscow, name: 'Moscow', settings: RULE_SETTINGS },
        ],
        channels: ['live', 'push'],
        told: null,
        preferences: expect.objectContaining({ timeZone: 'UTC' }),
      },
    ]);
    const second = await storage.alerts.followers(story.storyId, 1, both, 10);
    expect(second.map(({ personId, rules }) => [personId, rules.map(({ id }) => id)])).toEqual([
      [one, [moscow]],
    ]);
  });

  it('gives a personal rule to its owner alone', async () => {
    const [owner, other] = [await addFollower(storage, []), await addFollower(storage, [])];
    const rule = await storage.rules.add(
      { name: 'Mine', query: 'x', canonical: 'x', scope: 'personal', owner, settings: RULE_SETTINGS },
      owner,
    );
    for (const person of [owner, other]) {
      await storage.subscriptions.put(person, { ruleId: rule.id, channels: ['live'] });
    }
    const story = await keepOne(storage, candidate('a'));
    await match(storage, story, [rule.id]);
    const followers = await storage.alerts.followers(story.storyId, 1, null, 10);
    expect(followers.map(({ personId }) => personId)).toEqual([owner]);
  });

  it('says what they were told of the thread', async () => {
    const { story, topic } = await aStory();
    await tellAll(story);
    const later = await keepOne(storage, candidate('a', { title: 'More' }));
    await match(storage, later, [topic]);
    const [follower] = await storage.alerts.followers(later.storyId, later.version, null, 10);
    expect(follower?.told).toEqual({ alertId: expect.any(String), version: 1, kind: 'new' });
  });
});

describe('AlertStore.record', () => {
  it('writes the alert to the person and to the log, and a delivery a device', async () => {
    const { story, person, topic, threadId } = await aStory();
    const deliveries = await tellAll(story);
    expect(deliveries).toHaveLength(1);
    const [alert, ...others] = await storage.alerts.list(person, null, 10);
    expect(others).toEqual([]);
    expect(alert).toEqual({
      id: expect.stringMatching(/^\d+$/),
      version: 1,
      cursor: expect.stringMatching(/^\d+$/),
      kind: 'new',
      thread: threadId,
      story: (await matched(story)).story,
      rules: [{ id: topic, name: 'Libya' }],
      wires: ['DW'],
      standing: ['DW'],
      at: expect.any(String),
    });
    const [event] = await storage.events.read('0', 10, [`person:${person}`]);
    expect({ ...(event?.payload as object), cursor: event?.cursor }).toEqual(alert);
  });

  it('does it once, however often and at the same time it is asked', async () => {
    const { story, person } = await aStory();
    const deliveries = await Promise.all(Array.from({ length: 5 }, () => tellAll(story)));
    expect(deliveries.flat()).toHaveLength(1);
    expect(await storage.alerts.list(person, null, 10)).toHaveLength(1);
    expect(await storage.events.read('0', 50, [`person:${person}`])).toHaveLength(1);
  });

  it('counts the versions of one alert on one thread, each an entry after the one before', async () => {
    const { story, topic, person } = await aStory();
    await tellAll(story);
    const later = await keepOne(storage, candidate('a', { title: 'More', kind: 'update' }));
    await match(storage, later, [topic]);
    await tellAll(later, 'update');
    const alerts = await storage.alerts.list(person, null, 10);
    expect(alerts.map(({ version, kind, story: { title } }) => [version, kind, title])).toEqual([
      [1, 'new', 'Haftar leaves Moscow without signing'],
      [2, 'update', 'More'],
    ]);
    expect(new Set(alerts.map(({ id }) => id)).size).toBe(1);
    expect(await storage.alerts.list(person, alerts[0]?.cursor ?? '', 10)).toEqual([alerts[1]]);
    expect(await storage.alerts.list(person, null, 1)).toEqual([alerts[0]]);
  });

  it('marks for each person the words of their own rules only', async () => {
    const [libya, moscow] = [await addTopic(storage, 'Libya'), await addTopic(storage, 'Moscow')];
    const person = await addFollower(storage, [moscow]);
    const story = await keepOne(storage, candidate('a'));
    await place(storage, story);
    await storage.stories.recordMatch(
      {
        ...story,
        rules: [
          { ruleId: libya, ruleVersion: 1, marks: { title: [{ start: 0, end: 6 }] } },
          { ruleId: moscow, ruleVersion: 1, marks: { title: [{ start: 14, end: 20 }] } },
        ],
      },
      { ...story, words: [] },
    );
    await tellAll(story);
    const [alert] = await storage.alerts.list(person, null, 10);
    expect(alert?.story.marks).toEqual({ title: [{ start: 14, end: 20 }] });
  });

  it('makes no delivery for who follows without push', async () => {
    const { story, person } = await aStory(['live']);
    expect(await tellAll(story)).toEqual([]);
    expect(await storage.alerts.list(person, null, 10)).toHaveLength(1);
  });
});

describe('deliveries', () => {
  it('are claimed once until the lease ends', async () => {
    const { story, device, person } = await aStory();
    const ids = await tellAll(story);
    const claims = await Promise.all([1, 2, 3].map(() => storage.alerts.claimDeliveries(ids, soon())));
    const [alert] = await storage.alerts.list(person, null, 1);
    expect(claims.flat()).toEqual([{ id: ids[0], attempts: 0, device, alert }]);
    const past = new Date(Date.now() - 1000);
    await storage.alerts.recordDelivery(ids[0] ?? '', { kind: 'retry', at: past, cause: '500' });
    expect(await storage.alerts.claimDeliveries(ids, past)).toMatchObject([{ attempts: 1 }]);
    expect(await storage.alerts.claimDeliveries(ids, soon())).toMatchObject([{ attempts: 1 }]);
  });

  it.each([{ kind: 'sent' }, { kind: 'failed', cause: '413' }] as const)(
    'are not claimed again once they ended as $kind',
    async (outcome) => {
      const ids = await tellAll((await aStory()).story);
      await storage.alerts.recordDelivery(ids[0] ?? '', outcome);
      expect(await storage.alerts.claimDeliveries(ids, soon())).toEqual([]);
      expect(await storage.alerts.overdueDeliveries(soon(), 10)).toEqual([]);
    },
  );

  it('wait until a retry is due', async () => {
    const ids = await tellAll((await aStory()).story);
    await storage.alerts.recordDelivery(ids[0] ?? '', { kind: 'retry', at: soon(), cause: '429' });
    expect(await storage.alerts.claimDeliveries(ids, soon())).toEqual([]);
    expect(await storage.alerts.overdueDeliveries(new Date(), 10)).toEqual([]);
    expect(await storage.alerts.overdueDeliveries(new Date(Date.now() + 120_000), 10)).toEqual(ids);
  });

  it('forget a device that is gone, with what was on its way to it', async () => {
    const { story, topic, person } = await aStory();
    const first = await tellAll(story);
    const later = await keepOne(storage, candidate('a', { title: 'More' }));
    await match(storage, later, [topic]);
    const second = await tellAll(later);
    await storage.alerts.recordDelivery(first[0] ?? '', { kind: 'gone' });
    expect(await storage.devices.list(person)).toEqual([]);
    expect(await storage.alerts.claimDeliveries(second, soon())).toEqual([]);
    expect(await storage.alerts.overdueDeliveries(new Date(Date.now() + 120_000), 10)).toEqual([]);
  });

  it('that nobody has claimed for long are told to the sweeper', async () => {
    const ids = await tellAll((await aStory()).story);
    expect(await storage.alerts.overdueDeliveries(new Date(Date.now() - 30_000), 10)).toEqual([]);
    expect(await storage.alerts.overdueDeliveries(new Date(Date.now() + 1000), 10)).toEqual(ids);
    await storage.alerts.claimDeliveries(ids, soon());
    expect(await storage.alerts.overdueDeliveries(new Date(Date.now() + 1000), 10)).toEqual([]);
  });
});
