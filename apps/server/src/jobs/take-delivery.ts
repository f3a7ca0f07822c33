import { createLog } from '@app/observability';
import { FeedPoller } from '@app/polling';
import { FeedStore, HubStore } from '@app/ports';
import type { KeptHubSubscription } from '@app/ports';
import { Injectable } from '@nestjs/common';
import { KeepItems } from './keep-items.js';

const log = createLog('hubs');

/** Brings what a hub delivered the same way as a poll's result: parse, keep, match. */
@Injectable()
export class TakeDelivery {
  constructor(
    private readonly feeds: FeedStore,
    private readonly items: KeepItems,
    private readonly hubs: HubStore,
    private readonly poller: FeedPoller,
  ) {}

  /** Resolves when the items are kept. @param body whose signature is checked */
  async run(
    { feedId, hub }: KeptHubSubscription,
    body: Uint8Array,
    contentType: string | null,
  ): Promise<void> {
    const feed = await this.feeds.getPollable(feedId);
    if (feed === null) return;
    const now = new Date();
    const result = await this.poller.receive(feed, body, contentType, now);
    if (result.kind !== 'fetched' || result.record.memory === undefined) {
      // A notice without the news: the feed itself has them.
      log.info({ feedId, url: hub }, 'a hub delivered what is no feed: the feed is polled');
      await this.feeds.checkBy(feedId, now);
      await this.hubs.recordDelivery(feedId, now);
      return;
    }
    const { kept, changed, fullTextProblem } = await this.items.run(feed, result.parsed, now);
    // What was delivered is on its way to readers by now: the books come after it.
    await this.hubs.recordDelivery(feedId, now);
    const gaveNews = kept.length + changed.length > 0;
    await this.feeds.recordDelivery(feedId, {
      at: now,
      gaveNews,
      memory: result.record.memory,
      ...(fullTextProblem === undefined ? {} : { fullTextProblem }),
    });
  }
}
