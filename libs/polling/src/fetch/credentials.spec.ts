import { once } from 'node:events';
import { createServer } from 'node:http';
import type { IncomingHttpHeaders, RequestListener, Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { FeedCredentials } from '@app/contracts';
import { OutboundHttp } from '@app/net';
import { neverPolled } from '../never-polled.fixture.js';
import { FEED_LIMITS, fetchFeed } from './fetch-feed.js';

const http = new OutboundHttp({ allowPrivate: ['127.0.0.0/8'], userAgent: 'Wirewatch/test' });
const servers: Server[] = [];
afterAll(async () => {
  await http.close();
  for (const server of servers) server.close();
});

/** A server that keeps what it was asked with. */
async function serve(answer: RequestListener) {
  const asked: IncomingHttpHeaders[] = [];
  const server = createServer((request, response) => {
    asked.push(request.headers);
    answer(request, response);
  });
  servers.push(server);
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return { asked, origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}` };
}

const fetchWith = (url: string, credentials: FeedCredentials) => {
  const feed = neverPolled({ name: 'closed', url, credentials });
  return fetchFeed(feed, http, new Date(), FEED_LIMITS);
};

describe('a closed feed', () => {
  it.each<[FeedCredentials, string, string]>([
    [{ kind: 'basic', user: 'desk', password: 'löwe' }, 'authorization', 'Basic ZGVzazpsw7Z3ZQ=='],
    [{ kind: 'bearer', token: 't0ken' }, 'authorization', 'Bearer t0ken'],
    [{ kind: 'header', name: 'X-Api-Key', value: 'k 1' }, 'x-api-key', 'k 1'],
  ])('is asked for with %j', async (credentials, header, value) => {
    const { asked, origin } = await serve((_request, response) => response.end('<rss/>'));
    expect((await fetchWith(`${origin}/feed`, credentials)).kind).toBe('fetched');
    expect(asked[0]?.[header]).toBe(value);
  });

  it('takes its credentials along on its own server and to no other', async () => {
    const other = await serve((_request, response) => response.end('<rss/>'));
    const own = await serve(({ url }, response) => {
      response.writeHead(302, { location: url === '/feed' ? '/next' : `${other.origin}/feed` }).end();
    });
    const result = await fetchWith(`${own.origin}/feed`, { kind: 'header', name: 'x-api-key', value: 'k1' });
    expect(result.kind).toBe('fetched');
    expect(own.asked.map((headers) => headers['x-api-key'])).toEqual(['k1', 'k1']);
    expect(other.asked.map((headers) => headers['x-api-key'])).toEqual([undefined]);
  });
});
