import { decideTopicAlert } from '@app/alerting';
import type { Alert } from '@app/contracts';
import type { KeptVersion } from '@app/ports';
import type { Storage } from '@app/storage';
import {
  addDevice,
  addFollower,
  addTopic,
  bringToAll,
  candidate,
  keepOne,
  match,
  place,
  POLICY,
} from '../support/story-fixtures.js';
import { startTestDatabase, type TestDatabase } from '../support/test-database.js';

let database: TestDatabase;
let storage: Storage;
let staff: string;
beforeAll(async () => {
  database = await startTestDatabase();
});
afterAll(() => database.stop());
beforeEach(async () => {
  storage = await database.fresh();
  staff = (await storage.people.add({ email: 'desk@wire.example', role: 'staff', passwordHash: null })).id;
});

const LONG_AGO = { since: new Date(0), decide: decideTopicAlert };
interface Told extends KeptVersion {
  readonly thread: string;
}
/** A version of a story, matched by these topics and brought to everybody. */
async function tell(
  guid: string,
  topics: readonly string[],
  { title = `Report ${guid}`, thread }: { title?: string; thread?: string } = {},
): Promise<Told> {
  const story = await keepOne(storage, candidate(guid, { title, wires: [guid] }));
  const placed = await place(storage, story, thread ?? null);
  await match(storage, story, topics);
  await bringToAll(storage, story);
  await storage.alerts.endFanOut(story.storyId, story.version);
  return { ...story, thread: placed };
}
/** What a person was told: the alert's id, its kind, the headline. */
const heard = async (person: string) =>
  (await storage.alerts.list(person, null, 50)).map(({ id, kind, story }) => [id, kind, story.title]);
const idOf = async (person: string, title: string) =>
  (await storage.alerts.list(person, null, 50)).find(({ story }) => story.title === title)?.id ?? '';

