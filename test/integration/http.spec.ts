import { ERRORS } from '@app/contracts';
import type { ErrorCode } from '@app/contracts';
import { startTestServer } from '../support/test-server.js';
import type { TestServer } from '../support/test-server.js';

describe('the API', () => {
  let server: TestServer;
  let adminCookie: string;
  beforeAll(async () => {
    server = await startTestServer();
    adminCookie = (await server.signInAsAdmin()).cookie;
  });
  afterAll(() => server.stop());

  const call = (path: string, init: RequestInit = {}) => fetch(`${server.origin}${path}`, init);
  const send = (method: string, path: string, body: unknown, headers: Record<string, string> = {}) =>
    call(path, {
      method,
      headers: { 'content-type': 'application/json', ...headers },
      body: typeof body === 'string' ? body : JSON.stringify(body),
    });
  const asAdmin = () => ({ cookie: adminCookie, origin: server.origin });
  const expectError = async (answer: Response, code: ErrorCode) => {
    const body = (await answer.json()) as { code: string; message: string; hint?: string };
    expect(body).toMatchObject({ code, message: ERRORS[code].message });
    expect(answer.status).toBe(ERRORS[code].status);
    return body;
  };

  it('says that it is ready', async () => {
    const answer = await call('/health/ready');
    expect(answer.status).toBe(200);
    expect(await answer.json()).toMatchObject({ ok: true, checks: { database: null } });
    expect((await call('/health/live')).status).toBe(200);
  });

  it('tells its metrics', async () => {
    const answer = await call('/metrics');
    expect(answer.headers.get('content-type')).toMatch('text/plain');
    expect(await answer.text()).toMatch('wirewatch_sockets 0');
  });

  it('describes itself', async () => {
    const answer = await call('/api/openapi.json');
    expect(await answer.json()).toMatchObject({
      openapi: '3.1.1',
      servers: [{ url: server.origin }],
      paths: { '/api/feeds/{id}': { patch: { operationId: 'changeFeed' } } },
    });
    const page = await (await call('/api/docs')).text();
    expect(page).toMatch('/api/subscriptions/:ruleId');
    expect(page).not.toMatch('<script');
  });

  it('sends strict headers with everything', async () => {
    const answer = await call('/api/topics');
    const policy = answer.headers.get('content-security-policy') ?? '';
    expect(policy).toMatch("default-src 'self'");
    expect(policy).not.toMatch('unsafe');
    expect(policy).toMatch(`connect-src 'self' ws://${new URL(server.origin).host} wss://`);
    expect(answer.headers.get('x-content-type-options')).toBe('nosniff');
    expect(answer.headers.get('x-powered-by')).toBeNull();
  });

  describe('refuses', () => {
    it('an unknown route, with any method', async () => {
      await expectError(await call('/api/nothing'), 'not-found');
      await expectError(await send('POST', '/api/topics', {}), 'not-found');
      await expectError(await call('/nothing', { method: 'DELETE' }), 'not-found');
    });

    it('an id that can be none', async () => {
      await expectError(await call('/api/feeds/abc', { headers: asAdmin() }), 'not-found');
      await expectError(await call('/api/feeds/99999', { headers: asAdmin() }), 'not-found');
    });

    it('a path that is not well encoded', async () => {
      await expectError(await call('/api/feeds/%E0%A4%A', { headers: asAdmin() }), 'bad-request');
    });

    it('a body that is not well-formed', async () => {
      const body = await expectError(await send('POST', '/api/session', '{"email":'), 'bad-request');
      expect(body.hint).toBe('The body is not well-formed JSON.');
    });

    it('a body of the wrong shape, saying what is wrong where', async () => {
      const answer = await send('POST', '/api/session', { email: 'nobody', password: 'x', more: 1 });
      expect(await expectError(answer, 'bad-request')).toMatchObject({
        hint: expect.stringMatching(/^body\.email: /),
        details: [{ at: 'body.email' }, { at: 'body' }],
      });
    });

    it('no body, a null or a list where an object is wanted', async () => {
      const empty = { method: 'POST', headers: { 'content-type': 'application/json' } };
      await expectError(await call('/api/session', empty), 'bad-request');
      await expectError(await send('POST', '/api/session', 'null'), 'bad-request');
      await expectError(await send('POST', '/api/session', []), 'bad-request');
    });

    it('a body of another media type', async () => {
      const form = { 'content-type': 'application/x-www-form-urlencoded' };
      await expectError(await send('POST', '/api/session', 'email=a', form), 'unsupported-media-type');
      await expectError(
        await send('POST', '/api/session', '{}', { 'content-type': 'text/plain' }),
        'unsupported-media-type',
      );
    });

    it('a body that is too large, or in an unknown coding', async () => {
      const big = JSON.stringify({ email: 'a@example.org', password: 'x'.repeat(1_100_000) });
      await expectError(await send('POST', '/api/session', big), 'too-large');
      await expectError(
        await send('POST', '/api/session', '{}', { 'content-encoding': 'compress' }),
        'unsupported-media-type',
      );
    });

    it('a query of the wrong shape', async () => {
      for (const query of [
        'limit=0',
        'limit=many',
        'limit=501',
        'after=abc',
        'after=-1',
        'after=1&after=2',
      ]) {
        await expectError(await call(`/api/alerts?${query}`, { headers: asAdmin() }), 'bad-request');
      }
    });

    it('a cursor from the future', async () => {
      await expectError(await call('/api/alerts?after=999999999', { headers: asAdmin() }), 'bad-cursor');
    });

    it('a visitor where a person is needed, and a person who may not', async () => {
      const answer = await call('/api/feeds');
      await expectError(answer, 'not-signed-in');
      expect(answer.headers.get('www-authenticate')).toBe('Bearer');
      const joined = await send('PATCH', '/api/preferences', {}, { origin: server.origin });
      const cookie = joined.headers.getSetCookie()[0]?.split(';')[0] ?? '';
      await expectError(await call('/api/feeds', { headers: { cookie } }), 'forbidden');
    });

    it('a token that nobody has, also where a visitor may call', async () => {
      for (const authorization of ['Bearer nonsense', 'Basic YTpi', 'Bearer']) {
        await expectError(await call('/api/topics', { headers: { authorization } }), 'not-signed-in');
      }
    });
  });

  describe('keeps other sites out', () => {
    const feed = { name: 'nope', url: 'https://wire.example/feed' };

    it('where a cookie comes without proof of the page', async () => {
      await expectError(await send('POST', '/api/feeds', feed, { cookie: adminCookie }), 'cross-origin');
    });

    it.each([
      { origin: 'https://elsewhere.example' },
      { origin: 'null' },
      { 'sec-fetch-site': 'cross-site' },
      { 'sec-fetch-site': 'same-site' },
      { 'sec-fetch-site': 'none' },
    ])('where the page is another’s: %j', async (headers) => {
      const answer = await send('POST', '/api/feeds', feed, { cookie: adminCookie, ...headers });
      await expectError(answer, 'cross-origin');
    });

    it('from signing a visitor in', async () => {
      const answer = await send('POST', '/api/session', server.admin, {
        origin: 'https://elsewhere.example',
      });
      await expectError(answer, 'cross-origin');
    });

    it('but not its own page, by either header', async () => {
      for (const headers of [{ origin: server.origin }, { 'sec-fetch-site': 'same-origin' }]) {
        const answer = await send('PATCH', '/api/preferences', {}, { cookie: adminCookie, ...headers });
        expect(answer.status).toBe(200);
      }
    });
  });
});
