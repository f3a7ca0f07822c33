import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { loadSettings } from '@app/settings';
import { start, type Started } from '../../apps/server/src/start.js';
import { ApiClient } from '../support/api-client.js';
import { startRedis, type TestRedis } from '../support/redis.js';
import { startTestDatabase, type TestDatabase } from '../support/test-database.js';

const ADMIN = { email: 'admin@wirewatch.example', password: 'correct horse battery' };
const FEEDS = 6;
const REQUESTS = 15;
const SPACING_MS = 300;

/** A host that notes when each request came and went. */
class Host {
  most = 0;
  /** Milliseconds between the end of an answer and the next request. */
  readonly rests: number[] = [];
  private open = 0;
  private ended: number | null = null;
  private onRequest: () => void = () => undefined;

  private constructor(private readonly server: Server) {}

  static async start(): Promise<Host> {
    const server = createServer();
    const host = new Host(server);
    server.on('request', (_, response) => {
      host.most = Math.max(host.most, ++host.open);
      if (host.ended !== null) host.rests.push(performance.now() - host.ended);
      // Long enough that a second request would be seen beside it.
      setTimeout(() => {
        host.open -= 1;
        host.ended = performance.now();
        response.end('<rss version="2.0"><channel><title>Wire</title></channel></rss>');
        host.onRequest();
      }, 50);
    });
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    return host;
  }

  get name(): string {
    return `127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  untilAsked(times: number): Promise<void> {
    return new Promise((resolve) => {
      this.onRequest = () => this.rests.length + 1 >= times && resolve();
    });
  }

  async stop(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise((resolve) => this.server.close(resolve));
  }
}

describe('two workers on Redis', () => {
  let redis: TestRedis | null;
  let database: TestDatabase;
  let workers: Started[] = [];
  let admin: ApiClient;
  let host: Host;

  beforeAll(async () => {
    [redis, database, host] = await Promise.all([startRedis(), startTestDatabase(), Host.start()]);
    if (redis === null) return;
    const env = {
      PORT: '0',
      DATABASE_URL: await database.freshUrl(),
      REDIS_URL: redis.url,
      STARTER: 'none',
      ADMIN_EMAIL: ADMIN.email,
      ADMIN_PASSWORD: ADMIN.password,
      ALLOW_PRIVATE_ADDRESSES: '127.0.0.0/8',
    };
    workers = await Promise.all(
      ['gateway,poll', 'poll'].map((ROLES) => start(loadSettings({ ...env, ROLES }))),
    );
    const { port } = workers[0]?.app.getHttpServer().address() as AddressInfo;
    admin = new ApiClient(`http://127.0.0.1:${port}`);
    await admin.call('signIn', { body: ADMIN });
  });
  afterAll(async () => {
    await Promise.all(workers.map(({ app }) => app.close()));
    await Promise.all([host.stop(), database.stop()]);
    await redis?.stop();
  });

  it('ask a host one request at a time, each after its rest, also where somebody polls out of turn', async () => {
    if (redis === null) return console.warn('There is neither REDIS_URL nor a redis-server: not tested.');
    const params = { host: host.name };
    await admin.call('putHost', { params, body: { minSpacing: SPACING_MS / 1000 } });
    const feeds = await Promise.all(
      Array.from({ length: FEEDS }, (_, n) =>
        admin.call('addFeed', { body: { url: `http://${host.name}/${n}`, name: `wire-${n}`, every: 5 } }),
      ),
    );
    await host.untilAsked(REQUESTS);
    expect(host.most).toBe(1);
    expect(Math.min(...host.rests)).toBeGreaterThanOrEqual(SPACING_MS);
    expect((await admin.call('listHosts')).items).toEqual([
      { host: host.name, feeds: FEEDS, minSpacing: SPACING_MS / 1000, isDefault: false },
    ]);
    await Promise.all(feeds.map(({ id }) => admin.call('pollFeed', { params: { id } })));
    expect(host.most).toBe(1);
    expect(await admin.call('putHost', { params, body: { minSpacing: null } })).toMatchObject({
      minSpacing: 1,
      isDefault: true,
    });
  });
});
