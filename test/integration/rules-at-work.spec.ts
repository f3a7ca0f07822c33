import { DEFAULT_RULE_SETTINGS, type StoryText } from '@app/contracts';
import { RuleStore } from '@app/ports';
import { RuleIndex } from '@app/rules';
import type { Storage } from '@app/storage';
import { LiveRules, RuleDesk } from '@app/topics';
import { becomes } from '../support/becomes.js';
import { candidate } from '../support/story-fixtures.js';
import { startTestDatabase, type TestDatabase } from '../support/test-database.js';

let database: TestDatabase;
let storage: Storage;
let desk: RuleDesk;
const started: LiveRules[] = [];
beforeAll(async () => {
  database = await startTestDatabase();
});
afterAll(() => database.stop());
beforeEach(async () => {
  storage = await database.fresh();
  desk = new RuleDesk(storage.rules);
});
afterEach(async () => {
  jest.restoreAllMocks();
  await Promise.all(started.splice(0).map((rules) => rules.onModuleDestroy()));
});

async function worker(store: RuleStore = storage.rules): Promise<LiveRules> {
  const rules = new LiveRules(store);
  started.push(rules);
  await rules.onModuleInit();
  return rules;
}

const story = (text: Partial<StoryText>): StoryText => candidate('a', text).text;
const ids = (rules: LiveRules, title: string) =>
  rules.match(story({ title })).rules.map(({ ruleId }) => ruleId);
const addTopic = async (query: string) =>
  (await desk.add({ name: query, query, scope: 'topic' }, null, 'test')).id;

/** The real store behind a connection on which no notice comes through. */
function deaf(store: RuleStore): RuleStore {
  return new Proxy(store, {
    get: (target, name) =>
      name === 'onChange'
        ? () => Promise.resolve(() => Promise.resolve())
        : (Reflect.get(target, name) as (...args: unknown[]) => unknown).bind(target),
  });
}

describe('RuleDesk', () => {
  it('saves a rule with its canonical form', async () => {
    const rule = await desk.add({ name: 'Libya', query: 'Libya -oil', scope: 'topic' }, null, 'desk');
    expect(rule).toMatchObject({
      query: 'Libya -oil',
      canonical: '(Libya AND NOT oil)',
      scope: 'topic',
      owner: null,
      settings: DEFAULT_RULE_SETTINGS,
      version: 1,
    });
    const changed = await desk.change(
      rule,
      { query: 'Libya OR Tripoli', settings: { ...DEFAULT_RULE_SETTINGS, minimumWires: 2 } },
      'desk',
    );
    expect(changed).toMatchObject({
      name: 'Libya',
      canonical: '(Libya OR Tripoli)',
      settings: { ...DEFAULT_RULE_SETTINGS, minimumWires: 2 },
      version: 2,
    });
    expect(await desk.change(changed!, { name: 'Tripoli' }, 'desk')).toMatchObject({
      name: 'Tripoli',
      query: 'Libya OR Tripoli',
      settings: { ...DEFAULT_RULE_SETTINGS, minimumWires: 2 },
    });
    expect(await desk.remove(rule.id, 'desk')).toBe(true);
    expect(await desk.remove(rule.id, 'desk')).toBe(false);
  });

  it('refuses a rule with faults and leaves what is saved alone', async () => {
    const refusal = { code: 'invalid-rule', details: [{ code: 'unknown-list' }, { code: 'short-prefix' }] };
    await expect(
      desk.add({ name: 'x', query: '@libya ab*', scope: 'topic' }, null, 'desk'),
    ).rejects.toMatchObject(refusal);
    const rule = await desk.add({ name: 'x', query: 'a', scope: 'topic' }, null, 'desk');
    await expect(desk.change(rule, { query: '@libya ab*' }, 'desk')).rejects.toMatchObject(refusal);
    expect(await storage.rules.get(rule.id)).toEqual(rule);
  });

  it('keeps term lists that rules can write and read', async () => {
    await expect(desk.putList('Two words', ['a'])).rejects.toMatchObject({ code: 'bad-request' });
    await expect(desk.putList('names', ['a', 'b OR'])).rejects.toMatchObject({
      code: 'invalid-rule',
      details: [{ code: 'missing-operand' }],
    });
    await expect(desk.putList('names', ['@names'])).rejects.toMatchObject({ code: 'invalid-rule' });
    expect(await desk.putList('names', ['a', '"b c"'])).toMatchObject({
      name: 'names',
      entries: ['a', '"b c"'],
    });
  });

  it('refuses to change a list so that a rule which names it could not be read', async () => {
    await desk.putList('names', ['a', 'b']);
    await addTopic('@names NEAR/3 c');
    await expect(desk.putList('names', ['a -b'])).rejects.toMatchObject({
      code: 'invalid-rule',
      hint: expect.stringContaining('@names NEAR/3 c'),
      details: [{ code: 'near-operand' }],
    });
    expect(await storage.rules.lists()).toMatchObject([{ entries: ['a', 'b'] }]);
  });

  it('removes a list only when no rule names it', async () => {
    await desk.putList('names', ['a']);
    const id = await addTopic('x @Names');
    await expect(desk.removeList('names')).rejects.toMatchObject({
      code: 'list-in-use',
      hint: 'Change first: "x @Names".',
    });
    await desk.remove(id, 'test');
    expect(await desk.removeList('names')).toBe(true);
    expect(await desk.removeList('names')).toBe(false);
  });
});

