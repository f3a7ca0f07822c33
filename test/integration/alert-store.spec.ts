import { DEFAULT_RULE_SETTINGS } from '@app/contracts';
import type { AlertCause, ConcernedPerson, KeptVersion } from '@app/ports';
import type { Storage } from '@app/storage';
import {
  addFollower,
  addTopic,
  bringToAll,
  candidate,
  followedStory,
  keepOne,
  match,
  nextVersion,
  place,
  POLICY,
} from '../support/story-fixtures.js';
import { startTestDatabase, type TestDatabase } from '../support/test-database.js';

let database: TestDatabase;
let storage: Storage;
beforeAll(async () => {
  database = await startTestDatabase();
});
afterAll(() => database.stop());
beforeEach(async () => {
  storage = await database.fresh();
});

async function causeOf({ storyId, version }: KeptVersion): Promise<AlertCause> {
  const found = await storage.alerts.cause(storyId, version);
  if (found === null) throw new Error('Not matched');
  return found;
}

/** Brings a story version to all its people and gives the ids of the deliveries. */
const tellAll = async (story: KeptVersion): Promise<string[]> =>
  (await bringToAll(storage, story)).map(({ id }) => id);

/** Whom a story version concerns, as the store tells the policy; nothing is written. */
async function concerned(story: KeptVersion, after: string | null = null, limit = 1000) {
  const people: ConcernedPerson[] = [];
  const decide = (_: AlertCause, person: ConcernedPerson) => {
    people.push(person);
    return { personId: person.personId, silent: true, reason: 'looked at' } as const;
  };
  const { next } = await storage.alerts.bring(
    await causeOf(story),
    { ...POLICY, decide },
    after,
    limit,
    new Date(),
  );
  return { people, next };
}

const aStory = (channels?: readonly ('live' | 'push')[]) => followedStory(storage, channels);

/** A story of AFP and one of dpa about the same event, matched by these topics; gives the second. */
async function sameThread(first: readonly string[], second: readonly string[]) {
  const earlier = await keepOne(storage, candidate('first', { wires: ['AFP'] }));
  const { threadId } = await match(storage, earlier, first);
  const story = await keepOne(storage, candidate('second', { wires: ['dpa'] }));
  await place(storage, story, threadId);
  await match(storage, story, second);
  return { earlier, story, threadId };
}

/** A new topic that this person follows. */
async function follow(person: string, name: string): Promise<string> {
  const topic = await addTopic(storage, name);
  await storage.subscriptions.put(person, { ruleId: topic, channels: ['live', 'push'] });
  return topic;
}

describe('AlertStore.cause', () => {
  it('is null until the story is matched', async () => {
    const story = await keepOne(storage, candidate('a'));
    expect(await storage.alerts.cause(story.storyId, 1)).toBeNull();
    expect(await storage.alerts.cause('999', 1)).toBeNull();
  });

  it('gives the story version and the reports of its thread as they stand', async () => {
    const { story, threadId } = await aStory();
    expect(await causeOf(story)).toEqual({
      storyId: story.storyId,
      version: 1,
      aboutStoryId: story.storyId,
      threadId,
      kind: 'new',
      priority: 'regular',
      revision: null,
      alertable: true,
      late: null,
      at: '2020-01-14T11:31:00.000Z',
      reports: [
        {
          storyId: story.storyId,
          version: 1,
          notice: false,
          reporter: 'DW',
          leansOn: [],
          copyOf: null,
          status: 'standing',
          title: 'Haftar leaves Moscow without signing',
          at: '2020-01-14T11:31:00.000Z',
          facts: expect.objectContaining({ quantities: [] }),
        },
      ],
    });
  });
});