describe('threads that staff merge', () => {
  it('go on under each alert’s own id, and under that of the living thread for who has both', async () => {
    const [libya, moscow] = [await addTopic(storage, 'Libya'), await addTopic(storage, 'Moscow')];
    const both = await addFollower(storage, [libya, moscow]);
    const [first, second] = [await addFollower(storage, [libya]), await addFollower(storage, [moscow])];
    const older = await tell('a', [libya]);
    const younger = await tell('b', [moscow]);
    const before = await Promise.all([both, first, second].map(heard));
    await storage.threads.merge(older.thread, younger.thread, staff);
    expect(await Promise.all([both, first, second].map(heard))).toEqual(before);

    await tell('a', [libya], { title: 'More of a' });
    await tell('b', [moscow], { title: 'More of b' });
    const more = (id: string) => [
      [id, 'update', 'More of a'],
      [id, 'update', 'More of b'],
    ];
    expect((await heard(both)).slice(2)).toEqual(more(await idOf(both, 'Report a')));
    expect((await heard(first)).slice(1)).toEqual(more(await idOf(first, 'Report a')));
    expect((await heard(second)).slice(1)).toEqual(more(await idOf(second, 'Report b')));
    const alerts = await storage.alerts.list(second, null, 50);
    expect(new Set(alerts.map(({ thread }) => thread))).toEqual(new Set([older.thread]));
  });

  it('are one thread in every alert of theirs, however often they were merged, until that is undone', async () => {
    const topic = await addTopic(storage, 'Libya');
    const person = await addFollower(storage, [topic]);
    const [a, b, c] = [await tell('a', [topic]), await tell('b', [topic]), await tell('c', [topic])];
    const threads = async () => (await storage.alerts.list(person, null, 50)).map(({ thread }) => thread);
    expect(await threads()).toEqual([a.thread, b.thread, c.thread]);
    await storage.threads.merge(c.thread, b.thread, staff);
    expect(await threads()).toEqual([a.thread, b.thread, b.thread]);
    const { stories } = await storage.threads.merge(b.thread, a.thread, staff);
    expect(await threads()).toEqual([a.thread, a.thread, a.thread]);
    const replayed = await storage.events.read('0', 50, [`person:${person}`]);
    const alerts = replayed.filter(({ name }) => name === 'alert');
    expect(alerts.map(({ payload }) => (payload as Alert).thread)).toEqual(await threads());
    await storage.threads.split(a.thread, stories, null, staff, LONG_AGO);
    expect(await threads()).toEqual([a.thread, b.thread, b.thread]);
  });

  it('are told at once to the open pages of who has both, as is that it is undone, and to nobody else', async () => {
    const [libya, moscow] = [await addTopic(storage, 'Libya'), await addTopic(storage, 'Moscow')];
    const both = await addFollower(storage, [libya, moscow]);
    const one = await addFollower(storage, [moscow]);
    const [a, b] = [await tell('a', [libya]), await tell('b', [moscow])];
    const rooms = [`person:${both}`, `person:${one}`];
    const regrouped = async () =>
      (await storage.events.read('0', 50, rooms))
        .filter(({ name }) => name === 'regroup')
        .map(({ room, payload }) => ({ room, payload }));
    const { stories } = await storage.threads.merge(b.thread, a.thread, staff);
    const merged = { room: `person:${both}`, payload: { thread: a.thread } };
    expect(await regrouped()).toEqual([merged]);
    await storage.threads.split(a.thread, stories, null, staff, LONG_AGO);
    expect(await regrouped()).toEqual([merged, { room: `person:${both}`, payload: { thread: b.thread } }]);
  });

  it('are muted and heard again as one, by whichever name', async () => {
    const topic = await addTopic(storage, 'Libya');
    const person = await addFollower(storage, [topic]);
    const [a, b] = [await tell('a', [topic]), await tell('b', [topic])];
    await storage.threads.merge(b.thread, a.thread, staff);
    const muted = async () => (await storage.alerts.mutes(person)).map(({ thread }) => thread);
    expect(await storage.alerts.mute(person, b.thread, true)).toBe(true);
    expect(await muted()).toEqual([a.thread]);
    await storage.alerts.mute(person, b.thread, false);
    expect(await muted()).toEqual([]);
    expect(await storage.alerts.mute(person, '999999', true)).toBe(false);
  });

  it('stay muted for who muted either', async () => {
    const topic = await addTopic(storage, 'Libya');
    const person = await addFollower(storage, [topic]);
    const [a, b] = [await tell('a', [topic]), await tell('b', [topic])];
    await storage.alerts.mute(person, b.thread, true);
    await storage.threads.merge(b.thread, a.thread, staff);
    expect((await storage.alerts.mutes(person)).map(({ thread }) => thread)).toEqual([a.thread]);
    await tell('a', [topic], { title: 'More of a' });
    expect(await heard(person)).toHaveLength(2);
  });

  it('give each alert back when that is undone', async () => {
    const [libya, moscow] = [await addTopic(storage, 'Libya'), await addTopic(storage, 'Moscow')];
    const person = await addFollower(storage, [moscow]);
    const older = await tell('a', [libya]);
    const younger = await tell('b', [moscow]);
    const { stories } = await storage.threads.merge(younger.thread, older.thread, staff);
    await storage.threads.split(older.thread, stories, null, staff, LONG_AGO);
    await tell('a', [libya], { title: 'More of a' });
    await tell('b', [moscow], { title: 'More of b' });
    expect(await heard(person)).toMatchObject([
      [expect.anything(), 'new', 'Report b'],
      [expect.anything(), 'update', 'More of b'],
    ]);
  });

  it('are named by the next push of the alert that lives, however often they were merged', async () => {
    const topic = await addTopic(storage, 'Libya');
    const person = await addFollower(storage, [topic]);
    await addDevice(storage, person);
    const a = await tell('a', [topic]);
    const b = await tell('b', [topic]);
    const c = await tell('c', [topic]);
    const idOfB = await idOf(person, 'Report b');
    const idOfC = await idOf(person, 'Report c');
    await storage.threads.merge(c.thread, b.thread, staff);
    const { stories } = await storage.threads.merge(b.thread, a.thread, staff);
    /** What a correction of the first story, which goes at once, names. */
    const named = async (title: string) => {
      const next = await keepOne(storage, candidate('a', { title, wires: ['a'], kind: 'correction' }));
      await place(storage, next);
      await match(storage, next, [topic]);
      const ids = (await bringToAll(storage, next)).map(({ id }) => id);
      const claimed = await storage.alerts.claimDeliveries(ids, new Date(Date.now() + 60_000));
      return claimed.map((delivery) => 'alert' in delivery && delivery.mergedInto);
    };
    expect(await named('Report a, put right')).toEqual([[idOfB, idOfC]]);
    await storage.threads.split(a.thread, stories, null, staff, LONG_AGO);
    expect(await named('Report a, put right again')).toEqual([[]]);
  });

  it('send no silent push of the alert that was closed', async () => {
    const topic = await addTopic(storage, 'Libya');
    const person = await addFollower(storage, [topic]);
    await addDevice(storage, person);
    const a = await tell('a', [topic]);
    const b = await tell('b', [topic]);
    for (const id of await storage.alerts.overdueDeliveries(new Date(Date.now() + 1000), 10)) {
      await storage.alerts.recordDelivery(id, { kind: 'sent' });
    }
    await tell('b2', [topic], { thread: b.thread });
    const waiting = () => storage.alerts.overdueDeliveries(new Date(Date.now() + 11 * 60_000), 10);
    expect(await waiting()).toHaveLength(1);
    await storage.threads.merge(b.thread, a.thread, staff);
    expect(await waiting()).toEqual([]);
  });

  it('keep the name of a room’s alert', async () => {
    const [libya, moscow] = [await addTopic(storage, 'Libya'), await addTopic(storage, 'Moscow')];
    const older = await tell('a', [libya]);
    const younger = await tell('b', [moscow]);
    await storage.threads.merge(younger.thread, older.thread, staff);
    await tell('b', [moscow], { title: 'More of b' });
    const events = await storage.events.read('0', 50, [`topic:${moscow}`]);
    expect(events.map(({ payload }) => payload as Alert)).toMatchObject([
      { id: `topic-${moscow}-${younger.thread}`, version: 1 },
      { id: `topic-${moscow}-${younger.thread}`, version: 2, thread: older.thread },
    ]);
  });

  it('have a fan-out that was under way begin again', async () => {
    const libya = await addTopic(storage, 'Libya');
    const person = await addFollower(storage, [libya]);
    const older = await tell('a', [libya]);
    const story = await keepOne(storage, candidate('b', { title: 'Report b' }));
    const thread = await place(storage, story);
    await match(storage, story, [libya]);
    const cause = await storage.alerts.cause(story.storyId, story.version);
    await storage.threads.merge(thread, older.thread, staff);
    await expect(storage.alerts.bring(cause!, POLICY, null, 10, new Date())).rejects.toThrow('meanwhile');
    await bringToAll(storage, story);
    expect(new Set((await heard(person)).map(([id]) => id)).size).toBe(1);
  });
});

