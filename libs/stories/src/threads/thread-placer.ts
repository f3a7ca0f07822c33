import { setImmediate } from 'node:timers/promises';
import { createLog } from '@app/observability';
import { ThreadStore } from '@app/ports';
import type { KeptVersion, PlaceableStory, PlacementEntry, PlacingDecision } from '@app/ports';
import type { WireConventions } from '../conventions/compile-tags.js';
import { cutBoilerplate } from '../credits/cut-boilerplate.js';
import { namesOf } from '../credits/wire-names.js';
import { HeldThreads } from './held-threads.js';
import type { ThreadStory } from './story-features.js';
import { bringsOf, type Placement } from './placement.js';

/** Hours for which a story finds others, and after which a quiet thread is closed. */
export const THREAD_HOURS = 72;
const HELD_MS = THREAD_HOURS * 3_600_000;
/**
 * The demo wire tells its events again in each round of a minute and a half, and the reports of one event within
 * half a minute of each other: what lies further apart is another round.
 */
const DEMO = { heldMs: 600_000, apartMs: 30_000 };
/** Lines of the log that are read at a time. */
const PAGE = 500;
/** Stories read before other work of the process gets its turn: some milliseconds. */
const STORIES_A_TURN = 10;

/** A story that a notice is about. */
export interface PlaceBeside {
  readonly beside?: string;
}

/**
 * Puts stories into threads with a {@link ThreadIndex} of this worker, in step with what other workers and staff do:
 * the log of placements is followed before each decision, while nobody else decides. The demo wire's stories are
 * kept apart, so that none ever joins a real thread.
 */
export class ThreadPlacer {
  private readonly log = createLog('stories');
  private readonly news = new HeldThreads(HELD_MS, HELD_MS);
  private readonly demo = new HeldThreads(DEMO.heldMs, DEMO.apartMs);
  private serial = '0';
  private loading: Promise<void> | null = null;
  /** Ends when this worker's last placement has; they come one after the other. */
  private turn: Promise<unknown> = Promise.resolve();

  /** @param conventions by which credit lines are known: they would make all stories of an outlet alike */
  constructor(
    private readonly store: ThreadStore,
    private readonly conventions: WireConventions,
  ) {}

  /** Stories held. */
  get size(): number {
    return this.news.size + this.demo.size;
  }

  /**
   * Holds what was placed in the last hours, in turns with the other work of the process; once.
   * @throws where the database can't be read; the next call tries again
   */
  load(): Promise<void> {
    this.loading ??= this.readHeld().catch((error: unknown) => {
      this.loading = null;
      throw error;
    });
    return this.loading;
  }

  /**
   * Puts a story version into its thread; safe to run twice. Waits until everything is loaded.
   * @returns the thread's id
   */
  async place(version: KeptVersion, { beside }: PlaceBeside = {}): Promise<string> {
    await this.load();
    const placed = this.turn.then(() => this.placeNow(version, beside));
    this.turn = placed.catch(() => undefined);
    return placed;
  }

  private async placeNow(version: KeptVersion, beside: string | undefined): Promise<string> {
    await this.catchUp();
    const now = Date.now();
    this.news.expire(now);
    this.demo.expire(now);
    let read: ThreadStory | null = null;
    const { threadId, entry } = await this.store.place(version, {
      after: this.serial,
      read: (story) => {
        const held = this.heldOf(story);
        const text = (read = this.toThreadStory(story));
        held.learn(text);
        return () => toDecision(held.place(text));
      },
      follow: (entries) => entries.forEach((each) => this.follow(each)),
      ...(beside === undefined ? {} : { beside }),
    });
    if (entry !== null) this.follow(entry, read);
    return threadId;
  }

  /** Follows the log up to now without keeping others waiting. */
  private async catchUp(): Promise<void> {
    for (let full = true; full;) {
      const entries = await this.store.placements(this.serial, PAGE);
      await this.followInTurns(entries);
      full = entries.length === PAGE;
    }
  }

  private async readHeld(): Promise<void> {
    const start = performance.now();
    const latest = await this.store.latest();
    const now = Date.now();
    const since = { news: new Date(now - HELD_MS), demo: new Date(now - DEMO.heldMs) };
    this.serial = '0';
    let next = this.store.held(since, this.serial, PAGE);
    for (let full = true; full;) {
      const entries = await next;
      full = entries.length === PAGE;
      if (full) {
        // The database reads the next ones meanwhile; that it failed is met when they are awaited.
        next = this.store.held(since, entries.at(-1)!.serial, PAGE);
        next.catch(() => undefined);
      }
      await this.followInTurns(entries);
    }
    // What was placed elsewhere since then is followed again, which changes nothing.
    this.serial = latest;
    const durationMs = Math.round(performance.now() - start);
    this.log.info({ count: this.size, durationMs }, 'The threads of the last hours are loaded');
  }

  private async followInTurns(entries: readonly PlacementEntry[]): Promise<void> {
    for (const [at, entry] of entries.entries()) {
      this.follow(entry);
      if (at % STORIES_A_TURN === STORIES_A_TURN - 1) await setImmediate();
    }
  }

  private follow(entry: PlacementEntry, read: ThreadStory | null = null): void {
    const { threadId } = entry;
    this.serial = entry.serial;
    switch (entry.kind) {
      case 'placed':
        this.heldOf(entry.story).add(
          read ?? this.toThreadStory(entry.story),
          threadId,
          Date.parse(entry.placedAt),
        );
        return;
      case 'moved':
        for (const held of [this.news, this.demo]) held.move(entry.storyId, threadId);
        return;
      case 'closed':
        for (const held of [this.news, this.demo]) held.close(threadId);
        return;
      case 'passed':
        return;
    }
  }

  private heldOf({ demo }: PlaceableStory): HeldThreads {
    return demo ? this.demo : this.news;
  }

  private toThreadStory({ storyId: id, title, summary, body, language, at }: PlaceableStory): ThreadStory {
    const text = cutBoilerplate(body, namesOf(this.conventions)).body;
    return { id, title, summary, body: text, language, published: at };
  }
}

function toDecision(placement: Placement): PlacingDecision {
  const threadId = placement.kind === 'joins' ? placement.threadId : null;
  return { threadId, copyOf: placement.copyOf, brings: bringsOf(placement) };
}