describe('AlertStore.bring, whom it concerns', () => {
  it('gives each person once, with the rules that matched, page by page', async () => {
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
    const first = await concerned(story, null, 1);
    expect(first.people).toMatchObject([
      {
        personId: both,
        rules: [
          { id: libya, name: 'Libya', channels: ['live'], snoozedUntil: null, matchedBefore: false },
          { id: moscow, name: 'Moscow', channels: ['push'] },
        ],
        told: null,
        preferences: { timeZone: 'UTC', budgetPerDay: 12 },
        spentToday: 0,
      },
    ]);
    expect(first.next).toBe(both);
    const second = await concerned(story, both, 10);
    expect(second.people).toMatchObject([{ personId: one, rules: [{ id: moscow }] }]);
    expect(second.next).toBeNull();
  });

  it('gives a personal rule to its owner alone', async () => {
    const [owner, other] = [await addFollower(storage, []), await addFollower(storage, [])];
    const draft = { name: 'Mine', query: 'x', canonical: 'x', scope: 'personal', owner } as const;
    const rule = await storage.rules.add({ ...draft, settings: DEFAULT_RULE_SETTINGS }, owner);
    for (const person of [owner, other]) {
      await storage.subscriptions.put(person, { ruleId: rule.id, channels: ['live'] });
    }
    const story = await keepOne(storage, candidate('a'));
    await match(storage, story, [rule.id]);
    const { people } = await concerned(story);
    expect(people.map(({ personId }) => personId)).toEqual([owner]);
  });

  it('says what they were told of the thread, and by which rules', async () => {
    const { story, topic, person } = await aStory();
    await tellAll(story);
    const later = await nextVersion(storage, [], { title: 'More' });
    const [found] = (await concerned(later)).people;
    expect(found).toMatchObject({
      personId: person,
      rules: [],
      told: {
        alertId: expect.any(String),
        versions: [
          {
            version: 1,
            storyId: story.storyId,
            aboutStoryId: story.storyId,
            kind: 'new',
            priority: 'regular',
            title: 'Haftar leaves Moscow without signing',
            confidence: 'one wire',
            channels: ['live', 'push'],
            sounded: true,
            opened: false,
          },
        ],
        rules: [{ id: topic, name: 'Libya', channels: ['live', 'push'] }],
        endedAt: null,
        muted: false,
        waiting: null,
      },
    });
  });

  it('says when the last of the rules that told it ended', async () => {
    const { story, topic, person } = await aStory();
    await tellAll(story);
    const before = new Date();
    await storage.subscriptions.remove(person, topic);
    const later = await nextVersion(storage, [topic], { title: 'More' });
    const [unfollowed] = (await concerned(later)).people;
    expect(unfollowed?.told?.rules).toMatchObject([{ id: topic, channels: [] }]);
    expect(new Date(unfollowed?.told?.endedAt ?? 0).getTime()).toBeGreaterThanOrEqual(before.getTime() - 1);
    await storage.subscriptions.put(person, { ruleId: topic, channels: ['live'] });
    expect((await concerned(later)).people[0]?.told?.endedAt).toBeNull();
    await storage.rules.remove(topic, 'test');
    expect((await concerned(later)).people[0]?.told?.endedAt).not.toBeNull();
  });

  it('brings who waits for a second wire the report that makes two', async () => {
    const topic = await addTopic(storage, 'Libya', { minimumWires: 2 });
    const person = await addFollower(storage, [topic]);
    const { story } = await sameThread([topic], []);
    const { people } = await concerned(story);
    expect(people).toMatchObject([{ personId: person, rules: [{ id: topic }], told: null }]);
  });

  it('counts what was spent of the budget since midnight there', async () => {
    const { story, person } = await aStory();
    await storage.people.setPreferences(person, { timeZone: 'Asia/Tokyo' });
    const at = (iso: string) => new Date(iso);
    await bringToAll(storage, story, {}, at('2026-03-01T14:30:00Z'));
    const other = await keepOne(storage, candidate('other'));
    await match(storage, other, [await follow(person, 'Other')]);
    const spent = async (now: Date) => {
      let count = -1;
      const decide = (_: AlertCause, { personId, spentToday }: ConcernedPerson) => {
        count = spentToday;
        return { personId, silent: true, reason: 'looked at' } as const;
      };
      await bringToAll(storage, other, { decide }, now);
      return count;
    };
    expect(await spent(at('2026-03-01T14:59:00Z'))).toBe(1);
    expect(await spent(at('2026-03-01T15:00:00Z'))).toBe(0);
  });

  it('leaves out whom a muted thread concerns before it was told, and says so', async () => {
    const { story, person, threadId } = await aStory();
    expect(await storage.alerts.mute(person, threadId, true)).toBe(true);
    expect(await storage.alerts.mute(person, '999', true)).toBe(false);
    expect(await storage.alerts.mutes(person)).toEqual([{ thread: threadId, at: expect.any(String) }]);
    expect(await tellAll(story)).toEqual([]);
    expect(await storage.alerts.list(person, null, 10)).toEqual([]);
  });
});

