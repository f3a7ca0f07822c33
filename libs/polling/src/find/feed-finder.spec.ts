import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { OutboundHttp } from '@app/net';
import { parseFeed } from '../parse/parse-feed.js';
import { FeedFinder } from './feed-finder.service.js';

const rss = (title: string): string => `<rss version="2.0"><channel><title>${title}</title></channel></rss>`;
const PAGES: Readonly<Record<string, string>> = {
  '/': `<link rel="alternate" type="application/rss+xml" title="All" href="/all.rss">
        <link rel="alternate" type="application/atom+xml" title="Gone" href="/gone.atom">
        <a href="/world.rss">World</a>`,
  '/all.rss': rss(''),
  '/world.rss': rss('World'),
  '/bare/': '<p>Nothing here</p>',
  '/rss.xml': rss('Usual'),
};

describe('FeedFinder', () => {
  const server = createServer((request, response) => {
    const page = PAGES[request.url ?? ''];
    response.writeHead(page === undefined ? 404 : 200, { 'content-type': 'text/html' }).end(page);
  });
  const http = new OutboundHttp({ allowPrivate: ['127.0.0.1'], userAgent: 'test' });
  const finder = new FeedFinder(http, { parse: parseFeed });
  let site = '';
  beforeAll(async () => {
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    site = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  });
  afterAll(async () => {
    await http.close();
    server.close();
  });
  const find = (path: string) => finder.find(`${site}${path}`, new Date());

  it('takes the address itself where it is a feed', async () => {
    const feeds = [{ url: `${site}/world.rss`, title: 'World', format: 'rss' }];
    expect(await find('/world.rss')).toEqual({ kind: 'found', feeds });
  });

  it('gives the feeds of a page that are really there, under the page’s title where they have none', async () => {
    expect(await find('/')).toEqual({
      kind: 'found',
      feeds: [
        { url: `${site}/all.rss`, title: 'All', format: 'rss' },
        { url: `${site}/world.rss`, title: 'World', format: 'rss' },
      ],
    });
  });

  it('looks where sites usually have one where a page names none', async () => {
    const feeds = [{ url: `${site}/rss.xml`, title: 'Usual', format: 'rss' }];
    expect(await find('/bare/')).toEqual({ kind: 'found', feeds });
  });

  it('says why a page cannot be read', async () => {
    expect(await find('/missing')).toMatchObject({
      kind: 'failed',
      failure: { code: 'http-error', status: 404 },
    });
  });
});
