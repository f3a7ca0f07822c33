import { LIVE_NAMESPACE } from '@app/contracts';
import type { ClientToServer, ErrorBody, Room, ServerToClient } from '@app/contracts';
import { io } from 'socket.io-client';
import type { Socket } from 'socket.io-client';
import { nextConnection, retryDelay } from './connection.js';
import type { Connection, ConnectionEvent, Return } from './connection.js';
import { readAck, readPayload } from './payloads.js';
import type { Payload } from './payloads.js';
import { RoomBook } from './room-book.js';
import type { WatchGroup } from './room-book.js';

/** What a part of the page wants to hear; a room's start also says when to fetch what was before it. */
export interface LiveListener {
  readonly alert?: (alert: Payload<'alert'>) => void;
  readonly summary?: (summary: Payload<'summary'>) => void;
  readonly regroup?: (regroup: Payload<'regroup'>) => void;
  readonly story?: (story: Payload<'story'>) => void;
  readonly thread?: (thread: Payload<'thread'>) => void;
  readonly feed?: (feed: Payload<'feed'>) => void;
  readonly alarm?: (alarm: Payload<'alarm'>) => void;
  readonly question?: (question: Payload<'question'>) => void;
  /** The room is watched from now on, without a replay: fetch what came before. */
  readonly joined?: () => void;
  readonly refused?: (error: ErrorBody) => void;
  readonly returned?: (back: Return) => void;
}

/** An answer that takes longer than this counts as a lost connection, milliseconds. */
const ANSWER_WITHIN_MS = 15_000;
/** Cursors remembered so that a replayed event is not told twice. */
const REMEMBERED = 2000;
const EVENTS = [
  'alert',
  'summary',
  'regroup',
  'story',
  'thread',
  'feed',
  'alarm',
  'question',
] as const satisfies readonly (keyof ServerToClient)[];

/**
 * The one live connection of a page: keeps its rooms, comes back by itself with the
 * last cursor, and tells each event once.
 */
export class LiveClient {
  private readonly socket: Socket<ServerToClient, ClientToServer>;
  private readonly book = new RoomBook();
  private readonly listeners = new Map<LiveListener, readonly Room[]>();
  private readonly watchers = new Set<() => void>();
  private readonly told = new Set<string>();
  private connection: Connection = { kind: 'connecting' };
  private retry: ReturnType<typeof setTimeout> | undefined;

  constructor() {
    this.socket = io(LIVE_NAMESPACE, {
      transports: ['websocket'],
      reconnection: false,
      autoConnect: false,
      forceNew: true,
    });
    this.socket.on('connect', () => void this.catchUp());
    this.socket.on('connect_error', () => this.lose());
    this.socket.on('disconnect', (reason) => {
      if (reason !== 'io client disconnect') this.lose();
    });
    for (const event of EVENTS) {
      this.socket.on(event, (payload: unknown) => this.tell(event, payload));
    }
    window.addEventListener('online', () => this.tryNow());
    window.addEventListener('offline', () => this.goOffline());
  }

  /** The state now; the same object until it changes. */
  readonly getConnection = (): Connection => this.connection;

  /** Calls back at each change of state; gives the way to stop. */
  readonly watchConnection = (changed: () => void): (() => void) => {
    this.watchers.add(changed);
    return () => this.watchers.delete(changed);
  };

  /** Listens in rooms; gives the way to stop. The first listener opens the connection. */
  listen(rooms: readonly Room[], listener: LiveListener): () => void {
    const fresh = rooms.filter((room) => this.book.want(room));
    this.listeners.set(listener, rooms);
    if (this.socket.connected) {
      if (fresh.length > 0) void this.watch({ rooms: fresh });
      const known = rooms.filter((room) => !fresh.includes(room));
      if (known.length > 0) listener.joined?.();
    } else if (!this.socket.active && this.connection.kind !== 'offline') this.tryNow();
    return () => {
      this.listeners.delete(listener);
      for (const room of rooms) this.book.release(room);
    };
  }

  /** Tries to connect at once. */
  readonly tryNow = (): void => {
    clearTimeout(this.retry);
    if (!this.socket.connected && !this.book.empty) this.socket.connect();
  };

