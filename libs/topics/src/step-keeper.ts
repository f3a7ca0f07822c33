import { createLog } from '@app/observability';
import type { RuleStore } from '@app/ports';

/** Milliseconds between looks for changes whose notice was lost: with the look itself, two workers disagree for less than a second. */
const LOOK_EVERY_MS = 500;

/** Calls for every change of rules or term lists: on each notice, and now and then in case one was lost. */
export class StepKeeper {
  private readonly log = createLog('topics');
  private unsubscribe: (() => Promise<void>) | null = null;
  private timer: NodeJS.Timeout | null = null;
  private running: Promise<void> | null = null;
  private again = false;
  private failing = false;
  private stopped = false;

  /** @param catchUp brings everything in step; never called twice at once */
  constructor(
    private readonly store: RuleStore,
    private readonly catchUp: () => Promise<void>,
  ) {}

  /** Listens first and then catches up, so that no change falls between. @throws what the first catching up throws */
  async start(): Promise<void> {
    this.unsubscribe = await this.store.onChange(() => this.wake());
    this.running = this.catchUp();
    try {
      await this.running;
    } finally {
      this.running = null;
    }
    this.wake();
  }

  /** Catches up now, with all that is saved by the call. Ends where that can't be read, as where it is in. */
  async look(): Promise<void> {
    this.wake();
    await this.running;
  }

  /** Ends when nothing runs any more. */
  async stop(): Promise<void> {
    this.stopped = true;
    if (this.timer !== null) clearTimeout(this.timer);
    await this.unsubscribe?.();
    await this.running;
  }

  private wake(): void {
    if (this.stopped) return;
    if (this.running !== null) {
      this.again = true;
      return;
    }
    this.running = this.run().finally(() => {
      this.running = null;
      if (!this.stopped) this.timer = setTimeout(() => this.wake(), LOOK_EVERY_MS);
    });
  }

  private async run(): Promise<void> {
    if (this.timer !== null) clearTimeout(this.timer);
    do {
      this.again = false;
      try {
        await this.catchUp();
        this.failing = false;
      } catch (err) {
        // One line for an outage, not one for each look.
        if (!this.failing) this.log.error({ err }, 'Changes of rules could not be read; trying on');
        this.failing = true;
      }
    } while (this.again && !this.stopped && !this.failing);
  }
}
