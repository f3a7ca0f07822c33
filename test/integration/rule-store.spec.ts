import { DEFAULT_RULE_SETTINGS, type RuleDraft } from '@app/contracts';
import type { Storage } from '@app/storage';
import { addTopic, candidate, keepOne, match } from '../support/story-fixtures.js';
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

const TOPIC: RuleDraft = {
  name: 'Libya ceasefire',
  query: 'libya ceasefire',
  canonical: 'libya AND ceasefire',
  scope: 'topic',
  owner: null,
  settings: DEFAULT_RULE_SETTINGS,
};
const addPerson = (email: string | null) =>
  storage.people.add({ email, role: 'subscriber', passwordHash: null });

describe('RuleStore', () => {
  it('adds, changes and removes a rule, and keeps how it read', async () => {
    const editor = await addPerson('editor@desk.example');
    const visitor = await addPerson(null);
    const rule = await storage.rules.add(TOPIC, 'starter');
    expect(rule).toMatchObject({ ...TOPIC, version: 1 });
    const draft = { ...TOPIC, query: 'libya truce', canonical: 'libya AND truce' };
    expect(await storage.rules.change(rule.id, draft, editor.id)).toMatchObject({
      version: 2,
      query: 'libya truce',
    });
    expect(await storage.rules.remove(rule.id, visitor.id)).toBe(true);
    expect(await storage.rules.get(rule.id)).toBeNull();
    expect(await storage.rules.list({})).toEqual([]);
    expect(await storage.rules.change(rule.id, draft, editor.id)).toBeNull();
    expect(await storage.rules.remove(rule.id, editor.id)).toBe(false);
    expect(
      (await storage.rules.versions(rule.id)).map(({ version, query, by }) => [version, query, by]),
    ).toEqual([
      [3, 'libya truce', 'someone without an account'],
      [2, 'libya truce', 'editor@desk.example'],
      [1, 'libya ceasefire', 'starter'],
    ]);
  });

  it('lists by scope and owner', async () => {
    const owner = await addPerson('a@b.example');
    const topic = await storage.rules.add(TOPIC, owner.id);
    const own = await storage.rules.add({ ...TOPIC, scope: 'personal', owner: owner.id }, owner.id);
    const ids = async (filter: Parameters<typeof storage.rules.list>[0]) =>
      (await storage.rules.list(filter)).map(({ id }) => id);
    expect(await ids({})).toEqual([topic.id, own.id]);
    expect(await ids({ scope: 'topic' })).toEqual([topic.id]);
    expect(await ids({ owner: owner.id })).toEqual([own.id]);
  });

  it('counts the threads that a topic alerted on', async () => {
    const topic = await addTopic(storage, 'Libya');
    await match(storage, await keepOne(storage, candidate('a')), [topic]);
    await match(storage, await keepOne(storage, candidate('a', { title: 'More' })), [topic]);
    await match(storage, await keepOne(storage, candidate('b')), [topic]);
    expect(await storage.rules.alertCounts(new Date(Date.now() - 60_000))).toEqual(new Map([[topic, 2]]));
    expect(await storage.rules.alertCounts(new Date(Date.now() + 60_000))).toEqual(new Map());
  });
});

describe('RuleStore.changesSince', () => {
  it('tells a newcomer everything there is', async () => {
    const kept = await storage.rules.add(TOPIC, 'x');
    const gone = await storage.rules.add(TOPIC, 'x');
    await storage.rules.remove(gone.id, 'x');
    const list = await storage.rules.putList('haftar', ['Haftar', 'Hafter']);
    const changes = await storage.rules.changesSince(0);
    expect(changes).toEqual({
      revision: changes.revision,
      rules: [{ id: kept.id, rule: kept }],
      lists: [list],
    });
    expect(await storage.rules.changesSince(changes.revision)).toEqual({
      revision: changes.revision,
      rules: [],
      lists: null,
    });
  });

  it('tells what changed since: rules, deletions, and all lists when one did', async () => {
    const [first, second] = [await storage.rules.add(TOPIC, 'x'), await storage.rules.add(TOPIC, 'x')];
    const haftar = await storage.rules.putList('haftar', ['Haftar']);
    const { revision } = await storage.rules.changesSince(0);
    const changed = await storage.rules.change(first.id, { ...TOPIC, name: 'Libya' }, 'x');
    await storage.rules.remove(second.id, 'x');
    const rules = await storage.rules.changesSince(revision);
    expect(rules.revision).toBeGreaterThan(revision);
    expect(await storage.rules.revision()).toBe(rules.revision);
    expect(rules.rules).toEqual([
      { id: first.id, rule: changed },
      { id: second.id, rule: null },
    ]);
    expect(rules.lists).toBeNull();
    const sarraj = await storage.rules.putList('sarraj', ['Sarraj']);
    const lists = await storage.rules.changesSince(rules.revision);
    expect(lists.lists).toEqual([haftar, sarraj]);
    expect(await storage.rules.revision()).toBe(lists.revision);
    await storage.rules.removeList('haftar');
    expect((await storage.rules.changesSince(rules.revision)).lists).toEqual([sarraj]);
    expect(await storage.rules.removeList('haftar')).toBe(false);
  });

  it('never shows a revision before an older one that many writers draw at once', async () => {
    const seen = new Set<string>();
    let revision = 0;
    const read = async () => {
      const changes = await storage.rules.changesSince(revision);
      revision = changes.revision;
      for (const { id } of changes.rules) seen.add(id);
    };
    const writing = Promise.all(Array.from({ length: 40 }, () => storage.rules.add(TOPIC, 'x')));
    let done = false;
    void writing.then(() => (done = true));
    while (!done) await read();
    await read();
    expect(seen).toEqual(new Set((await writing).map(({ id }) => id)));
  });

  it('gives notice of each change', async () => {
    let heard: () => void = () => undefined;
    const stop = await storage.rules.onChange(() => heard());
    const noticeOf = async <T>(change: () => Promise<T>): Promise<T> => {
      const notice = new Promise<void>((resolve) => (heard = resolve));
      const result = await change();
      await notice;
      return result;
    };
    const rule = await noticeOf(() => storage.rules.add(TOPIC, 'x'));
    await noticeOf(() => storage.rules.change(rule.id, TOPIC, 'x'));
    await noticeOf(() => storage.rules.remove(rule.id, 'x'));
    await noticeOf(() => storage.rules.putList('haftar', ['Haftar']));
    await noticeOf(() => storage.rules.removeList('haftar'));
    await stop();
  });
});
