import { ApiClient, ApiFailure } from '../support/api-client.js';
import { FeedServer } from '../support/feed-server.js';
import { LiveClient } from '../support/live-client.js';
import { startTestServer } from '../support/test-server.js';
import type { TestServer } from '../support/test-server.js';

const errorOf = (call: Promise<unknown>) =>
  call.then(
    () => null,
    (error: unknown) => (error instanceof ApiFailure ? error.body : error),
  );

describe('feeds, rules and stories over the API', () => {
  let server: TestServer;
  let wire: FeedServer;
  let admin: ApiClient;
  beforeAll(async () => {
    [server, wire] = await Promise.all([startTestServer(), FeedServer.start()]);
    admin = await server.signInAsAdmin();
  });
  afterAll(async () => {
    await server.stop();
    await wire.stop();
  });

  const visitor = () => new ApiClient(server.origin);
  const addFeed = (name: string) => admin.call('addFeed', { body: { name, url: wire.url(name) } });

  describe('feeds', () => {
    it('are added, changed and removed, each name and address once', async () => {
      const feed = await addFeed('first');
      expect(feed).toMatchObject({ name: 'first', state: 'active', failures: 0 });
      expect(await errorOf(addFeed('first'))).toMatchObject({ code: 'name-taken' });
      const body = { name: 'second', url: wire.url('first') };
      expect(await errorOf(admin.call('addFeed', { body }))).toMatchObject({ code: 'address-taken' });
      const params = { id: feed.id };
      const changed = await admin.call('changeFeed', { params, body: { title: 'First', state: 'paused' } });
      expect(changed).toMatchObject({ id: feed.id, title: 'First', state: 'paused' });
      expect((await admin.call('listFeeds')).items.map(({ name }) => name)).toContain('first');
      await admin.call('removeFeed', { params });
      expect(await errorOf(admin.call('getFeed', { params }))).toMatchObject({ code: 'not-found' });
    });

    it('are polled on demand, answered when the items are kept', async () => {
      wire.release('polled', { guid: 'a', title: 'Ferry runs aground off Naxos', description: 'All safe.' });
      const { id } = await addFeed('polled');
      const first = await admin.call('pollFeed', { params: { id } });
      expect(first.kept + (await admin.call('pollFeed', { params: { id } })).kept).toBeLessThanOrEqual(1);
      wire.release('polled', { guid: 'b', title: 'Ferry freed off Naxos', description: 'It sails again.' });
      expect(await admin.call('pollFeed', { params: { id } })).toMatchObject({
        outcome: 'new-items',
        kept: 1,
      });
      const desk = await LiveClient.watch(server.origin, admin.cookie, ['newsroom'], '0');
      await desk.until(({ stories }) => stories.some(({ title }) => title === 'Ferry freed off Naxos'));
      desk.close();
      const { items } = await visitor().call('searchStories', { query: { q: 'ferry Naxos freed' } });
      expect(items).toMatchObject([{ title: 'Ferry freed off Naxos', source: 'polled' }]);
    });

    it('that fail say why, also when polled on demand', async () => {
      const feed = await admin.call('addFeed', { body: { name: 'gone', url: `${wire.url('x')}/nowhere` } });
      const answer = await admin.call('pollFeed', { params: { id: feed.id } });
      expect(answer).toMatchObject({ outcome: 'failed', error: { status: 404 } });
      expect(await admin.call('getFeed', { params: { id: feed.id } })).toMatchObject({
        lastError: { status: 404, message: expect.any(String) },
      });
    });
  });

  describe('lists of feeds', () => {
    const outline = (url: string, title: string) => `<outline type="rss" text="${title}" xmlUrl="${url}"/>`;
    const opml = (...outlines: string[]) =>
      `<?xml version="1.0"?><opml version="2.0"><head/><body>${outlines.join('')}</body></opml>`;

    it('come in as OPML, each feed once, and what can’t be taken is told', async () => {
      const one = outline(wire.url('from-opml'), 'One');
      const document = opml(one, one, outline('ftp://wire.example/feed', 'Old'));
      expect(await admin.call('importOpml', { body: { opml: document } })).toEqual({
        added: 1,
        problems: [],
        lines: [
          { url: wire.url('from-opml'), title: 'One', folder: [], outcome: 'added' },
          { url: wire.url('from-opml'), title: 'One', folder: [], outcome: 'present' },
          {
            url: 'ftp://wire.example/feed',
            title: 'Old',
            folder: [],
            outcome: 'refused',
            reason: 'a feed address begins with http:// or https://',
          },
        ],
      });
    });

    it('come in as the document itself and go out as one that comes in again', async () => {
      const send = (body: string) =>
        fetch(`${server.origin}/api/feeds/opml`, {
          method: 'POST',
          headers: { 'content-type': 'text/x-opml', cookie: admin.cookie, origin: server.origin },
          body,
        });
      const answer = await send(opml(outline(wire.url('as-document'), 'Ships & harbours')));
      expect(answer.status).toBe(200);
      expect(await answer.json()).toMatchObject({ added: 1 });
      const exported = await fetch(`${server.origin}/api/feeds/opml`, { headers: { cookie: admin.cookie } });
      expect(exported.headers.get('content-type')).toBe('text/x-opml; charset=utf-8');
      const text = await exported.text();
      expect(text).toMatch('Ships &amp; harbours');
      const again = (await (await send(text)).json()) as { lines: { outcome: string }[] };
      expect(new Set(again.lines.map(({ outcome }) => outcome))).toEqual(new Set(['present']));
      expect(await (await send('<html/>')).json()).toMatchObject({ code: 'bad-request' });
    });

    it('keep their folders and what else the list says of each feed, and go out as they came', async () => {
      const said =
        'type="atom" category="/Ports" xmlns:x="https://reader.example/ns" x:star="yes" htmlUrl="https://ports.example/"';
      const inFolder = (url: string) =>
        `<outline text="World"><outline text="Ports &amp; seas"><outline text="Harbours" ${said} xmlUrl="${url}"/></outline></outline>`;
      const url = wire.url('in-folder');
      const report = await admin.call('importOpml', {
        body: {
          opml: opml(inFolder(url), inFolder(wire.url('from-opml')), '<outline type="rss" text="Lost"/>'),
        },
      });
      expect(report.lines).toMatchObject([
        { url, folder: ['World', 'Ports & seas'], outcome: 'added' },
        { outcome: 'present', reason: 'it is in the folder World / Ports & seas now' },
        { title: 'Lost', outcome: 'refused', reason: 'the document does not say where this feed is' },
      ]);
      const feed = (await admin.call('listFeeds')).items.find((each) => each.url === url);
      expect(feed?.folder).toEqual(['World', 'Ports & seas']);
      const exported = await (
        await fetch(`${server.origin}/api/feeds/opml`, { headers: { cookie: admin.cookie } })
      ).text();
      expect(exported).toMatch(
        /<outline text="World" title="World">\s*<outline text="Ports &amp; seas" title="Ports &amp; seas">/,
      );
      expect(exported).toContain(
        `<outline type="atom" text="Harbours" title="Harbours" xmlUrl="${url}" category="/Ports" xmlns:x="https://reader.example/ns" x:star="yes" htmlUrl="https://ports.example/"/>`,
      );
      for (const { id } of (await admin.call('listFeeds')).items.filter(({ folder }) => folder.length > 0)) {
        await admin.call('removeFeed', { params: { id } });
      }
      await admin.call('importOpml', { body: { opml: exported } });
      const again = await fetch(`${server.origin}/api/feeds/opml`, { headers: { cookie: admin.cookie } });
      const withoutDate = (text: string) => text.replace(/<dateCreated>.*<\/dateCreated>/, '');
      expect(withoutDate(await again.text())).toBe(withoutDate(exported));
    });

    it('are found at an address', async () => {
      const discover = (url: string) => admin.call('discoverFeeds', { body: { url } });
      expect((await discover(wire.url('polled'))).items).toMatchObject([
        { url: wire.url('polled'), format: 'rss' },
      ]);
      expect(await errorOf(discover('http://10.0.0.1/'))).toMatchObject({
        code: 'unreachable-address',
        message: 'This address could not be read.',
        hint: '10.0.0.1 is at a private address, which may not be reached.',
        details: { code: 'private-address' },
      });
    });
  });

  describe('rules', () => {
    const draft = { name: 'Ferries', query: 'ferry AND Naxos' };

    it('of a visitor are their own and nobody else’s', async () => {
      const owner = visitor();
      const rule = await owner.call('addRule', { body: { ...draft, scope: 'personal' } });
      expect(rule).toMatchObject({ ...draft, scope: 'personal', version: 1 });
      expect((await owner.call('listRules')).items).toEqual([rule]);
      expect((await owner.call('listSubscriptions')).items).toEqual([
        { ruleId: rule.id, channels: ['live', 'push'] },
      ]);
      const params = { id: rule.id };
      const changed = await owner.call('changeRule', { params, body: { query: 'ferry' } });
      expect(changed).toMatchObject({ query: 'ferry', version: 2 });
      expect((await owner.call('listRuleVersions', { params })).items).toHaveLength(2);
      for (const other of [visitor(), admin]) {
        expect(await errorOf(other.call('changeRule', { params, body: { query: 'x' } }))).toMatchObject({
          code: other === admin ? 'not-found' : 'not-signed-in',
        });
      }
      await owner.call('removeRule', { params });
      expect(await errorOf(owner.call('getRule', { params }))).toMatchObject({ code: 'not-found' });
    });

    it('that are topics belong to the admins', async () => {
      const topic = { ...draft, name: 'Topic', scope: 'topic' } as const;
      expect(await errorOf(visitor().call('addRule', { body: topic }))).toMatchObject({
        code: 'not-signed-in',
      });
      const reader = visitor();
      await reader.call('changePreferences', { body: {} });
      expect(await errorOf(reader.call('addRule', { body: topic }))).toMatchObject({ code: 'forbidden' });
      const { id } = await admin.call('addRule', { body: topic });
      expect(await reader.call('getRule', { params: { id } })).toMatchObject({ name: 'Topic' });
      expect(await errorOf(reader.call('removeRule', { params: { id } }))).toMatchObject({
        code: 'forbidden',
      });
      expect((await reader.call('listTopics')).items.map(({ name }) => name)).toContain('Topic');
    });

    it('that don’t parse are refused with every fault and nothing is saved', async () => {
      const owner = visitor();
      const { id } = await owner.call('addRule', { body: { ...draft, scope: 'personal' } });
      const body = { query: 'ferry AND (Naxos' };
      expect(await errorOf(owner.call('changeRule', { params: { id }, body }))).toMatchObject({
        code: 'invalid-rule',
        details: [{ code: 'unclosed-bracket', start: expect.any(Number), hint: expect.any(String) }],
      });
      expect(await owner.call('getRule', { params: { id } })).toMatchObject({
        query: draft.query,
        version: 1,
      });
    });

    it('are tried out before they are saved', async () => {
      const client = visitor();
      const good = await client.call('checkRule', { body: { query: 'ferry Naxos', days: 2 } });
      expect(good).toMatchObject({ errors: [], backtest: { days: 2 } });
      expect(good.backtest?.examples[0]).toMatchObject({
        source: 'polled',
        marks: { title: expect.any(Array) },
      });
      const bad = await client.call('checkRule', { body: { query: '"ferry' } });
      expect(bad).toMatchObject({ errors: [{ code: 'unclosed-quote' }], backtest: null });
      expect(client.cookie).toBe('');
    });

    it('may name term lists, which stay while they are named', async () => {
      await admin.call('putTermList', { params: { name: 'islands' }, body: { entries: ['Naxos', 'Paros'] } });
      const { id } = await admin.call('addRule', { body: { name: 'I', query: '@islands', scope: 'topic' } });
      const remove = () => errorOf(admin.call('removeTermList', { params: { name: 'islands' } }));
      expect(await remove()).toMatchObject({ code: 'list-in-use' });
      await admin.call('removeRule', { params: { id } });
      expect(await remove()).toBeNull();
      expect((await admin.call('listTermLists')).items).toEqual([]);
    });
  });

  describe('stories', () => {
    it('are searched newest first, page by page, with the matched words marked', async () => {
      const client = visitor();
      const first = await client.call('searchStories', { query: { q: 'Naxos', limit: 1 } });
      expect(first.items).toHaveLength(1);
      expect(first.items[0]?.marks?.title).toHaveLength(1);
      const rest = await client.call('searchStories', {
        query: { q: 'Naxos', limit: 1, ...(first.next === undefined ? {} : { before: first.next }) },
      });
      expect(rest.items[0]?.id).not.toBe(first.items[0]?.id);
    });

    it('are read whole, with their thread once it is known', async () => {
      const client = visitor();
      const { items } = await client.call('searchStories', { query: { q: 'Naxos freed' } });
      const params = { id: items[0]?.id ?? '' };
      expect(await client.call('getStory', { params })).toMatchObject({
        summary: 'It sails again.',
        body: '',
      });
      expect(await errorOf(client.call('getThread', { params: { id: '99999' } }))).toMatchObject({
        code: 'not-found',
      });
    });

    it('are not found by a query that does not parse, or after a cursor that is none', async () => {
      const search = (query: { q?: string; before?: string }) =>
        errorOf(visitor().call('searchStories', { query }));
      expect(await search({ q: '(' })).toMatchObject({ code: 'invalid-rule' });
      expect(await search({ before: 'yesterday' })).toMatchObject({ code: 'bad-cursor' });
    });
  });
});
