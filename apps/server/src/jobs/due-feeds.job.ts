import { FeedStore, JobQueue } from '@app/ports';
import { Injectable } from '@nestjs/common';

/** Feeds claimed a second: more wait for the next one. */
const LIMIT = 1000;
/** How long a claimed feed is left alone when its poller dies: the longest poll and the wait before it. */
export const LEASE_MS = 120_000;

/** Each second: claims the due feeds and enqueues their polls. */
@Injectable()
export class DueFeedsJob {
  constructor(
    private readonly feeds: FeedStore,
    private readonly queue: JobQueue,
  ) {}

  async run(): Promise<void> {
    const due = await this.feeds.claimDue(new Date(), LIMIT, LEASE_MS);
    await this.queue.addMany(
      due.map((feed) => ({
        name: 'poll-feed' as const,
        payload: { feedId: feed.id },
        id: `poll-${feed.id}-${feed.due.getTime()}`,
      })),
    );
  }
}
