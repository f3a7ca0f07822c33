import { DEFAULT_PREFERENCES, WirewatchError } from '@app/contracts';
import type { Storage } from '@app/storage';
import { addTopic } from '../support/story-fixtures.js';
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

const NOW = new Date('2020-01-14T12:00:00.000Z');
const THEN = new Date('2020-02-14T12:00:00.000Z');
const anonymous = () => storage.people.add({ email: null, role: 'anonymous', passwordHash: null });

describe('PersonStore', () => {
  it('knows an account by its address, whatever its case', async () => {
    const person = await storage.people.add({
      email: 'Ana@News.example',
      role: 'admin',
      passwordHash: 'hash',
    });
    expect(await storage.people.findByEmail('ana@news.EXAMPLE')).toEqual({ ...person, passwordHash: 'hash' });
    expect(await storage.people.get(person.id)).toEqual(person);
    await expect(
      storage.people.add({ email: 'ANA@news.example', role: 'staff', passwordHash: null }),
    ).rejects.toMatchObject({ code: 'name-taken' });
    expect(await storage.people.findByEmail('other@news.example')).toBeNull();
  });

  it('makes an account of an anonymous subscriber, who stays who they are', async () => {
    const { id } = await anonymous();
    const account = { email: 'a@b.example', passwordHash: 'hash', role: 'subscriber' } as const;
    expect(await storage.people.register(id, account)).toEqual({
      id,
      email: 'a@b.example',
      role: 'subscriber',
    });
    await expect(storage.people.register(id, account)).rejects.toThrow(WirewatchError);
    const other = await anonymous();
    await expect(storage.people.register(other.id, account)).rejects.toMatchObject({ code: 'name-taken' });
  });

  it('knows whether there is an admin', async () => {
    await anonymous();
    expect(await storage.people.hasAdmin()).toBe(false);
    await storage.people.add({ email: 'a@b.example', role: 'admin', passwordHash: 'hash' });
    expect(await storage.people.hasAdmin()).toBe(true);
  });

  it('finds a person by a session until it ends', async () => {
    const person = await anonymous();
    await storage.people.addSession('s', person.id, THEN);
    expect(await storage.people.findBySession('s', NOW)).toEqual(person);
    expect(await storage.people.findBySession('s', THEN)).toBeNull();
    await storage.people.extendSession('s', new Date(THEN.getTime() + 1));
    expect(await storage.people.findBySession('s', THEN)).toEqual(person);
    await storage.people.removeSession('s');
    expect(await storage.people.findBySession('s', NOW)).toBeNull();
    await storage.people.extendSession('s', THEN);
    expect(await storage.people.findBySession('s', NOW)).toBeNull();
  });

  it('finds a person by a token', async () => {
    const person = await anonymous();
    await storage.people.addToken('t', person.id);
    expect(await storage.people.findByToken('t')).toEqual(person);
    expect(await storage.people.findByToken('u')).toBeNull();
  });

  it('keeps preferences', async () => {
    const { id } = await anonymous();
    expect(await storage.people.preferences(id)).toEqual(DEFAULT_PREFERENCES);
    const preferences = {
      ...DEFAULT_PREFERENCES,
      timeZone: 'Europe/Berlin',
      quietHours: { from: '22:00', to: '07:00' },
      digestAt: ['08:00'],
    };
    await storage.people.setPreferences(id, preferences);
    expect(await storage.people.preferences(id)).toEqual(preferences);
  });
});

describe('SubscriptionStore', () => {
  it('follows, changes channels and unfollows', async () => {
    const [{ id }, topic] = [await anonymous(), await addTopic(storage, 'Libya')];
    await storage.subscriptions.put(id, { ruleId: topic, channels: ['live'] });
    await storage.subscriptions.put(id, { ruleId: topic, channels: ['live', 'push'] });
    expect(await storage.subscriptions.list(id)).toEqual([{ ruleId: topic, channels: ['live', 'push'] }]);
    expect(await storage.subscriptions.remove(id, topic)).toBe(true);
    expect(await storage.subscriptions.remove(id, topic)).toBe(false);
    expect(await storage.subscriptions.list(id)).toEqual([]);
  });

  it('refuses a rule that is not there or was deleted, and does not list one', async () => {
    const [{ id }, topic] = [await anonymous(), await addTopic(storage, 'Libya')];
    await expect(storage.subscriptions.put(id, { ruleId: '999', channels: ['live'] })).rejects.toMatchObject({
      code: 'not-found',
    });
    await storage.subscriptions.put(id, { ruleId: topic, channels: ['live'] });
    await storage.rules.remove(topic, 'x');
    expect(await storage.subscriptions.list(id)).toEqual([]);
    await expect(storage.subscriptions.put(id, { ruleId: topic, channels: ['live'] })).rejects.toMatchObject({
      code: 'not-found',
    });
  });
});

describe('DeviceStore', () => {
  const browser = { endpoint: 'https://push.example/1', keys: { p256dh: 'p', auth: 'a' } };

  it('knows a browser again by its endpoint', async () => {
    const { id } = await anonymous();
    const device = await storage.devices.put(id, browser);
    expect(device).toMatchObject({ ...browser, personId: id });
    const again = await storage.devices.put(id, { ...browser, keys: { p256dh: 'q', auth: 'b' } });
    expect(again).toEqual({ ...device, keys: { p256dh: 'q', auth: 'b' } });
    expect(await storage.devices.list(id)).toEqual([again]);
  });

  it('gives a browser to whoever registers it last, as a new device', async () => {
    const [first, second] = [await anonymous(), await anonymous()];
    const before = await storage.devices.put(first.id, browser);
    const after = await storage.devices.put(second.id, browser);
    expect(after.id).not.toBe(before.id);
    expect(await storage.devices.list(first.id)).toEqual([]);
    expect(await storage.devices.list(second.id)).toEqual([after]);
  });

  it('forgets one by its endpoint, for its owner alone, and one that is gone', async () => {
    const [owner, other] = [await anonymous(), await anonymous()];
    await storage.devices.put(owner.id, browser);
    expect(await storage.devices.removeByEndpoint(other.id, browser.endpoint)).toBe(false);
    expect(await storage.devices.removeByEndpoint(owner.id, browser.endpoint)).toBe(true);
    const { id } = await storage.devices.put(owner.id, browser);
    await storage.devices.removeGone(id);
    expect(await storage.devices.list(owner.id)).toEqual([]);
  });
});

describe('SecretStore', () => {
  it('keeps the first value of many given at once', async () => {
    const kept = await Promise.all(
      ['a', 'b', 'c', 'd'].map((value) => storage.secrets.keepFirst('vapid', value)),
    );
    expect(new Set(kept).size).toBe(1);
    expect(await storage.secrets.get('vapid')).toBe(kept[0]);
  });

  it('sets and removes', async () => {
    await storage.secrets.set('link', 'x');
    await storage.secrets.set('link', 'y');
    expect(await storage.secrets.get('link')).toBe('y');
    expect(await storage.secrets.remove('link')).toBe(true);
    expect(await storage.secrets.remove('link')).toBe(false);
    expect(await storage.secrets.get('link')).toBeNull();
  });
});

describe('Storage.once', () => {
  it('does it once, however many start at once, and again after a failure', async () => {
    let done = 0;
    const seed = () => {
      done += 1;
      return done === 1 ? Promise.reject(new Error('half way')) : Promise.resolve();
    };
    await expect(storage.once('starter', seed)).rejects.toThrow('half way');
    await Promise.all(Array.from({ length: 4 }, () => storage.once('starter', seed)));
    expect(done).toBe(2);
  });
});
