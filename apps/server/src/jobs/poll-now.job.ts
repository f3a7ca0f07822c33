import { setTimeout as delay } from 'node:timers/promises';
import { WirewatchError } from '@app/contracts';
import type { PollAnswer } from '@app/contracts';
import { FeedStore } from '@app/ports';
import { Injectable } from '@nestjs/common';
import { PollNow } from '../http/poll-now.js';
import { LEASE_MS } from './due-feeds.job.js';
import { PollFeedJob } from './poll-feed.job.js';

/** How long it waits for a poll that is running: longer than the longest poll. */
const PATIENCE_MS = 90_000;
const ASK_AGAIN_MS = 100;

/** Polls in the process that was asked, under the same lease as the queue's polls. */
@Injectable()
export class PollNowJob extends PollNow {
  constructor(
    private readonly feeds: FeedStore,
    private readonly pollFeed: PollFeedJob,
  ) {
    super();
  }

  /** @throws WirewatchError not-found, unavailable (a running poll does not end) */
  async poll(feedId: string): Promise<PollAnswer> {
    const patience = Date.now() + PATIENCE_MS;
    while (!(await this.feeds.claim(feedId, new Date(), LEASE_MS))) {
      if ((await this.feeds.get(feedId)) === null) throw new WirewatchError('not-found');
      if (Date.now() > patience) {
        throw new WirewatchError(
          'unavailable',
          'A poll of this feed is running and does not end. Try again.',
        );
      }
      await delay(ASK_AGAIN_MS);
    }
    const answer = await this.pollFeed.run(feedId);
    if (answer === null) throw new WirewatchError('not-found');
    return answer;
  }
}
