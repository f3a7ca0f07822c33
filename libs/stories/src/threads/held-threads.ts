import type { Placement } from './placement.js';
import { ThreadIndex } from './thread-index.js';
import type { ThreadStory } from './story-features.js';

/**
 * Stories with the threads they were put in, each held for a time after it came: an archive's stories find each
 * other, however old they are, and what was read from the log again is held as long as what came by itself.
 */
export class HeldThreads {
  private readonly index: ThreadIndex;
  /** When each story came, in ms since 1970, the first first. */
  private readonly arrivals = new Map<string, number>();

  /**
   * @param holdMs how long a story is held after it came
   * @param apartMs what lies further apart is never one event
   */
  constructor(
    private readonly holdMs: number,
    apartMs: number,
  ) {
    this.index = new ThreadIndex({ hours: apartMs / 3_600_000 });
  }

  /** Stories held. */
  get size(): number {
    return this.index.size;
  }

  /** Reads a story that will be placed, so that placing it is short. */
  learn(story: ThreadStory): void {
    this.index.learn(story);
  }

  /** Where a story belongs. */
  place(story: ThreadStory): Placement {
    return this.index.place(story);
  }

  /**
   * Holds a story, or a later version of one.
   * @param arrived in ms since 1970
   */
  add(story: ThreadStory, threadId: string, arrived: number): void {
    this.arrivals.delete(story.id);
    this.arrivals.set(story.id, arrived);
    this.index.add(story, threadId);
  }

  /** Puts a story elsewhere. */
  move(storyId: string, threadId: string): void {
    this.index.move(storyId, threadId);
  }

  /** Lets go of a thread. */
  close(threadId: string): void {
    this.index.close(threadId);
  }

  /** Lets go of what came too long before `now` (ms since 1970). */
  expire(now: number): void {
    for (const [id, arrived] of this.arrivals) {
      if (arrived >= now - this.holdMs) return;
      this.arrivals.delete(id);
      this.index.remove(id);
    }
  }
}
