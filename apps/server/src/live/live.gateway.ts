import { LIVE_NAMESPACE, type LogEvent, type WatchAck, watchSchema, WirewatchError } from '@app/contracts';
import { createLog, metrics } from '@app/observability';
import { EventLog } from '@app/ports';
import type { Settings } from '@app/settings';
import { Inject } from '@nestjs/common';
import type { BeforeApplicationShutdown, OnApplicationBootstrap } from '@nestjs/common';
import {
  ConnectedSocket,
  MessageBody,
  type OnGatewayConnection,
  type OnGatewayDisconnect,
  type OnGatewayInit,
  SubscribeMessage,
  WebSocketGateway,
} from '@nestjs/websockets';
import { once } from 'node:events';
import { asWirewatchError } from '../http/error.filter.js';
import { pageOrigin } from '../http/same-origin.js';
import { SignIn } from '../http/sign-in.js';
import { SETTINGS } from '../settings.token.js';
import { backlog, cutOff, emitEvent, isAfter, type LiveNamespace, type LiveSocket } from './live-socket.js';
import { knownCursor, LiveRooms } from './live.rooms.js';
import { LogTail, type TailListener } from './log-tail.service.js';
import { Watcher } from './watcher.js';

const log = createLog('live');

/** Events a page of a replay. */
const PAGE = 200;
/** Messages that may wait for a slow connection before it is cut: it replays when it is back. */
const MOST_WAITING = 1000;
/** How long a replay waits for a connection that takes nothing. */
const DRAIN_MS = 10_000;

/** Live events to browsers: replay after a cursor, then the log as it grows, in one order. */
@WebSocketGateway({
  namespace: LIVE_NAMESPACE,
  transports: ['websocket'],
  serveClient: false,
  maxHttpBufferSize: 65_536,
})
export class LiveGateway
  implements
    OnGatewayInit<LiveNamespace>,
    OnGatewayConnection<LiveSocket>,
    OnGatewayDisconnect<LiveSocket>,
    OnApplicationBootstrap,
    BeforeApplicationShutdown,
    TailListener
{
  #namespace: LiveNamespace | undefined;
  /** Sockets on their way from a replay to their rooms. */
  readonly #watchers = new Map<LiveSocket, Watcher>();
  /** The last watch of each socket: they are answered one after the other. */
  readonly #turns = new WeakMap<LiveSocket, Promise<WatchAck>>();

  constructor(
    private readonly signIn: SignIn,
    private readonly rooms: LiveRooms,
    private readonly events: EventLog,
    private readonly tail: LogTail,
    @Inject(SETTINGS) private readonly settings: Settings,
  ) {}

  afterInit(namespace: LiveNamespace): void {
    this.#namespace = namespace;
    namespace.use((socket, next) => {
      this.#admit(socket).then(
        () => next(),
        (thrown: unknown) => {
          const error = asWirewatchError(thrown);
          if (error.status >= 500) log.error({ err: thrown }, 'a socket could not be let in');
          next(Object.assign(new Error(error.code), { data: error.toBody() }));
        },
      );
    });
  }

  onApplicationBootstrap(): Promise<void> {
    return this.tail.start(this);
  }

  /** Sockets go first of all, so that browsers turn to another gateway at once. */
  async beforeApplicationShutdown(): Promise<void> {
    for (const socket of this.#namespace?.sockets.values() ?? []) cutOff(socket);
    await this.tail.stop();
  }

  handleConnection(): void {
    metrics.sockets.inc();
  }

  handleDisconnect(socket: LiveSocket): void {
    metrics.sockets.dec();
    this.#watchers.get(socket)?.join();
  }

  /** Answers one `watch` after everything missed was sent. */
  @SubscribeMessage('watch')
  watch(@ConnectedSocket() socket: LiveSocket, @MessageBody() request: unknown): Promise<WatchAck> {
    const before = this.#turns.get(socket) ?? Promise.resolve();
    const answer = before.then(() => this.#answer(socket, request));
    this.#turns.set(socket, answer);
    return answer;
  }

  /** Hands what is new in the log to the sockets of its rooms. */
  onEvents(events: readonly LogEvent[]): void {
    const namespace = this.#namespace;
    if (namespace === undefined) return;
    for (const event of events) {
      emitEvent(namespace.to(event.room), event);
      for (const watcher of this.#watchers.values()) watcher.hear(event);
    }
    for (const [socket, watcher] of this.#watchers) this.#joinIfCaughtUp(socket, watcher);
    for (const socket of namespace.sockets.values()) {
      if (backlog(socket) > MOST_WAITING) cutOff(socket);
    }
  }

  async #admit(socket: LiveSocket): Promise<void> {
    const { headers, auth } = socket.handshake;
    const token: unknown = (auth as { token?: unknown }).token;
    const proof =
      typeof token === 'string' ? await this.signIn.ofToken(token) : await this.signIn.ofHeaders(headers);
    const origin = { origin: headers.origin, host: headers.host };
    if (proof.kind === 'cookie' && pageOrigin(origin, this.settings.publicUrl) === 'other') {
      throw new WirewatchError('cross-origin');
    }
    socket.data.person = proof.kind === 'none' ? null : proof.person;
  }

  async #answer(socket: LiveSocket, request: unknown): Promise<WatchAck> {
    try {
      const read = watchSchema.safeParse(request);
      if (!read.success) {
        throw new WirewatchError('bad-request', 'Send {rooms, after?} and wait for the answer.');
      }
      const rooms = await this.rooms.of(read.data.rooms, socket.data.person);
      const { after } = read.data;
      const cursor = after === undefined ? null : knownCursor(after, await this.events.latest());
      return { cursor: await this.#bring(socket, rooms, cursor) };
    } catch (thrown) {
      const error = asWirewatchError(thrown);
      if (error.status >= 500) log.error({ err: thrown }, 'a watch could not be answered');
      return { error: error.toBody() };
    }
  }

  /**
   * Sends what came after the cursor (without one: nothing), then lets the socket hear
   * the rest live. Gives the cursor up to which it has everything.
   */
  async #bring(socket: LiveSocket, rooms: ReadonlySet<string>, after: string | null): Promise<string> {
    // Without a pause between these lines: what the tail hands on is for the rooms before, and for the watcher after.
    const start = this.tail.position;
    for (const room of rooms) void socket.leave(room);
    const watcher = new Watcher(socket, rooms, after ?? start);
    this.#watchers.set(socket, watcher);
    try {
      for (;;) {
        const page = await this.events.read(watcher.sent, PAGE, [...rooms]);
        watcher.replay(page);
        if (page.length < PAGE || !socket.connected) break;
        await drained(socket);
      }
      watcher.open();
      this.#joinIfCaughtUp(socket, watcher);
      await watcher.joined;
      return isAfter(watcher.sent, start) ? watcher.sent : start;
    } finally {
      this.#watchers.delete(socket);
    }
  }

  #joinIfCaughtUp(socket: LiveSocket, watcher: Watcher): void {
    if (!watcher.isCaughtUp(this.tail.position)) return;
    this.#watchers.delete(socket);
    if (socket.connected) void socket.join([...watcher.rooms]);
    watcher.join();
  }
}

/** Waits until a connection has taken what was sent; one that takes nothing is cut. */
async function drained(socket: LiveSocket): Promise<void> {
  if (backlog(socket) === 0) return;
  try {
    await once(socket.conn, 'drain', { signal: AbortSignal.timeout(DRAIN_MS) });
  } catch (error) {
    cutOff(socket);
    throw new WirewatchError('unavailable', 'The connection took nothing for too long.', String(error));
  }
}
