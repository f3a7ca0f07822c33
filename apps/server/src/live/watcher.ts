import type { LogEvent } from '@app/contracts';
import { emitEvent, isAfter, type LiveSocket } from './live-socket.js';

/**
 * Brings one socket from a replay to the live log without gap or duplicate. What the
 * tail hands on during the replay waits here; what the replay has sent already, because
 * it was ahead of the tail, is left out. Once the tail has caught up the socket needs no
 * watcher any more and joins its rooms.
 */
export class Watcher {
  #sent: string;
  #waiting: LogEvent[] | null = [];
  /** Ends the wait for {@link joined}. */
  join!: () => void;
  /** Resolves when the socket stands in its rooms, or is gone. */
  readonly joined = new Promise<void>((resolve) => {
    this.join = resolve;
  });

  /** @param from the socket has everything up to this cursor */
  constructor(
    private readonly socket: LiveSocket,
    readonly rooms: ReadonlySet<string>,
    from: string,
  ) {
    this.#sent = from;
  }

  /** Sends what the replay read. */
  replay(events: readonly LogEvent[]): void {
    for (const event of events) this.#send(event);
  }

  /** Takes what the tail hands on. */
  hear(event: LogEvent): void {
    if (!this.rooms.has(event.room)) return;
    if (this.#waiting === null) this.#send(event);
    else this.#waiting.push(event);
  }

  /** The replay is over: what waited is sent, and from now on everything at once. */
  open(): void {
    const waited = this.#waiting ?? [];
    this.#waiting = null;
    for (const event of waited) this.#send(event);
  }

  /** Whether the tail, at this position, can send nothing that was sent already. */
  isCaughtUp(position: string): boolean {
    return this.#waiting === null && !isAfter(this.#sent, position);
  }

  /** Everything up to this cursor was sent. */
  get sent(): string {
    return this.#sent;
  }

  #send(event: LogEvent): void {
    if (!isAfter(event.cursor, this.#sent)) return;
    this.#sent = event.cursor;
    emitEvent(this.socket, event);
  }
}