describe('AlertStore.bring, what it writes', () => {
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
      rules: [{ id: topic, name: 'Libya' }],
      wires: ['DW'],
      standing: ['DW'],
      confidence: 'one wire',
      silent: false,
      note: {},
      reason: 'new, regular: sounds',
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

  it('decides stories of one thread that come at the same time one after the other', async () => {
    const topic = await addTopic(storage, 'Libya');
    const person = await addFollower(storage, [topic]);
    const { earlier, story } = await sameThread([topic], [topic]);
    await Promise.all([tellAll(earlier), tellAll(story)]);
    const alerts = await storage.alerts.list(person, null, 10);
    expect(alerts.map(({ version, kind }) => [version, kind])).toEqual([
      [1, 'new'],
      [2, 'update'],
    ]);
  });

  it('never spends more than the budget, however many stories come at the same time', async () => {
    const topic = await addTopic(storage, 'Libya');
    const person = await addFollower(storage, [topic]);
    await storage.people.setPreferences(person, { budgetPerDay: 3 });
    const stories: KeptVersion[] = [];
    for (let n = 0; n < 8; n += 1) {
      const story = await keepOne(storage, candidate(`s${n}`, { title: `Event ${n}` }));
      await match(storage, story, [topic]);
      stories.push(story);
    }
    await Promise.all(stories.map((story) => tellAll(story)));
    const alerts = await storage.alerts.list(person, null, 10);
    expect(alerts).toHaveLength(8);
    expect(alerts.filter(({ silent }) => !silent)).toHaveLength(3);
  });

  it('counts the versions of one alert on one thread, each an entry after the one before', async () => {
    const { story, topic, person } = await aStory();
    await tellAll(story);
    await tellAll(await nextVersion(storage, [topic], { title: 'More', kind: 'update' }));
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
    await match(storage, story, [libya, moscow], [], (rule) => ({
      title: [rule === libya ? { start: 0, end: 6 } : { start: 14, end: 20 }],
    }));
    await tellAll(story);
    const [alert] = await storage.alerts.list(person, null, 10);
    expect(alert?.story.marks).toEqual({ title: [{ start: 14, end: 20 }] });
  });

  it('makes no delivery for who follows without push', async () => {
    const { story, person } = await aStory(['live']);
    expect(await tellAll(story)).toEqual([]);
    expect(await storage.alerts.list(person, null, 10)).toHaveLength(1);
  });

  it('remembers which versions were opened, and those before', async () => {
    const { story, person, topic } = await aStory();
    await tellAll(story);
    await tellAll(await nextVersion(storage, [topic], { title: 'More' }));
    const [alert] = await storage.alerts.list(person, null, 1);
    const stranger = await addFollower(storage, []);
    expect(await storage.alerts.markOpened(stranger, alert!.id, 1, new Date())).toBe(false);
    expect(await storage.alerts.markOpened(person, alert!.id, 3, new Date())).toBe(false);
    expect(await storage.alerts.markOpened(person, alert!.id, 1, new Date())).toBe(true);
    const later = await nextVersion(storage, [topic], { title: 'Even more' });
    const opened = (await concerned(later)).people[0]?.told?.versions.map((version) => version.opened);
    expect(opened).toEqual([true, false]);
  });
});
