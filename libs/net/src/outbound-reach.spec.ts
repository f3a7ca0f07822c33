import { createServer } from 'node:http';
import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import { LIMITS, listening, outbound, serving, textOf } from './outbound.fixture.js';

describe('where outbound HTTP leads', () => {
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