describe('what staff split off', () => {
  it('is new to those who had it as a silent update and follow a rule that matches it, and to nobody else', async () => {
    const [libya, oil] = [await addTopic(storage, 'Libya'), await addTopic(storage, 'Oil')];
    const [silent, other, untold] = [
      await addFollower(storage, [libya, oil]),
      await addFollower(storage, [libya]),
      await addFollower(storage, [oil]),
    ];
    const talks = await tell('a', [libya]);
    const field = await tell('b', [libya, oil], talks);
    const before = await heard(untold);
    expect(await heard(silent)).toMatchObject([
      [expect.anything(), 'new', 'Report a'],
      [expect.anything(), 'update', 'Report b'],
    ]);
    const { again, threadId } = await storage.threads.split(
      talks.thread,
      [field.storyId],
      null,
      staff,
      LONG_AGO,
    );
    expect(again).toEqual([{ storyId: field.storyId, version: 1 }]);
    for (const version of again) await bringToAll(storage, version);
    for (const version of again) await bringToAll(storage, version);
    const told = await storage.alerts.list(silent, null, 50);
    expect(told.map(({ kind, thread, story }) => [kind, thread, story.title])).toEqual([
      ['new', talks.thread, 'Report a'],
      ['update', talks.thread, 'Report b'],
      ['new', threadId, 'Report b'],
    ]);
    // Libya matches it as well.
    expect((await heard(other)).map(([, kind]) => kind)).toEqual(['new', 'update', 'new']);
    expect(await heard(untold)).toEqual(before);
  });

  it('is new in the room of a topic that had it as an update, and goes on where it was new', async () => {
    const [libya, oil] = [await addTopic(storage, 'Libya'), await addTopic(storage, 'Oil')];
    const reader = await addFollower(storage, [oil]);
    const talks = await tell('a', [libya]);
    const field = await tell('b', [libya, oil], talks);
    const [first] = await storage.alerts.list(reader, null, 50);
    const { threadId } = await storage.threads.split(talks.thread, [field.storyId], null, staff, LONG_AGO);
    const room = async (topic: string) =>
      (await storage.events.read('0', 50, [`topic:${topic}`]))
        .map(({ payload }) => payload as Alert)
        .map(({ id, version, kind, thread, story }) => [id, version, kind, thread, story.title]);
    expect(await room(libya)).toEqual([
      [`topic-${libya}-${talks.thread}`, 1, 'new', talks.thread, 'Report a'],
      [`topic-${libya}-${talks.thread}`, 2, 'update', talks.thread, 'Report b'],
      [`topic-${libya}-${threadId}`, 1, 'new', threadId, 'Report b'],
    ]);
    expect(await room(oil)).toEqual([[`topic-${oil}-${talks.thread}`, 1, 'new', talks.thread, 'Report b']]);

    await tell('b', [libya, oil], { title: 'More of b' });
    expect((await room(libya)).at(-1)).toEqual([
      `topic-${libya}-${threadId}`,
      2,
      'update',
      threadId,
      'More of b',
    ]);
    expect((await room(oil)).at(-1)).toEqual([
      `topic-${oil}-${talks.thread}`,
      2,
      'update',
      threadId,
      'More of b',
    ]);
    // Who was told of nothing else goes on with the same alert, too.
    expect((await storage.alerts.list(reader, null, 50)).slice(1)).toMatchObject([
      { id: first!.id, version: 2, kind: 'update', thread: threadId },
    ]);
    const trail = await storage.traces.ofTopic(field.storyId, libya);
    expect(trail).toMatchObject({ kind: 'told', alertId: `topic-${libya}-${threadId}` });
  });

  it('is traced by what it was told as last', async () => {
    const libya = await addTopic(storage, 'Libya');
    const reader = await addFollower(storage, [libya]);
    const talks = await tell('a', [libya]);
    const field = await tell('b', [libya], talks);
    const { again } = await storage.threads.split(talks.thread, [field.storyId], null, staff, LONG_AGO);
    for (const version of again) await bringToAll(storage, version);
    expect(await storage.traces.ofPerson(field.storyId, reader)).toMatchObject({ kind: 'told', as: 'new' });
  });

  it('is news to nobody when it is old', async () => {
    const libya = await addTopic(storage, 'Libya');
    const talks = await tell('a', [libya]);
    const field = await tell('b', [libya], talks);
    const { again } = await storage.threads.split(talks.thread, [field.storyId], null, staff, {
      ...LONG_AGO,
      since: new Date(),
    });
    expect(again).toEqual([]);
  });
});
