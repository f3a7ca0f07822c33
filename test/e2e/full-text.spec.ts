import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { startDeployment, type Deployment } from '../support/deployment.js';
import type { ApiClient } from '../support/api-client.js';
import { FeedServer } from '../support/feed-server.js';
import { LiveClient } from '../support/live-client.js';

const SENTENCE = 'The lighthouse keeper said that the ships would wait until the wind had turned. ';
const page = (title: string) => `<!doctype html><html><head><title>${title}</title></head>
<body><nav><a href="/">Home</a></nav><article><h1>${title}</h1>${`<p>${SENTENCE.repeat(3)}</p>`.repeat(5)}
<p>kb/rt (AFP, Reuters)</p></article><aside>Subscribe to our newsletter</aside></body></html>`;

/** A publisher's site: all articles are open but those below /closed/ (robots.txt) and /slow/ (never answered, as /once/ from the second time on). */
async function startSite(): Promise<{ origin: string; stop(): Promise<void> }> {
  const asked = new Set<string>();
  const server: Server = createServer((request, response) => {
    const { url = '/' } = request;
    if (url === '/robots.txt') {
      response.end('User-agent: *\nDisallow: /closed/');
    } else if (!url.startsWith('/slow/') && !(url.startsWith('/once/') && asked.has(url))) {
      asked.add(url);
      response.writeHead(200, { 'Content-Type': 'text/html' }).end(page(url));
    }
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    async stop() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

describe('a feed whose articles are fetched', () => {
  let deployment: Deployment;
  let wire: FeedServer;
  let site: Awaited<ReturnType<typeof startSite>>;
  let admin: ApiClient;
  let socket: LiveClient;
  let feedId: string;

  beforeAll(async () => {
    [wire, site, deployment] = await Promise.all([
      FeedServer.start(),
      startSite(),
      startDeployment('embedded'),
    ]);
    admin = await deployment.signInAsAdmin();
    const rule = { name: 'Keepers', query: 'body:"lighthouse keeper"', scope: 'topic' } as const;
    const { id } = await admin.call('addRule', { body: rule });
    await admin.call('follow', { params: { ruleId: id }, body: { channels: ['live'] } });
    socket = await LiveClient.watch(deployment.gateways[0] ?? '', admin.cookie, ['alerts']);
    const feed = { url: wire.url('wire'), name: 'lokalblatt', every: 86_400, fullText: true };
    const added = await admin.call('addFeed', { body: feed });
    expect(added).toMatchObject({ fullText: true, fullTextProblem: null });
    feedId = added.id;
    await deployment.eventually(async () => (await current()).lastSuccess !== null);
  });
  afterAll(async () => {
    socket?.close();
    await deployment?.stop();
    await Promise.all([wire?.stop(), site?.stop()]);
  });

  const current = () => admin.call('getFeed', { params: { id: feedId } });
  const publish = async (path: string) => {
    const entry = { guid: path, title: `The story ${path}`, description: `A summary of ${path}.` };
    wire.release('wire', { ...entry, link: `${site.origin}${path}`, published: new Date() });
    expect(await admin.call('pollFeed', { params: { id: feedId } })).toMatchObject({ kept: 1 });
    const { items } = await admin.call('searchStories', { query: {} });
    const found = items.find(({ url }) => url.endsWith(path));
    return admin.call('getStory', { params: { id: found?.id ?? '' } });
  };

  /** Publishes stories until an article comes in time: on a busy machine the first may be late. */
  const publishInTime = async (path: string) => {
    for (let n = 1; ; n++) {
      const story = await publish(`${path}${n}`);
      if (story.bodySource === 'article') return { story, path: `${path}${n}` };
    }
  };

  it('has rules and credits see their text, and says where it comes from', async () => {
    const { story, path } = await publishInTime('/open/1/');
    expect(story).toMatchObject({
      bodySource: 'article',
      wires: ['afp', 'reuters'],
      summary: `A summary of ${path}.`,
    });
    expect(story.body).toContain('until the wind had turned');
    expect(story.body).not.toMatch(/newsletter|<p>/);
    await socket.until(({ alerts }) => alerts.some(({ story: { id } }) => id === story.id));
    expect((await current()).fullTextProblem).toBeNull();
    const again = await admin.call('pollFeed', { params: { id: feedId } });
    expect(again).toMatchObject({ kept: 0, changed: 0 });
  });

  it('keeps the summary where robots.txt closes the article, and says why', async () => {
    expect(await publish('/closed/2')).toMatchObject({ bodySource: 'feed', body: '' });
    expect(await current()).toMatchObject({
      failures: 0,
      fullTextProblem: '127.0.0.1 asks robots not to read its articles (robots.txt).',
    });
  });

  it('waits for no article that does not come', async () => {
    expect(await publish('/slow/3')).toMatchObject({ bodySource: 'feed', body: '' });
    expect(await current()).toMatchObject({
      failures: 0,
      fullTextProblem: 'The articles of 127.0.0.1 do not come in time.',
    });
  });

  it('keeps the article of a changed story where it does not come again, but not under a correction', async () => {
    const { story, path } = await publishInTime('/once/5/');
    const change = async (title: string) => {
      const item = { guid: path, title, description: 'Another summary.', published: new Date() };
      wire.release('wire', { ...item, link: `${site.origin}${path}` });
      expect(await admin.call('pollFeed', { params: { id: feedId } })).toMatchObject({ changed: 1 });
      return admin.call('getStory', { params: { id: story.id } });
    };
    expect(await change('The story goes on')).toMatchObject({
      version: 2,
      title: 'The story goes on',
      summary: 'Another summary.',
      body: story.body,
      bodySource: 'article',
      wires: ['afp', 'reuters'],
    });
    expect(await change('CORRECTED: The story goes on')).toMatchObject({
      kind: 'correction',
      body: '',
      bodySource: 'feed',
    });
  });

  it('is as before once nobody wants its articles', async () => {
    await admin.call('changeFeed', { params: { id: feedId }, body: { fullText: false } });
    expect(await current()).toMatchObject({ fullText: false, fullTextProblem: null });
    expect(await publish('/open/4')).toMatchObject({ bodySource: 'feed', body: '' });
  });
});
