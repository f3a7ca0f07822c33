import { DEFAULT_RULE_SETTINGS, LIVE_NAMESPACE } from '@app/contracts';
import type {
  ClientToServer,
  LiveEventName,
  Room,
  ServerToClient,
  WatchAck,
  WatchRequest,
} from '@app/contracts';
import { SessionDesk } from '@app/accounts';
import { EventLog, PersonStore, RuleStore } from '@app/ports';
import type { Socket as NodeSocket } from 'node:net';
import { io } from 'socket.io-client';
import type { Socket } from 'socket.io-client';
import { startTestServer } from '../support/test-server.js';
import type { TestServer } from '../support/test-server.js';

type Client = Socket<ServerToClient, ClientToServer>;

/** What a client heard, in the order in which it came. */
interface Heard {
  readonly name: string;
  readonly cursor: string;
  readonly n: number;
}

/** Leaves everything that arrives in the network's buffers. Returns the end of the connection. */
function stopReading(client: Client): () => void {
  const { transport } = client.io.engine as unknown as { transport: { ws: { _socket: NodeSocket } } };
  const socket = transport.ws._socket;
  socket.pause();
  return () => void socket.destroy();
}

describe('the live log', () => {
  let server: TestServer;
  let log: EventLog;
  let adminCookie: string;
  let topic: string;
  const clients: Client[] = [];

  beforeAll(async () => {
    server = await startTestServer();
    log = server.app.get(EventLog, { strict: false });
    adminCookie = (await server.signInAsAdmin()).cookie;
    const draft = { query: 'quake', canonical: 'quake', owner: null, settings: DEFAULT_RULE_SETTINGS };
    const rule = await server.app
      .get(RuleStore, { strict: false })
      .add({ ...draft, name: 'Quakes', scope: 'topic' }, 'admin');
    topic = rule.id;
  });
  afterEach(() => {
    for (const client of clients.splice(0)) client.close();
  });
  afterAll(() => server.stop());

  /** Connects; resolves with the client, or rejects with the code of the refusal. */
  const connect = async (options: { cookie?: string; origin?: string; token?: string } = {}) => {
    const { cookie, origin = server.origin, token } = options;
    const client: Client = io(`${server.origin}${LIVE_NAMESPACE}`, {
      transports: ['websocket'],
      extraHeaders: { origin, ...(cookie === undefined ? {} : { cookie }) },
      ...(token === undefined ? {} : { auth: { token } }),
      reconnection: false,
      forceNew: true,
    });
    clients.push(client);
    await new Promise<void>((resolve, reject) => {
      client.once('connect', resolve);
      client.once('connect_error', reject);
    });
    return client;
  };
  const asAdmin = () => connect({ cookie: adminCookie });
  const watch = (client: Client, request: unknown): Promise<WatchAck> =>
    client.emitWithAck('watch', request as WatchRequest);
  const codeOf = async (client: Client, request: unknown) => {
    const answer = await watch(client, request);
    return 'error' in answer ? answer.error.code : `no error, cursor ${answer.cursor}`;
  };
  const cursorOf = async (client: Client, rooms: Room[], after?: string) => {
    const answer = await watch(client, { rooms, ...(after === undefined ? {} : { after }) });
    if ('error' in answer) throw new Error(answer.error.code);
    return answer.cursor;
  };
  const append = async (room: string, n: number, name: LiveEventName = 'thread') => {
    await log.append({ room, name, payload: { n } });
  };
  /** Everything a client hears, and a wait for the nth of it. */
  const listen = (client: Client) => {
    const heard: Heard[] = [];
    const waiting: { count: number; done: () => void }[] = [];
    client.onAny((name: string, payload: { cursor: string; n: number }) => {
      heard.push({ name, cursor: payload.cursor, n: payload.n });
      for (const wait of waiting) if (heard.length >= wait.count) wait.done();
    });
    return {
      heard,
      until: (count: number) =>
        new Promise<void>((done) => {
          waiting.push({ count, done });
          if (heard.length >= count) done();
        }),
    };
  };

  const openSockets = async () => {
    const text = await (await fetch(`${server.origin}/metrics`)).text();
    return Number(/^wirewatch_sockets (\d+)$/m.exec(text)?.[1]);
  };

  it('brings new events to the rooms that are watched, each with its cursor', async () => {
    const client = await asAdmin();
    const { heard, until } = listen(client);
    const cursor = await cursorOf(client, ['newsroom']);
    await append('topic:999', 1);
    await append('newsroom', 2);
    await until(1);
    expect(heard).toEqual([{ name: 'thread', cursor: await log.latest(), n: 2 }]);
    expect(BigInt(heard[0]?.cursor ?? 0)).toBeGreaterThan(BigInt(cursor));
  });

  it('replays everything after a cursor before it answers, in pages and in order', async () => {
    const after = await log.latest();
    for (let n = 0; n < 250; n++) await append('newsroom', n);
    const client = await asAdmin();
    const { heard } = listen(client);
    const cursor = await cursorOf(client, ['newsroom'], after);
    expect(heard.map(({ n }) => n)).toEqual(Array.from({ length: 250 }, (_, n) => n));
    expect(cursor).toBe(heard.at(-1)?.cursor);
  });

  it('loses nothing and sends nothing twice while events come in', async () => {
    const after = await log.latest();
    const count = 300;
    const writing = (async () => {
      for (let n = 0; n < count; n++) await append('newsroom', n);
    })();
    const watchers = await Promise.all(
      Array.from({ length: 10 }, async () => {
        const client = await asAdmin();
        const listening = listen(client);
        await cursorOf(client, ['newsroom'], after);
        return listening;
      }),
    );
    await writing;
    await Promise.all(watchers.map(({ until }) => until(count)));
    const last = listen(await asAdmin());
    await cursorOf(clients.at(-1) as Client, ['newsroom'], after);
    const wanted = Array.from({ length: count }, (_, n) => n);
    for (const { heard } of [...watchers, last]) expect(heard.map(({ n }) => n)).toEqual(wanted);
  });

  it('goes on from the cursor of an answer without a gap', async () => {
    const first = await asAdmin();
    const cursor = await cursorOf(first, ['newsroom']);
    first.close();
    await append('newsroom', 7);
    const second = await asAdmin();
    const { heard } = listen(second);
    await cursorOf(second, ['newsroom'], cursor);
    expect(heard.map(({ n }) => n)).toEqual([7]);
  });

  it('hears more rooms with each watch, and no event twice', async () => {
    const client = await asAdmin();
    const { heard, until } = listen(client);
    const after = await log.latest();
    await cursorOf(client, ['newsroom']);
    await cursorOf(client, [`topic:${topic}`]);
    await append('newsroom', 1);
    await append(`topic:${topic}`, 2);
    await until(2);
    await cursorOf(client, ['newsroom'], await log.latest());
    await append('newsroom', 3);
    await until(3);
    expect(heard.map(({ n }) => n)).toEqual([1, 2, 3]);
    expect(BigInt(heard[0]?.cursor ?? 0)).toBeGreaterThan(BigInt(after));
  });

  it('is open to a visitor for what a topic’s readers see', async () => {
    const visitor = await connect();
    const { heard, until } = listen(visitor);
    await cursorOf(visitor, [`topic:${topic}`]);
    await append(`topic:${topic}`, 1, 'alert');
    await until(1);
    expect(heard[0]).toMatchObject({ name: 'alert', n: 1 });
  });

  it('brings a person their own log, by cookie or by token', async () => {
    const person = await server.app
      .get(PersonStore, { strict: false })
      .add({ email: 'reader@wirewatch.example', role: 'subscriber', passwordHash: null });
    const token = await server.app.get(SessionDesk, { strict: false }).issueToken(person.id);
    const client = await connect({ token, origin: 'https://elsewhere.example' });
    const { heard, until } = listen(client);
    await cursorOf(client, ['alerts']);
    await append('person:1', 1, 'alert');
    await append(`person:${person.id}`, 2, 'alert');
    await until(1);
    expect(heard.map(({ n }) => n)).toEqual([2]);
  });

  it('cuts off who takes nothing, and goes on for the others', async () => {
    const slow = await asAdmin();
    const quick = await asAdmin();
    const { heard, until } = listen(quick);
    await cursorOf(quick, ['newsroom']);
    await cursorOf(slow, ['newsroom']);
    const end = stopReading(slow);
    const payload = { text: 'x'.repeat(50_000) };
    let count = 0;
    // What the network's own buffers take does not count; beyond that 1,000 messages wait.
    while (count < 4000 && (await openSockets()) > 1) {
      for (let n = 0; n < 100; n++, count++) await log.append({ room: 'newsroom', name: 'thread', payload });
    }
    expect(await openSockets()).toBe(1);
    await until(count);
    expect(heard).toHaveLength(count);
    end();
  });

  it('ends in a way after which clients connect again by themselves', async () => {
    const other = await startTestServer();
    const client: Client = io(`${other.origin}${LIVE_NAMESPACE}`, {
      transports: ['websocket'],
      forceNew: true,
    });
    clients.push(client);
    await new Promise<void>((resolve) => client.once('connect', resolve));
    const ended = new Promise<{ reason: string; active: boolean }>((resolve) => {
      client.once('disconnect', (reason) => resolve({ reason, active: client.active }));
    });
    await other.stop();
    expect(await ended).toEqual({ reason: 'transport close', active: true });
  });

  describe('refuses', () => {
    it('a room that is not theirs', async () => {
      const visitor = await connect();
      expect(await codeOf(visitor, { rooms: ['alerts'] })).toBe('not-signed-in');
      expect(await codeOf(visitor, { rooms: ['newsroom'] })).toBe('not-signed-in');
      expect(await codeOf(visitor, { rooms: ['topic:999999'] })).toBe('not-found');
      const person = await server.app
        .get(PersonStore, { strict: false })
        .add({ email: null, role: 'anonymous', passwordHash: null });
      const reader = await connect({
        token: await server.app.get(SessionDesk, { strict: false }).issueToken(person.id),
      });
      expect(await codeOf(reader, { rooms: ['alerts', 'newsroom'] })).toBe('forbidden');
    });

    it.each([
      [null],
      ['newsroom'],
      [{}],
      [{ rooms: [] }],
      [{ rooms: ['person:1'] }],
      [{ rooms: ['topic:x'] }],
      [{ rooms: ['newsroom'], after: 5 }],
      [{ rooms: ['newsroom'], more: true }],
    ])('an event of the wrong shape: %j', async (request) => {
      expect(await codeOf(await asAdmin(), request)).toBe('bad-request');
    });

    it('a cursor from the future, or one that is none', async () => {
      const client = await asAdmin();
      expect(await codeOf(client, { rooms: ['newsroom'], after: '999999999' })).toBe('bad-cursor');
      expect(await codeOf(client, { rooms: ['newsroom'], after: 'yesterday' })).toBe('bad-cursor');
    });

    it('and stays usable after a refusal', async () => {
      const client = await asAdmin();
      expect(await codeOf(client, { rooms: ['topic:999999'] })).toBe('not-found');
      const { heard, until } = listen(client);
      await cursorOf(client, ['newsroom']);
      await append('newsroom', 1);
      await until(1);
      expect(heard).toHaveLength(1);
    });

    it('a token that nobody has', async () => {
      await expect(connect({ token: 'nonsense' })).rejects.toMatchObject({
        data: { code: 'not-signed-in' },
      });
    });

    it('a cookie from another site’s page', async () => {
      await expect(
        connect({ cookie: adminCookie, origin: 'https://elsewhere.example' }),
      ).rejects.toMatchObject({ data: { code: 'cross-origin' } });
    });

    it('any transport but WebSocket', async () => {
      const answer = await fetch(`${server.origin}/socket.io/?EIO=4&transport=polling`);
      expect(answer.status).toBe(400);
    });
  });
});
