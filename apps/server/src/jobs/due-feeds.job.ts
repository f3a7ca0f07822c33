import { setTimeout as delay } from 'node:timers/promises';
import { FeedStore, JobQueue } from '@app/ports';
import { Injectable } from '@nestjs/common';

/** Feeds claimed at once: more wait for the next round. */
const LIMIT = 1000;
/** A host has one feed claimed at a time, so where more are due it is looked again this soon for hosts that are free. */
const ROUND_MS = 200;
const ROUNDS = 4;
/** How long a claimed feed is left alone when its poller dies: the longest poll and the wait before it. */
export const LEASE_MS = 120_000;

/** Each second: claims the due feeds and enqueues their polls, in rounds as long as any are due. */
@Injectable()
export class DueFeedsJob {
  constructor(
    private readonly feeds: FeedStore,
    private readonly queue: JobQueue,
  ) {}

  async run(): Promise<void> {
    for (let round = 0; round < ROUNDS; round += 1) {
      if (round > 0) await delay(ROUND_MS);
      if ((await this.claim()) === 0 && !(await this.feeds.hasDue(new Date()))) return;
    }
  }

  /** @returns how many were claimed */
  private async claim(): Promise<number> {
    const due = await this.feeds.claimDue(new Date(), LIMIT, LEASE_MS);
    await this.queue.addMany(
      due.map((feed) => ({
        name: 'poll-feed' as const,
        payload: { feedId: feed.id },
        id: `poll-${feed.id}-${feed.due.getTime()}`,
      })),
    );
    return due.length;
  }
}