describe('LiveRules', () => {
  it('loads every rule at the start and says which match, with marks and words', async () => {
    const truce = await addTopic('truce OR ceasefire');
    await addTopic('oil');
    const live = await worker();
    expect(live.size).toBe(2);
    const { rules, words } = live.match(story({ title: 'Truces hold', body: 'A ceasefire' }));
    expect(rules).toEqual([
      {
        ruleId: truce,
        ruleVersion: 1,
        marks: { title: [{ start: 0, end: 6 }], body: [{ start: 2, end: 11 }] },
      },
    ]);
    expect(words).toEqual(expect.arrayContaining(['truces', 'truce', 'hold', 'ceasefire']));
  });

  it.each([
    ['with notices', (store: RuleStore) => store],
    ['with every notice lost', deaf],
  ])('follows what is saved, changed and removed, %s', async (_, connection) => {
    const [first, second] = await Promise.all([worker(), worker(connection(storage.rules))]);
    const id = await addTopic('truce');
    const both = () => [first, second].map((live) => ids(live, 'Truce'));
    await becomes(both, [[id], [id]]);
    await desk.change((await storage.rules.get(id))!, { query: 'oil' }, 'test');
    await becomes(both, [[], []]);
    expect(first.match(story({ title: 'oil' })).rules).toMatchObject([{ ruleId: id, ruleVersion: 2 }]);
    await desk.remove(id, 'test');
    await becomes(() => [first.size, second.size], [0, 0]);
  });

  it('takes in what was saved before it is asked to, though its notice is late', async () => {
    const live = await worker(deaf(storage.rules));
    const id = await addTopic('truce');
    await live.takeIn();
    expect(ids(live, 'truce')).toEqual([id]);
    await desk.putList('names', ['oil']);
    await desk.change((await storage.rules.get(id))!, { query: '@names' }, 'test');
    await live.takeIn();
    await desk.putList('names', ['gas']);
    await live.takeIn();
    expect([ids(live, 'oil'), ids(live, 'gas')]).toEqual([[], [id]]);
  });

  it('says where it can not take in what was saved, so that the story is tried again', async () => {
    const live = await worker(deaf(storage.rules));
    jest.spyOn(storage.rules, 'changesSince').mockRejectedValue(new Error('connection lost'));
    await live.takeIn();
    await addTopic('truce');
    await expect(live.takeIn()).rejects.toThrow('could not be read');
  });

  it('lets a list that is changed change every rule that names it', async () => {
    await desk.putList('names', ['Haftar']);
    await desk.putList('other', ['oil']);
    const naming = await addTopic('@names truce');
    const other = await addTopic('@other OR gas');
    const live = await worker();
    expect(ids(live, 'Haftar: truce, oil')).toEqual([naming, other]);
    await desk.putList('names', ['Hafter']);
    await becomes(() => ids(live, 'Hafter: truce'), [naming]);
    expect(ids(live, 'Haftar: truce, oil')).toEqual([other]);
    expect(live.match(story({ title: 'Hafter: truce' })).rules[0]?.marks).toEqual({
      title: [
        { start: 0, end: 6 },
        { start: 8, end: 13 },
      ],
    });
  });

  it('sets a rule aside that cannot be read, until it can', async () => {
    const draft = {
      name: 'x',
      canonical: '',
      scope: 'topic',
      owner: null,
      settings: DEFAULT_RULE_SETTINGS,
    } as const;
    const { id } = await storage.rules.add({ ...draft, query: '@late' }, 'test');
    const good = await addTopic('truce');
    const live = await worker();
    expect(live.size).toBe(1);
    expect(ids(live, 'truce')).toEqual([good]);
    await desk.putList('late', ['truce']);
    await becomes(() => ids(live, 'truce'), [id, good]);
  });

  it('goes on with the others where the index fails on a story', async () => {
    const id = await addTopic('truce');
    const live = await worker();
    jest.spyOn(RuleIndex.prototype, 'match').mockImplementationOnce(() => {
      throw new RangeError('out of bounds');
    });
    expect(ids(live, 'truce')).toEqual([id]);
  });

  it('goes on when the database comes back after an outage', async () => {
    const live = await worker();
    const read = jest.spyOn(storage.rules, 'changesSince').mockRejectedValue(new Error('connection lost'));
    // One look at a time: once a look fails, the last that the database answered is over.
    await becomes(() => read.mock.calls.length > 0, true);
    const id = await addTopic('truce');
    const looks = read.mock.calls.length;
    await becomes(() => read.mock.calls.length > looks, true);
    expect(ids(live, 'truce')).toEqual([]);
    read.mockRestore();
    await becomes(() => ids(live, 'truce'), [id]);
  });

  it('applies changes in order, however many notices come while it reads', async () => {
    const live = await worker();
    const id = await addTopic('truce');
    for (let version = 2; version <= 20; version += 1) {
      await desk.change((await storage.rules.get(id))!, { query: `truce w${version}` }, 'test');
    }
    await becomes(() => live.match(story({ title: 'truce w20' })).rules[0]?.ruleVersion, 20);
  });
});
