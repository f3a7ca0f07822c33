import { Client } from 'pg';
import { connectionOptions, type DatabaseLocation } from './pool.js';

/** NOTIFY channels. */
export const CHANNEL_NAMES = ['wirewatch_events', 'wirewatch_rules'] as const;
export type NoticeChannel = (typeof CHANNEL_NAMES)[number];

const FIRST_RETRY_MS = 100;
const LAST_RETRY_MS = 5_000;

/**
 * LISTEN on a connection of its own, which comes back by itself. After it came back every
 * listener is called once, because what was notified in between is lost.
 */
export class Listener {
  private readonly listeners: Record<NoticeChannel, Set<() => void>> = {
    wirewatch_events: new Set(),
    wirewatch_rules: new Set(),
  };
  private client: Client | null = null;
  private connecting: Promise<void> | null = null;
  private retry: NodeJS.Timeout | null = null;
  private closed = false;

  constructor(
    private readonly location: DatabaseLocation,
    private readonly onFault: (error: Error) => void,
  ) {}

  /** Calls back on each notice until the returned function is called. Resolves when notices arrive from now on. */
  async on(channel: NoticeChannel, listener: () => void): Promise<() => Promise<void>> {
    // Each subscription is its own, also of the same function twice.
    const own = () => listener();
    this.listeners[channel].add(own);
    if (this.client === null) await (this.connecting ??= this.connect(FIRST_RETRY_MS, false));
    return () => {
      this.listeners[channel].delete(own);
      return Promise.resolve();
    };
  }

  /** Ends the connection; nobody is called any more. */
  async close(): Promise<void> {
    this.closed = true;
    if (this.retry !== null) clearTimeout(this.retry);
    await this.connecting;
    await this.client?.end().catch(() => undefined);
    this.client = null;
  }

  /** One attempt; a failed one is followed by another after twice the wait. */
  private async connect(retryMs: number, again: boolean): Promise<void> {
    const client = new Client(connectionOptions(this.location));
    let lost = false;
    let wait = retryMs;
    const onLost = () => {
      if (lost) return;
      lost = true;
      if (this.client === client) this.client = null;
      void client.end().catch(() => undefined);
      this.reconnect(wait);
    };
    client.on('error', (error) => {
      this.onFault(error);
      onLost();
    });
    client.on('end', onLost);
    client.on('notification', ({ channel }) => this.call(channel as NoticeChannel));
    try {
      await client.connect();
      for (const channel of CHANNEL_NAMES) await client.query(`LISTEN ${channel}`);
    } catch (error) {
      this.onFault(error as Error);
      this.connecting = null;
      onLost();
      return;
    }
    this.connecting = null;
    if (lost) return;
    if (this.closed) return void (await client.end());
    this.client = client;
    wait = FIRST_RETRY_MS;
    if (again) for (const channel of CHANNEL_NAMES) this.call(channel);
  }

  private reconnect(afterMs: number): void {
    if (this.closed || this.retry !== null) return;
    this.retry = setTimeout(() => {
      this.retry = null;
      this.connecting = this.connect(Math.min(afterMs * 2, LAST_RETRY_MS), true);
    }, afterMs);
    this.retry.unref();
  }

  private call(channel: NoticeChannel): void {
    for (const listener of this.listeners[channel]) listener();
  }
}
