import type { AlertCause, AlertVerdict, ConcernedPerson, KeptVersion } from '@app/ports';
import type { Storage } from '@app/storage';
import { Client } from 'pg';
import {
  bringToAll,
  candidate,
  followedStory,
  keepOne,
  match,
  nextVersion,
  POLICY,
} from '../support/story-fixtures.js';
import { openStorage, startTestDatabase, type TestDatabase } from '../support/test-database.js';

let database: TestDatabase;
let storage: Storage;
let client: Client;
beforeAll(async () => {
  database = await startTestDatabase();
});
afterAll(() => database.stop());
beforeEach(async () => {
  const url = await database.freshUrl();
  storage = await openStorage(url);
  client = new Client({ connectionString: url });
  await client.connect();
});
afterEach(async () => {
  await client.end();
  await storage.close();
});

const soon = () => new Date(Date.now() + 60_000);

/** Brings a story version to all its people and gives the ids of the deliveries. */
const tellAll = async (story: KeptVersion): Promise<string[]> =>
  (await bringToAll(storage, story)).map(({ id }) => id);

/** A policy that carries every alert in one way. */
const carrying = (carriage: AlertVerdict['carriage'], over: Partial<AlertVerdict> = {}) => ({
  decide: (cause: AlertCause, person: ConcernedPerson, now: Date) => {
    const decided = POLICY.decide(cause, person, now);
    return 'silent' in decided ? decided : { ...decided, carriage, ...over };
  },
});

/** The states of all deliveries, in the order in which they were made. */
const states = async () =>
  (await client.query<{ state: string }>('SELECT state FROM deliveries ORDER BY id')).rows.map(
    ({ state }) => state,
  );

describe('silent updates', () => {
  const gathered = carrying({ kind: 'gathered' }, { channels: ['push'] });

  it('are gathered, and the last one goes', async () => {
    const { story, topic } = await followedStory(storage);
    const first = await tellAll(story);
    await storage.alerts.recordDelivery(first[0] ?? '', { kind: 'sent' });
    const now = new Date();
    const second = await bringToAll(
      storage,
      await nextVersion(storage, [topic], { title: 'More' }),
      gathered,
      now,
    );
    const third = await bringToAll(
      storage,
      await nextVersion(storage, [topic], { title: 'Most' }),
      gathered,
      now,
    );
    const due = third.map(({ dueAt }) => Date.parse(dueAt) - now.getTime());
    expect(due).toEqual([expect.closeTo(600_000, -4)]);
    expect(second[0]?.dueAt).toBe(third[0]?.dueAt);
    expect(await states()).toEqual(['sent', 'superseded', 'pending']);
  });

  it('come with what the device shows, so that the same text is not sent again', async () => {
    const { story, topic } = await followedStory(storage);
    const first = await tellAll(story);
    await storage.alerts.recordDelivery(first[0] ?? '', { kind: 'sent' });
    const at = (policy: typeof gathered) => ({
      ...policy,
      gatherAt: (_: unknown, __: unknown, now: Date) => now,
    });
    const [delivery] = await bringToAll(
      storage,
      await nextVersion(storage, [topic], { title: 'More' }),
      at(gathered),
      new Date(Date.now() - 1000),
    );
    const [claimed] = await storage.alerts.claimDeliveries([delivery?.id ?? ''], soon());
    expect(claimed).toMatchObject({
      alert: { version: 2, silent: true, story: { title: 'More' } },
      shown: { version: 1, story: { title: 'Haftar leaves Moscow without signing' } },
    });
    await storage.alerts.recordDelivery(delivery?.id ?? '', { kind: 'unchanged' });
    expect(await states()).toEqual(['sent', 'unchanged']);
  });

  it('take over the sound of a version that was not sent yet', async () => {
    const { story, topic } = await followedStory(storage);
    await tellAll(story);
    const [delivery] = await bringToAll(
      storage,
      await nextVersion(storage, [topic], { title: 'More' }),
      gathered,
    );
    expect(await states()).toEqual(['superseded', 'pending']);
    const [claimed] = await storage.alerts.claimDeliveries([delivery?.id ?? ''], soon());
    expect(claimed).toMatchObject({ alert: { version: 2, silent: false } });
    expect(claimed).not.toHaveProperty('shown');
  });
});

describe('deliveries', () => {
  it('are claimed once until the lease ends', async () => {
    const { story, device, person } = await followedStory(storage);
    const ids = await tellAll(story);
    const claims = await Promise.all([1, 2, 3].map(() => storage.alerts.claimDeliveries(ids, soon())));
    const [alert] = await storage.alerts.list(person, null, 1);
    expect(claims.flat()).toEqual([
      { id: ids[0], attempts: 0, device, alert, timeZone: 'UTC', mergedInto: [] },
    ]);
    const past = new Date(Date.now() - 1000);
    await storage.alerts.recordDelivery(ids[0] ?? '', { kind: 'retry', at: past, cause: '500' });
    expect(await storage.alerts.claimDeliveries(ids, past)).toMatchObject([{ attempts: 1 }]);
    expect(await storage.alerts.claimDeliveries(ids, soon())).toMatchObject([{ attempts: 1 }]);
  });

  it.each([{ kind: 'sent' }, { kind: 'failed', cause: '413' }] as const)(
    'are not claimed again once they ended as $kind',
    async (outcome) => {
      const ids = await tellAll((await followedStory(storage)).story);
      await storage.alerts.recordDelivery(ids[0] ?? '', outcome);
      expect(await storage.alerts.claimDeliveries(ids, soon())).toEqual([]);
      expect(await storage.alerts.overdueDeliveries(soon(), 10)).toEqual([]);
    },
  );

  it('wait until a retry is due', async () => {
    const ids = await tellAll((await followedStory(storage)).story);
    await storage.alerts.recordDelivery(ids[0] ?? '', { kind: 'retry', at: soon(), cause: '429' });
    expect(await storage.alerts.claimDeliveries(ids, soon())).toEqual([]);
    expect(await storage.alerts.overdueDeliveries(new Date(), 10)).toEqual([]);
    expect(await storage.alerts.overdueDeliveries(new Date(Date.now() + 120_000), 10)).toEqual(ids);
  });

  it('forget a device that is gone, with what was on its way to it', async () => {
    const { story, topic, person } = await followedStory(storage);
    const first = await tellAll(story);
    await storage.alerts.claimDeliveries(first, soon());
    const later = await keepOne(storage, candidate('a', { title: 'More' }));
    await match(storage, later, [topic]);
    const second = await tellAll(later);
    await storage.alerts.recordDelivery(first[0] ?? '', { kind: 'gone' });
    expect(await storage.devices.list(person)).toEqual([]);
    expect(await storage.alerts.claimDeliveries(second, soon())).toEqual([]);
    expect(await storage.alerts.overdueDeliveries(new Date(Date.now() + 120_000), 10)).toEqual([]);
  });

  it('that nobody has claimed for long are told to the sweeper', async () => {
    const ids = await tellAll((await followedStory(storage)).story);
    expect(await storage.alerts.overdueDeliveries(new Date(Date.now() - 30_000), 10)).toEqual([]);
    expect(await storage.alerts.overdueDeliveries(new Date(Date.now() + 1000), 10)).toEqual(ids);
    await storage.alerts.claimDeliveries(ids, soon());
    expect(await storage.alerts.overdueDeliveries(new Date(Date.now() + 1000), 10)).toEqual([]);
  });
});