  /** Somebody signed in or out: the rooms are another person's from here on. */
  readonly becomeSomebodyElse = (): void => {
    clearTimeout(this.retry);
    this.book.forget();
    this.told.clear();
    this.socket.disconnect();
    this.connection = { kind: 'connecting' };
    this.announce();
    if (!this.book.empty) this.socket.connect();
  };

  private async catchUp(): Promise<void> {
    this.step({ kind: 'connected' });
    let complete = true;
    for (const group of this.book.groupsAfterBreak()) {
      const outcome = await this.watch(group);
      if (outcome === 'lost') return;
      if (outcome === 'anew') complete = false;
    }
    this.step({ kind: 'caught-up', complete });
  }

  private async watch(group: WatchGroup): Promise<'joined' | 'anew' | 'lost'> {
    const { rooms, after } = group;
    const answer = await this.ask(group);
    if (answer === null) {
      // No answer, or none that can be read: a connection that does not answer is not one.
      if (this.socket.connected) {
        this.socket.disconnect();
        this.lose();
      }
      return 'lost';
    }
    if (!('error' in answer)) {
      this.book.joined(rooms, answer.cursor);
      if (after === undefined) this.tellJoined(rooms);
      return 'joined';
    }
    if (after !== undefined && answer.error.code === 'bad-cursor') {
      this.book.forget();
      const outcome = await this.watch({ rooms });
      return outcome === 'joined' ? 'anew' : outcome;
    }
    return this.watchOneByOne(group, answer.error);
  }

  private async ask({ rooms, after }: WatchGroup): Promise<ReturnType<typeof readAck>> {
    const request = { rooms: [...rooms], ...(after === undefined ? {} : { after }) };
    try {
      return readAck(await this.socket.timeout(ANSWER_WITHIN_MS).emitWithAck('watch', request));
    } catch {
      return null;
    }
  }

  /** One room that is not ours must not keep us from the others. */
  private async watchOneByOne(group: WatchGroup, error: ErrorBody): Promise<'joined' | 'anew' | 'lost'> {
    if (group.rooms.length === 1) {
      this.tellRefused(group.rooms, error);
      return 'joined';
    }
    let worst: 'joined' | 'anew' = 'joined';
    for (const room of group.rooms) {
      const outcome = await this.watch({ ...group, rooms: [room] });
      if (outcome === 'lost') return 'lost';
      if (outcome === 'anew') worst = 'anew';
    }
    return worst;
  }

  private tell(event: (typeof EVENTS)[number], payload: unknown): void {
    const read = readPayload(event, payload);
    if (read === null) return;
    this.book.received(read.cursor);
    if (this.told.has(read.cursor)) return;
    this.told.add(read.cursor);
    if (this.told.size > REMEMBERED) this.told.delete(this.told.values().next().value ?? '');
    if (event === 'story' || event === 'alert') this.step({ kind: 'received' });
    for (const listener of this.listeners.keys()) {
      (listener[event] as ((payload: unknown) => void) | undefined)?.(read);
    }
  }

  private tellJoined(rooms: readonly Room[]): void {
    for (const [listener, wanted] of this.listeners) {
      if (wanted.some((room) => rooms.includes(room))) listener.joined?.();
    }
  }

  private tellRefused(rooms: readonly Room[], error: ErrorBody): void {
    for (const [listener, wanted] of this.listeners) {
      if (wanted.some((room) => rooms.includes(room))) listener.refused?.(error);
    }
  }

  private lose(): void {
    if (!navigator.onLine) {
      this.goOffline();
      return;
    }
    const attempt = this.connection.kind === 'reconnecting' ? this.connection.attempt + 1 : 1;
    const wait = retryDelay(attempt, Math.random());
    this.step({ kind: 'lost', retryAfterMs: wait });
    clearTimeout(this.retry);
    this.retry = setTimeout(this.tryNow, wait);
  }

  private goOffline(): void {
    clearTimeout(this.retry);
    this.step({ kind: 'network-gone' });
  }

  private step(event: ConnectionEvent): void {
    const { state, returned } = nextConnection(this.connection, event, Date.now());
    if (returned) for (const listener of this.listeners.keys()) listener.returned?.(returned);
    if (state === this.connection) return;
    this.connection = state;
    this.announce();
  }

  private announce(): void {
    for (const changed of this.watchers) changed();
  }
}
