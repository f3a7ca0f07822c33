import { randomUUID } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import type { HostStore } from '@app/ports';

/** Longer than a request may take: a turn whose holder died ends then. */
const LEASE_MS = 60_000;

/** Takes turns at hosts with whoever else asks them, in this process or another. */
export class HostTurns {
  constructor(private readonly hosts: Pick<HostStore, 'take' | 'release'>) {}

  /**
   * Runs a task that asks a host when it is its turn, and lets the host rest after it.
   * @param until milliseconds since 1970
   * @param restMs how long it is to rest at least
   * @returns null where the turn does not come until then
   */
  async run<T>(host: string, until: number, task: () => Promise<T>, restMs = 0): Promise<T | null> {
    const holder = `article-${randomUUID()}`;
    for (;;) {
      const turn = await this.hosts.take(host, holder, LEASE_MS);
      if (turn.kind === 'taken') break;
      if (Date.now() + turn.ms > until) return null;
      await delay(turn.ms);
    }
    try {
      return await task();
    } finally {
      await this.hosts.release(host, holder, restMs);
    }
  }
}
