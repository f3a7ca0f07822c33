import { once } from 'node:events';
import { createServer } from 'node:http';
import type { IncomingMessage, RequestListener, Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { OutboundHttp } from '@app/net';
import { ArticleFetcher } from './article-fetcher.service.js';
import type { HostTurns } from './host-turns.js';
import { extractArticle } from './extract-article.js';

const NOW = new Date('2026-03-03T12:00:00Z');
const SENTENCE =
  'The harbour master said that the ships would wait until the wind had turned, as they always do here. ';
const PAGE = `<!doctype html><html><head><title>Ships wait</title><meta name="author" content="Ilva Marenko"></head>
<body><nav><a href="/">Home</a> <a href="/sport">Sport</a></nav>
<article><h1>Ships wait</h1>${`<p>${SENTENCE.repeat(3)}</p>`.repeat(5)}<p>By our correspondent, Demo</p></article>
<aside>Subscribe to our newsletter</aside><script>alert(1)</script></body></html>`;

describe(ArticleFetcher.name, () => {
  let server: Server;
  let base: string;
  let asked: IncomingMessage[];
  let pages: Record<string, RequestListener>;
  let http: OutboundHttp;

  const page =
    (
      body: string | Buffer,
      headers: Record<string, string> = { 'Content-Type': 'text/html; charset=utf-8' },
    ): RequestListener =>
    (_, response) =>
      response.writeHead(200, headers).end(body);

  beforeEach(async () => {
    asked = [];
    pages = { '/story': page(PAGE) };
    server = createServer((request, response) => {
      asked.push(request);
      const listener = pages[request.url ?? ''];
      if (listener === undefined) response.writeHead(404).end();
      else listener(request, response);
    });
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    http = new OutboundHttp({ allowPrivate: ['127.0.0.1'], userAgent: 'Wirewatch/test' });
  });

  afterEach(async () => {
    await http.close();
    server.closeAllConnections();
    server.close();
    await once(server, 'close');
  });

  const reader = { read: (html: string) => Promise.resolve(extractArticle(html)) };
  /** Whose turn it is, in this process. */
  const turns = () => {
    const last = new Map<string, Promise<unknown>>();
    return {
      run: <T>(host: string, _until: number, task: () => Promise<T>): Promise<T> => {
        const result = (last.get(host) ?? Promise.resolve()).then(task);
        last.set(
          host,
          result.catch(() => undefined),
        );
        return result;
      },
    };
  };
  const fetcher = (take: Pick<HostTurns, 'run'> = turns()) => {
    const articles = new ArticleFetcher(http, reader, take);
    return {
      fetch: (url: string, credentials: Record<string, string> = {}, patienceMs = 20_000) =>
        articles.fetch({ url, now: NOW, until: Date.now() + patienceMs, credentials }),
    };
  };
  const paths = () => asked.map(({ url }) => url);

  it('takes the text of the article and leaves what stands around it', async () => {
    const result = await fetcher().fetch(`${base}/story`);
    expect(result).toMatchObject({ kind: 'article', author: 'Ilva Marenko' });
    const { text } = result as { text: string };
    expect(text).toContain('wind had turned');
    expect(text).toContain('By our correspondent');
    expect(text).not.toMatch(/newsletter|alert|<p>/);
  });

  it('reads pages in other character sets', async () => {
    const latin = Buffer.from(PAGE.replaceAll('harbour', 'Häfen'), 'latin1');
    pages['/story'] = page(latin, { 'Content-Type': 'text/html; charset=iso-8859-1' });
    expect(await fetcher().fetch(`${base}/story`)).toMatchObject({
      text: expect.stringContaining('Häfen'),
    });
  });

  it('obeys robots.txt, read once for many articles', async () => {
    pages['/robots.txt'] = page('User-agent: Wirewatch\nDisallow: /closed/', {});
    pages['/closed/story'] = page(PAGE);
    const articles = fetcher();
    expect(await articles.fetch(`${base}/closed/story`)).toMatchObject({ kind: 'forbidden' });
    expect(await articles.fetch(`${base}/story`)).toMatchObject({ kind: 'article' });
    expect(paths()).toEqual(['/robots.txt', '/story']);
  });

  it('obeys robots.txt behind a redirect too', async () => {
    pages['/robots.txt'] = page('User-agent: *\nDisallow: /closed/', {});
    pages['/story'] = (_, response) => response.writeHead(302, { Location: '/closed/story' }).end();
    expect(await fetcher().fetch(`${base}/story`)).toMatchObject({ kind: 'forbidden' });
  });

  it('stays away while robots.txt cannot be had', async () => {
    pages['/robots.txt'] = (_, response) => response.writeHead(503).end();
    expect(await fetcher().fetch(`${base}/story`)).toEqual({
      kind: 'forbidden',
      message: '127.0.0.1 does not give its robots.txt, so its articles are left alone.',
    });
  });

  it('fetches from one host one at a time', async () => {
    let open = 0;
    let most = 0;
    pages['/story'] = (_, response) => {
      most = Math.max(most, ++open);
      setImmediate(() => {
        open -= 1;
        response.end(PAGE);
      });
    };
    const articles = fetcher();
    await Promise.all([1, 2, 3, 4].map(() => articles.fetch(`${base}/story`)));
    expect(most).toBe(1);
  });

  it('says so where its turn does not come in time', async () => {
    const never = { run: () => Promise.resolve(null) };
    pages['/robots.txt'] = page('', {});
    const articles = fetcher({
      run: (host, until, task) => (asked.length === 0 ? turns().run(host, until, task) : never.run()),
    });
    expect(await articles.fetch(`${base}/story`)).toEqual({
      kind: 'late',
      message: 'The articles of 127.0.0.1 do not come in time.',
    });
  });

  it('gives up on a page that does not come in time', async () => {
    pages['/story'] = () => undefined;
    expect(await fetcher().fetch(`${base}/story`, {}, 300)).toMatchObject({ kind: 'failed' });
  });

  it('asks for the pause that robots.txt wants', async () => {
    pages['/robots.txt'] = page('User-agent: *\nCrawl-delay: 7', {});
    const rests: (number | undefined)[] = [];
    const run: HostTurns['run'] = (_host, _until, task, restMs) => {
      rests.push(restMs);
      return task();
    };
    await fetcher({ run }).fetch(`${base}/story`);
    expect(rests).toEqual([undefined, 7000]);
  });

  it('sends credentials to their own host', async () => {
    await fetcher().fetch(`${base}/story`, { authorization: 'Bearer x' });
    expect(asked.at(-1)?.headers.authorization).toBe('Bearer x');
  });

  it.each<[string, string, RequestListener]>([
    ['a page without an article', 'no-article', page('<html><body><p>Accept cookies?</p></body></html>')],
    ['a picture', 'no-article', page('GIF89a', { 'Content-Type': 'image/gif' })],
    ['an empty page', 'no-article', page('')],
    ['a page deeper than any', 'no-article', page('<div>'.repeat(30_000))],
    ['an error', 'failed', (_, response) => response.writeHead(403).end()],
    ['a reset', 'failed', (request) => request.socket.destroy()],
    ['a circle', 'failed', (_, response) => response.writeHead(302, { Location: '/story' }).end()],
    [
      'a private address',
      'forbidden',
      (_, response) => response.writeHead(302, { Location: 'http://10.0.0.1/' }).end(),
    ],
  ])('gives no text for %s', async (_, kind, listener) => {
    pages['/story'] = listener;
    expect(await fetcher().fetch(`${base}/story`)).toMatchObject({ kind });
  });

  it('gives no text for an item without a web address', async () => {
    expect(await fetcher().fetch('mailto:desk@example.org')).toMatchObject({ kind: 'failed' });
  });
});
