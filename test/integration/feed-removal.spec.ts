import type { Storage } from '@app/storage';
import { candidate, harvest } from '../support/story-fixtures.js';
import { startTestDatabase, type TestDatabase } from '../support/test-database.js';

const STORIES = 200;
const ROUNDS = 8;

describe('a feed that is removed during its own poll', () => {
  let database: TestDatabase;
  let storage: Storage;
  beforeAll(async () => {
    database = await startTestDatabase();
    storage = await database.fresh();
  });
  afterAll(() => database.stop());

  const items = (round: number, title: string) =>
    Array.from({ length: STORIES }, (_, n) => candidate(`r${round}-${n}`, { title: `${title} ${n}` }));

  it('goes, and what the poll brings is kept, whichever comes first', async () => {
    for (let round = 0; round < ROUNDS; round++) {
      const { id } = await storage.feeds.add({ name: `wire-${round}`, url: `https://wire.example/${round}` });
      await storage.stories.keep(harvest(id, ...items(round, 'First')));
      const twin = await storage.feeds.add({ name: `twin-${round}`, url: `https://wire.example/t${round}` });
      // In the order contrary to that in which the stories lie.
      const changed = items(round, 'Second').reverse();
      const [first, second, removed] = await Promise.all([
        storage.stories.keep(harvest(id, ...changed.slice(0, STORIES / 2))),
        storage.stories.keep(harvest(twin.id, ...changed.slice(STORIES / 2))),
        storage.feeds.remove(id),
      ]);
      expect(removed).toBe(true);
      expect(first.changed.length + second.changed.length).toBe(STORIES);
      expect(await storage.feeds.get(id)).toBeNull();
    }
  });
});
