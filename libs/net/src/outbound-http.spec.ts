import { once } from 'node:events';
import { createServer } from 'node:http';
import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import { createServer as createTcpServer } from 'node:net';
import type { AddressInfo, Server, Socket } from 'node:net';
import { brotliCompressSync, deflateRawSync, deflateSync, gzipSync } from 'node:zlib';
import { OutboundHttp } from './outbound-http.js';
import type { OutboundRequest } from './outbound-http.js';

const LIMITS = { firstByteMs: 20_000, totalMs: 20_000, maxBytes: 100_000, maxDecodedBytes: 1_000_000 };
/** For servers that never answer or never end. */
const SHORT = { limits: { ...LIMITS, firstByteMs: 300, totalMs: 600 } };
const ended: (() => Promise<unknown>)[] = [];

afterEach(async () => {
  for (const end of ended.splice(0)) await end();
});

async function listening(server: Server): Promise<string> {
  const sockets = new Set<Socket>();
  server.on('connection', (socket: Socket) => {
    sockets.add(socket);
    socket.on('error', () => undefined);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  ended.push(async () => {
    server.close();
    for (const socket of sockets) socket.destroy();
    await once(server, 'close');
  });
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

const serving = (listener: RequestListener) => listening(createServer(listener));

/** A server that answers every request with these bytes and then does what it is told. */
function rawServer(bytes: string, then: (socket: Socket) => void): Promise<string> {
  return listening(
    createTcpServer((socket) => {
      socket.once('data', () => {
        socket.write(bytes, () => {
          then(socket);
        });
      });
    }),
  );
}

function outbound(options: Partial<ConstructorParameters<typeof OutboundHttp>[0]> = {}) {
  const http = new OutboundHttp({ allowPrivate: ['127.0.0.1'], userAgent: 'Wirewatch/test', ...options });
  ended.unshift(() => http.close());
  const get = (url: string, more: Partial<OutboundRequest> = {}) =>
    http.request({ method: 'GET', url, limits: LIMITS, redirects: 5, ...more });
  return { http, get };
}

const textOf = (answer: Awaited<ReturnType<OutboundHttp['request']>>) =>
  answer.kind === 'response' ? Buffer.from(answer.body).toString() : answer;

describe(OutboundHttp.name, () => {
  it('gives status, headers and body, saying who asks and sending no cookies back', async () => {
    const seen: IncomingMessage['headers'][] = [];
    const url = await serving((request, response) => {
      seen.push(request.headers);
      response.writeHead(200, { 'Set-Cookie': ['a=1', 'b=2'], ETag: '"x"' }).end('hello');
    });
    const { get } = outbound();
    await get(url);
    const answer = await get(url);
    expect(answer).toMatchObject({ kind: 'response', status: 200, url: `${url}/`, headers: { etag: '"x"' } });
    expect(textOf(answer)).toBe('hello');
    expect(seen[1]).toMatchObject({ 'user-agent': 'Wirewatch/test', 'accept-encoding': 'gzip, deflate, br' });
    expect(seen[1]).not.toHaveProperty('cookie');
  });

  // undici gives a connection free one turn of the event loop after its answer, so two take turns.
  it('keeps its connections for the next requests', async () => {
    const ports = new Set<number | undefined>();
    const url = await serving((request, response) => {
      ports.add(request.socket.remotePort);
      response.end('x');
    });
    const { get } = outbound();
    for (let i = 0; i < 10; i++) await get(url);
    expect(ports.size).toBeLessThanOrEqual(2);
  });

  it('sends once more where the server had closed the kept connection', async () => {
    let requests = 0;
    const url = await serving((request, response) => {
      requests += 1;
      if (requests === 2) request.socket.destroy();
      else response.end(`answer ${requests}`);
    });
    const { get } = outbound();
    await get(url);
    expect(textOf(await get(url))).toBe('answer 3');
  });

  describe('codings', () => {
    const text = 'word '.repeat(1000);
    it.each([
      ['gzip', gzipSync(text)],
      ['x-gzip', gzipSync(text)],
      ['deflate', deflateSync(text)],
      ['deflate', deflateRawSync(text)],
      ['br', brotliCompressSync(text)],
      ['gzip, br', brotliCompressSync(gzipSync(text))],
      ['gzip', Buffer.from(text)],
      ['identity', Buffer.from(text)],
    ])('decodes %s', async (coding, body) => {
      const url = await serving((_, response) =>
        response.writeHead(200, { 'Content-Encoding': coding }).end(body),
      );
      expect(textOf(await outbound().get(url))).toBe(text);
    });

    it.each([
      ['gzip', gzipSync(Buffer.alloc(50_000_000))],
      ['br', brotliCompressSync(Buffer.alloc(50_000_000))],
    ])('ends a %s bomb early', async (coding, body) => {
      const url = await serving((_, response) =>
        response.writeHead(200, { 'Content-Encoding': coding }).end(body),
      );
      expect(await outbound().get(url)).toMatchObject({ kind: 'failed', code: 'too-large' });
    });

    it.each([
      ['cut off', 'gzip', gzipSync(text).subarray(0, 30)],
      ['of an unknown coding', 'rot13', Buffer.from(text)],
      ['wrapped too often', 'gzip, gzip, gzip, gzip', gzipSync(text)],
    ])('refuses a body %s', async (_, coding, body) => {
      const url = await serving((__, response) =>
        response.writeHead(200, { 'Content-Encoding': coding }).end(body),
      );
      expect(await outbound().get(url)).toMatchObject({ kind: 'failed', code: 'unreachable' });
    });
  });

  describe('limits', () => {
    it('gives up on headers that do not come', async () => {
      const url = await serving(() => undefined);
      expect(await outbound().get(url, SHORT)).toEqual({
        kind: 'failed',
        code: 'timeout',
        message: '127.0.0.1 did not answer within 0.3 s.',
      });
    });

    it('gives up on a body that trickles', async () => {
      const url = await serving((_, response) => {
        response.writeHead(200).write('<rss>');
        const timer = setInterval(() => response.write(' '), 50);
        response.on('close', () => {
          clearInterval(timer);
        });
      });
      expect(await outbound().get(url, SHORT)).toMatchObject({ kind: 'failed', code: 'timeout' });
    });

    it('ends a body without end at its size, and closes the connection', async () => {
      let closed: Promise<unknown> = Promise.resolve();
      const url = await serving((_, response) => {
        closed = once(response, 'close');
        const more = () => {
          while (!response.destroyed && response.write('x'.repeat(10_000)));
        };
        response.on('drain', more);
        more();
      });
      expect(await outbound().get(url)).toMatchObject({ kind: 'failed', code: 'too-large' });
      await closed;
    });

    it('believes a Content-Length that is too large without reading on', async () => {
      const url = await rawServer('HTTP/1.1 200 OK\r\nContent-Length: 50000000\r\n\r\n', () => undefined);
      expect(await outbound().get(url)).toMatchObject({ kind: 'failed', code: 'too-large' });
    });

    it('gives the status of an error whose page never ends', async () => {
      const url = await serving((_, response) =>
        response.writeHead(503, { 'Retry-After': '60' }).write('sorry'),
      );
      const answer = await outbound().get(url, SHORT);
      expect(answer).toMatchObject({ kind: 'response', status: 503, headers: { 'retry-after': '60' } });
      expect(textOf(answer)).toBe('sorry');
    });
  });

  describe('broken answers', () => {
    const dies = (socket: Socket) => socket.destroy();
    it.each([
      ['a body shorter than its Content-Length', 'HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nshort', dies],
      ['no answer at all', '', dies],
      [
        'a reset',
        'HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nhello\r\n',
        (socket: Socket) => socket.resetAndDestroy(),
      ],
      ['something other than HTTP', 'SSH-2.0-OpenSSH_9.2\r\n\r\n', dies],
    ])('fails on %s', async (_, bytes, then) => {
      expect(await outbound().get(await rawServer(bytes, then))).toMatchObject({
        kind: 'failed',
        code: 'unreachable',
      });
    });

    it('takes a body longer than its Content-Length up to there, and the next answer whole', async () => {
      const url = await rawServer(
        'HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nhello, world',
        () => undefined,
      );
      const { get } = outbound();
      expect(textOf(await get(url))).toBe('hello');
      expect(textOf(await get(url))).toBe('hello');
    });

    it('takes a 304 that has a body, and the next answer whole', async () => {
      const url = await rawServer(
        'HTTP/1.1 304 Not Modified\r\nContent-Length: 5\r\n\r\nhello',
        () => undefined,
      );
      const { get } = outbound();
      expect(await get(url)).toMatchObject({ kind: 'response', status: 304 });
      expect(await get(url)).toMatchObject({ kind: 'response', status: 304 });
    });

    it('says that a server refuses connections, that a name is unknown', async () => {
      const server = createTcpServer();
      server.listen(0, '127.0.0.1');
      await once(server, 'listening');
      const { port } = server.address() as AddressInfo;
      server.close();
      await once(server, 'close');
      const { get } = outbound({
        resolve: () => Promise.reject(Object.assign(new Error('no such name'), { code: 'ENOTFOUND' })),
      });
      expect(await get(`http://127.0.0.1:${port}/`)).toMatchObject({
        message: '127.0.0.1 refuses connections.',
      });
      expect(await get('http://nowhere.example/')).toMatchObject({
        message: 'The name nowhere.example is not known.',
      });
    });
  });

  describe('private addresses', () => {
    it.each([
      'http://127.0.0.1/',
      'http://2130706433/',
      'http://0x7f000001/',
      'http://0177.0.0.1/',
      'http://127.1/',
      'http://[::1]/',
      'http://[::ffff:127.0.0.1]/',
      'http://[64:ff9b::127.0.0.1]/',
      'http://169.254.169.254/latest/meta-data/',
      'http://10.0.0.1:8080/',
    ])('refuses %s', async (url) => {
      expect(await outbound({ allowPrivate: [] }).get(url)).toMatchObject({
        kind: 'failed',
        code: 'private-address',
      });
    });

    it.each([
      ['a private address', [{ address: '10.0.0.1', family: 4 }]],
      [
        'a public and a private one',
        [
          { address: '93.184.216.34', family: 4 },
          { address: '::1', family: 6 },
        ],
      ],
    ])('refuses a name that resolves to %s', async (_, addresses) => {
      const { get } = outbound({ resolve: () => Promise.resolve(addresses) });
      expect(await get('http://feeds.example/')).toEqual({
        kind: 'failed',
        code: 'private-address',
        message: 'feeds.example is at a private address, which may not be reached.',
      });
    });

    it('connects to the address that was checked, whatever the name resolves to next', async () => {
      const url = await serving((_, response) => response.end('listed'));
      const answers = ['127.0.0.1', '10.0.0.1'];
      const { get } = outbound({
        resolve: () => Promise.resolve([{ address: answers.shift() ?? '10.0.0.1', family: 4 }]),
      });
      expect(textOf(await get(url.replace('127.0.0.1', 'feeds.example')))).toBe('listed');
    });

    it('looks a name up anew after a failure, and not before', async () => {
      const url = await serving((_, response) => response.end('x'));
      const looked: string[] = [];
      const { get } = outbound({
        allowPrivate: ['127.0.0.0/8'],
        resolve: (host) => {
          looked.push(host);
          // The first address is one where nobody listens.
          return Promise.resolve([{ address: looked.length === 1 ? '127.0.0.77' : '127.0.0.1', family: 4 }]);
        },
      });
      const named = url.replace('127.0.0.1', 'feeds.example');
      expect(await get(named)).toMatchObject({ kind: 'failed', code: 'unreachable' });
      expect(await get(named)).toMatchObject({ kind: 'response' });
      expect(await get(named)).toMatchObject({ kind: 'response' });
      expect(looked).toHaveLength(2);
    });

    it.each(['http://169.254.169.254/', 'http://127.0.0.2/', 'file:///etc/passwd', 'gopher://127.0.0.1/'])(
      'refuses a redirect to %s',
      async (location) => {
        const url = await serving((_, response) => response.writeHead(302, { Location: location }).end());
        const answer = await outbound().get(url);
        expect(answer.kind).toBe('failed');
        expect(['private-address', 'bad-address']).toContain(answer.kind === 'failed' && answer.code);
      },
    );

    it('refuses plain http where https is a must, except to what is listed', async () => {
      const url = await serving((_, response) => response.writeHead(201).end());
      const { http } = outbound({
        resolve: () => Promise.resolve([{ address: '93.184.216.34', family: 4 }]),
      });
      const post = (to: string) =>
        http.request({ method: 'POST', url: to, body: 'x', limits: LIMITS, httpsOnly: true });
      expect(await post('http://hook.example/')).toMatchObject({ kind: 'failed', code: 'bad-address' });
      expect(await post(url)).toMatchObject({ kind: 'response', status: 201 });
    });
  });

  describe('redirects', () => {
    const route =
      (routes: Record<string, [number, string]>): RequestListener =>
      (request, response) => {
        const [status, location] = routes[request.url ?? ''] ?? [200, ''];
        response.writeHead(status, location === '' ? {} : { Location: location }).end('arrived');
      };

    it('follows up to five, and tells where permanent ones alone led', async () => {
      const url = await serving(
        route({
          '/a': [301, '/b'],
          '/b': [308, '/c'],
          '/c': [302, '/d'],
          '/d': [301, '/e'],
          '/e': [307, '/f'],
        }),
      );
      const answer = await outbound().get(`${url}/a`);
      expect(answer).toMatchObject({ status: 200, url: `${url}/f`, permanentUrl: `${url}/c` });
    });

    it('tells of no permanent address where the first redirect is for now', async () => {
      const url = await serving(route({ '/a': [302, '/b'], '/b': [301, '/c'] }));
      expect(await outbound().get(`${url}/a`)).not.toHaveProperty('permanentUrl');
    });

    it('ends a circle, and a chain that is too long', async () => {
      const circle = await serving(route({ '/a': [302, '/b'], '/b': [302, '/a'] }));
      expect(await outbound().get(`${circle}/a`)).toMatchObject({ code: 'too-many-redirects' });
      const chain = await serving((request, response) =>
        response.writeHead(302, { Location: `${request.url ?? ''}x` }).end(),
      );
      expect(await outbound().get(`${chain}/a`)).toMatchObject({ code: 'too-many-redirects' });
    });

    it('needs no body of a redirect, even one without end', async () => {
      const url = await serving((request, response) => {
        if (request.url === '/b') response.end('arrived');
        else response.writeHead(302, { Location: '/b' }).write('moving');
      });
      expect(textOf(await outbound().get(`${url}/a`))).toBe('arrived');
    });

    it('is an answer where it may not be followed', async () => {
      const url = await serving(route({ '/a': [307, '/b'] }));
      const { http } = outbound();
      expect(
        await http.request({ method: 'POST', url: `${url}/a`, limits: LIMITS, redirects: 5 }),
      ).toMatchObject({
        status: 307,
      });
    });
  });

  it('sends credentials to their own origin alone', async () => {
    const seen: string[] = [];
    const note = (place: string) => (request: IncomingMessage, response: ServerResponse) => {
      seen.push(
        `${place} ${request.headers.authorization ?? 'none'} ${String(request.headers['x-key'] ?? 'none')}`,
      );
      if (request.url === '/a') response.writeHead(302, { Location: '/b' }).end();
      else if (request.url === '/b') response.writeHead(302, { Location: `${other}/c` }).end();
      else response.end();
    };
    const other = await serving(note('other'));
    const url = await serving(note('own'));
    await outbound().get(url.replace('//', '//jane:s%3Acret@') + '/a', { credentials: { 'x-key': 'k' } });
    const basic = `Basic ${Buffer.from('jane:s:cret').toString('base64')}`;
    expect(seen).toEqual([`own ${basic} k`, `own ${basic} k`, 'other none none']);
  });

  it('goes through a proxy where one is set, never for a private address', async () => {
    const asked: string[] = [];
    const proxy = createServer();
    proxy.on('connect', (request: IncomingMessage, socket: Socket) => {
      asked.push(request.url ?? '');
      socket.write('HTTP/1.1 200 OK\r\n\r\n');
      socket.once('data', () => socket.end('HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nproxy'));
    });
    process.env['HTTP_PROXY'] = await listening(proxy);
    try {
      const { get } = outbound({
        allowPrivate: [],
        resolve: (host) =>
          host === 'unknown.example'
            ? Promise.reject(Object.assign(new Error('no such name'), { code: 'ENOTFOUND' }))
            : Promise.resolve([
                { address: host === 'inside.example' ? '10.0.0.1' : '93.184.216.34', family: 4 },
              ]),
      });
      expect(textOf(await get('http://feeds.example/'))).toBe('proxy');
      expect(textOf(await get('http://unknown.example/'))).toBe('proxy');
      expect(await get('http://inside.example/')).toMatchObject({ code: 'private-address' });
      expect(asked).toEqual(['feeds.example:80', 'unknown.example:80']);
    } finally {
      delete process.env['HTTP_PROXY'];
    }
  });

  it('names no credentials in what it says of a failure', async () => {
    const answer = await outbound({ allowPrivate: [] }).get('http://jane:secret@127.0.0.1/?token=secret');
    expect(JSON.stringify(answer)).not.toContain('secret');
  });
});
