import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DEFAULT_RULE_SETTINGS } from '@app/contracts';
import { RuleStore } from '@app/ports';
import { Client } from 'pg';
import { ApiClient } from '../support/api-client.js';
import { FeedServer } from '../support/feed-server.js';
import { LiveClient } from '../support/live-client.js';
import { runCommand } from '../support/run-command.js';
import { startTestServer } from '../support/test-server.js';
import type { TestServer } from '../support/test-server.js';

const ADA = { email: 'ada@wirewatch.example', password: 'ten characters' };

describe('operations on the command line, while a server runs', () => {
  let server: TestServer;
  beforeAll(async () => {
    server = await startTestServer();
  });
  afterAll(() => server.stop());

  const run = (name: string, ...args: string[]) =>
    runCommand(name, args, { DATABASE_URL: server.databaseUrl });
  const createAda = () =>
    run('create-user', '--email', ADA.email, '--role', 'staff', '--password', ADA.password);

  it('create-user makes an account that can sign in, once', async () => {
    const { code, out } = await createAda();
    expect(code).toBe(0);
    expect(JSON.parse(out[0] ?? '')).toMatchObject({ email: ADA.email, role: 'staff' });
    const client = new ApiClient(server.origin);
    expect(await client.call('signIn', { body: ADA })).toMatchObject({ person: { role: 'staff' } });
    expect(await createAda()).toMatchObject({
      code: 1,
      err: ['There is an account of ada@wirewatch.example already.'],
    });
  });

  it('create-token prints a token that works at once', async () => {
    const { code, out } = await run('create-token', '--email', 'ADA@wirewatch.example');
    expect(code).toBe(0);
    const answer = await fetch(`${server.origin}/api/session`, {
      headers: { authorization: `Bearer ${out[0]}` },
    });
    expect(await answer.json()).toMatchObject({ person: { email: ADA.email } });
    expect(out).toHaveLength(1);
    expect(await run('create-token', '--email', 'nobody@wirewatch.example')).toMatchObject({
      code: 1,
      out: [],
    });
  });

  it('rotate-vapid prints the new public key', async () => {
    const before = await new ApiClient(server.origin).call('getPushKey');
    const { code, out } = await run('rotate-vapid');
    expect(code).toBe(0);
    expect(out[0]).toMatch(/^[A-Za-z0-9_-]{87}$/);
    expect(out[0]).not.toBe(before.publicKey);
  });

  it('import-opml adds feeds, and export-opml gives them again', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'wirewatch-opml-'));
    const file = join(folder, 'feeds.opml');
    const outline =
      '<outline text="Wire" xmlUrl="https://wire.example/feed"/><outline xmlUrl="ftp://wire.example"/>';
    await writeFile(file, `<opml version="2.0"><body>${outline}</body></opml>`);
    expect(await run('import-opml', file)).toMatchObject({
      code: 0,
      out: [
        'added\thttps://wire.example/feed',
        'refused\tftp://wire.example\ta feed address begins with http:// or https://',
      ],
      err: ['1 of 2 feeds added.'],
    });
    expect((await run('export-opml')).out.join('')).toMatch('xmlUrl="https://wire.example/feed"');
    await rm(folder, { recursive: true });
  });

  it('reindex makes stories found again and prints rules anew, while the server works', async () => {
    const rule = await server.app.get(RuleStore, { strict: false }).add(
      {
        name: 'Ferries',
        query: 'ferry  naxos',
        canonical: 'as it was printed before',
        scope: 'topic',
        owner: null,
        settings: DEFAULT_RULE_SETTINGS,
      },
      'test',
    );
    const wire = await FeedServer.start();
    const admin = await server.signInAsAdmin();
    const desk = await LiveClient.watch(server.origin, admin.cookie, ['newsroom']);
    wire.release('world', { guid: '1', title: 'Naxos ferry runs aground', description: '' });
    await admin.call('addFeed', { body: { url: wire.url('world'), name: 'world' } });
    await desk.until((heard) => heard.stories.length === 1);
    desk.close();
    await wire.stop();
    const search = async () =>
      (await admin.call('searchStories', { query: { q: 'ferry Naxos' } })).items.map(({ title }) => title);
    const database = new Client({ connectionString: server.databaseUrl });
    await database.connect();
    await database.query(`UPDATE stories SET words = 'other'::tsvector`);
    await database.end();
    expect(await search()).toEqual([]);

    const { code, err } = await run('reindex');
    expect(code).toBe(0);
    expect(err.at(-1)).toBe('Done: 1 stories and 1 changed rules.');
    expect(await search()).toEqual(['Naxos ferry runs aground']);
    const after = await server.app.get(RuleStore, { strict: false }).get(rule.id);
    expect(after).toMatchObject({ canonical: '(ferry AND naxos)', version: 1 });
    expect((await run('reindex')).err.at(-1)).toBe('Done: 1 stories and 0 changed rules.');
  });

  it.each([
    ['import-opml', [], 'Name one file'],
    ['create-user', ['--email', 'x', '--role', 'staff', '--password', 'ten characters'], '--email: '],
    [
      'create-user',
      ['--email', 'b@example.org', '--role', 'anonymous', '--password', 'ten characters'],
      '--role: ',
    ],
    ['create-user', ['--email', 'b@example.org', '--role', 'staff', '--password', 'short'], '--password: '],
    ['create-user', ['--email', 'b@example.org', '--role', 'staff'], '--password is missing'],
    ['create-token', ['--mail', 'b@example.org'], '--mail'],
    ['create-token', ['b@example.org'], 'b@example.org'],
  ])('%s %j is refused with the reason', async (name, args, reason) => {
    await expect(run(name, ...args)).rejects.toThrow(reason);
  });
});
