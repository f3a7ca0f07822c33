import { once } from 'node:events';
import type { IncomingMessage } from 'node:http';
import { createServer as createTcpServer } from 'node:net';
import type { AddressInfo, Socket } from 'node:net';
import { brotliCompressSync, deflateRawSync, deflateSync, gzipSync } from 'node:zlib';
import { OutboundHttp } from './outbound-http.js';
import { SHORT, outbound, rawServer, serving, textOf } from './outbound.fixture.js';

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

    it.each(['gzip', 'deflate', 'br', 'zstd', 'UTF-8', 'none', 'gzip, br'])(
      'reads markup as it is where the server only says that it is %s',
      async (coding) => {
        const markup = '\ufeff\n<rss version="2.0"></rss>';
        const url = await serving((_, response) =>
          response.writeHead(200, { 'Content-Encoding': coding }).end(markup),
        );
        expect(textOf(await outbound().get(url))).toBe(markup);
      },
    );

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
});
