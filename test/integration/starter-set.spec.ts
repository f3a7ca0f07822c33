import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { FeedStore, RuleStore } from '@app/ports';
import { loadSettings } from '@app/settings';
import { start } from '../../apps/server/src/start.js';
import { startTestDatabase } from '../support/test-database.js';
import type { TestDatabase } from '../support/test-database.js';

const SET = `
feeds:
  - { name: demo, url: 'demo:wire', title: Demo wire, wire: demo }
  - { name: dw, url: 'https://127.0.0.1:9/dw', title: DW }
topics:
  - { name: Ferries, query: 'ferry @islands' }
lists:
  islands: [Naxos, Paros]
`;

describe('the starter set', () => {
  let database: TestDatabase;
  let folder: string;
  let file: string;
  beforeAll(async () => {
    database = await startTestDatabase();
    folder = await mkdtemp(join(tmpdir(), 'wirewatch-starter-'));
    file = join(folder, 'starter.yaml');
    await writeFile(file, SET);
  });
  afterAll(async () => {
    await database.stop();
    await rm(folder, { recursive: true });
  });

  /** What one start leaves in the database. */
  const startOn = async (
    url: string,
    env: Record<string, string> = {},
    change?: (feeds: FeedStore) => Promise<void>,
  ) => {
    const settings = loadSettings({ PORT: '0', ROLES: 'gateway', DATABASE_URL: url, STARTER: file, ...env });
    const { app } = await start(settings);
    try {
      const feeds = app.get(FeedStore, { strict: false });
      const rules = app.get(RuleStore, { strict: false });
      const found = {
        feeds: Object.fromEntries((await feeds.list()).map(({ name, state }) => [name, state])),
        topics: (await rules.list({ scope: 'topic' })).map(({ name }) => name),
        lists: (await rules.lists()).map(({ name }) => name),
      };
      await change?.(feeds);
      return found;
    } finally {
      await app.close();
    }
  };
  const WHOLE = { feeds: { demo: 'active', dw: 'active' }, topics: ['Ferries'], lists: ['islands'] };

  it('is put in by the first start, also when several start at once', async () => {
    const url = await database.freshUrl();
    const found = await Promise.all([startOn(url), startOn(url), startOn(url)]);
    expect(found).toEqual([WHOLE, WHOLE, WHOLE]);
  });

  it('is not put in again: what was removed stays away', async () => {
    const url = await database.freshUrl();
    await startOn(url, {}, async (feeds) => {
      for (const { id } of await feeds.list()) await feeds.remove(id);
    });
    expect(await startOn(url)).toEqual({ ...WHOLE, feeds: {} });
  });

  it('leaves the demo wire out where it is off', async () => {
    const found = await startOn(await database.freshUrl(), { DEMO_WIRE: 'off' });
    expect(found.feeds).toEqual({ dw: 'active' });
  });

  it('pauses the demo wire once the public reads, and lets it speak again', async () => {
    const url = await database.freshUrl();
    await startOn(url);
    const inPublic = await startOn(url, { PUBLIC_URL: 'https://alerts.example.org' });
    expect(inPublic.feeds).toEqual({ demo: 'paused', dw: 'active' });
    expect((await startOn(url)).feeds).toEqual({ demo: 'active', dw: 'active' });
  });

  it('does not let a demo wire speak that an admin has paused', async () => {
    const url = await database.freshUrl();
    await startOn(url, {}, async (feeds) => {
      for (const { id, name } of await feeds.list()) {
        if (name === 'demo') await feeds.change(id, { state: 'paused' });
      }
    });
    await startOn(url, { DEMO_WIRE: 'off' });
    expect((await startOn(url)).feeds).toEqual({ demo: 'paused', dw: 'active' });
  });

  it('with a fault stops the start, says where, and is put in once it is mended', async () => {
    const url = await database.freshUrl();
    const bad = join(folder, 'bad.yaml');
    await writeFile(bad, SET.replace('ferry @islands', 'ferry ('));
    await expect(startOn(url, { STARTER: bad })).rejects.toThrow(
      /^STARTER: the topic "Ferries" can't be saved: /,
    );
    expect(await startOn(url)).toEqual(WHOLE);
  });
});
