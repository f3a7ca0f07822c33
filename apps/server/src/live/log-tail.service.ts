import type { LogEvent } from '@app/contracts';
import { createLog } from '@app/observability';
import { EventLog } from '@app/ports';
import { Injectable } from '@nestjs/common';

const log = createLog('live');

/** Events a read. */
const PAGE = 500;
/** A read without a wake-up makes sure of what a lost notice would hide. */
const SURE_MS = 1000;

/** Hears what is new in the log, page by page in its order. */
export interface TailListener {
  /** One page, oldest first; the tail's position is its last event. */
  onEvents(events: readonly LogEvent[]): void;
}

/** Follows the log of events from the moment it starts: a notice wakes it, a read each second makes sure. */
@Injectable()
export class LogTail {
  #position = '0';
  #listener: TailListener | null = null;
  #stopListening: () => Promise<void> = () => Promise.resolve();
  #timer: NodeJS.Timeout | undefined;
  #reading: Promise<void> | null = null;
  #again = false;
  #stopped = false;

  constructor(private readonly events: EventLog) {}

  /** Every event up to this cursor was handed on. */
  get position(): string {
    return this.#position;
  }

  /** Starts at the end of the log. */
  async start(listener: TailListener): Promise<void> {
    this.#listener = listener;
    this.#stopListening = await this.events.onAppend(() => this.#wake());
    this.#position = await this.events.latest();
    this.#timer = setInterval(() => this.#wake(), SURE_MS);
    this.#wake();
  }

  /** Stops, after the page that is being read. */
  async stop(): Promise<void> {
    this.#stopped = true;
    clearInterval(this.#timer);
    await this.#stopListening();
    await this.#reading;
  }

  #wake(): void {
    this.#again = true;
    if (this.#reading !== null || this.#stopped) return;
    this.#reading = this.#readOn()
      .catch((error: unknown) => log.error({ err: error }, 'reading the log of events failed'))
      .finally(() => {
        this.#reading = null;
      });
  }

  async #readOn(): Promise<void> {
    while (this.#again && !this.#stopped) {
      this.#again = false;
      const page = await this.events.read(this.#position, PAGE);
      const last = page.at(-1);
      if (last === undefined) continue;
      this.#position = last.cursor;
      this.#listener?.onEvents(page);
      this.#again ||= page.length === PAGE;
    }
  }
}
