import type { ParsedFeed, PollableFeed, PollAnswer } from '@app/contracts';
import { FeedPoller } from '@app/polling';
import type { PollResult } from '@app/polling';
import { EventLog, FeedStore, HostStore, pollOf } from '@app/ports';
import { publisherOf } from '@app/stories';
import { Injectable } from '@nestjs/common';
import { HubWatch } from './hub-watch.js';
import { type Harvest, KeepItems } from './keep-items.js';

/** Fetch, parse, keep and pass on; then what the poll leaves on its feed. */
@Injectable()
export class PollFeedJob {
  constructor(
    private readonly feeds: FeedStore,
    private readonly items: KeepItems,
    private readonly poller: FeedPoller,
    private readonly hosts: HostStore,
    private readonly hubs: HubWatch,
    private readonly events: EventLog,
  ) {}

  /**
   * Polls one feed whose lease the caller holds, and ends the lease.
   * @returns the outcome, or null where the feed is gone
   */
  async run(feedId: string): Promise<PollAnswer | null> {
    const feed = await this.feeds.getPollable(feedId);
    if (feed === null) return null;
    const now = new Date();
    const result = await this.poller.poll(feed, now);
    const found = result.kind === 'fetched' ? await this.keep(feed, result.parsed, now) : NOTHING;
    const answer = answerOf(result, found);
    const record = await this.hubs.judge(feed, result, found.kept.length > 0);
    await this.feeds.recordPoll(feedId, {
      ...record,
      url: feed.url,
      beginsAnew: movesToAnotherPublisher(feed, record.movedTo),
      gaveNews: found.kept.length + found.changed.length > 0,
      ...(found.fullTextProblem === undefined ? {} : { fullTextProblem: found.fullTextProblem }),
      answer,
    });
    await this.hubs.seek(feed, result, now);
    if (changesHealth(feed, result)) await this.tell(feedId);
    return answer;
  }

  private async keep(feed: PollableFeed, parsed: ParsedFeed, now: Date): Promise<Harvest> {
    // Its articles take their turns at the same host.
    if (feed.fullText === true) await this.hosts.release(new URL(feed.url).host, pollOf(feed.id));
    return this.items.run(feed, parsed, now);
  }

  private async tell(feedId: string): Promise<void> {
    const feed = await this.feeds.get(feedId);
    if (feed !== null) await this.events.append({ room: 'newsroom', name: 'feed', payload: { feed } });
  }
}

/** Failures in a row of which each is told: after these a feed is known to fail. */
const TOLD_FAILURES = 3;

/** Whether the newsroom is to hear of a poll: of its first success, its failures, and when it works again. */
function changesHealth(feed: PollableFeed, { kind }: PollResult): boolean {
  return kind === 'failed' ? feed.failures < TOLD_FAILURES : feed.failures > 0 || feed.firstPolledAt === null;
}

/** A story is known by its publisher: at another one's address each is new, whatever was told of it. */
const movesToAnotherPublisher = (feed: PollableFeed, movedTo: string | undefined): boolean =>
  movedTo !== undefined && publisherOf({ ...feed, url: movedTo }) !== publisherOf(feed);

const NOTHING: Harvest = { kept: [], changed: [] };

function answerOf(result: PollResult, found: Harvest): PollAnswer {
  const counts = { kept: found.kept.length, changed: found.changed.length };
  switch (result.kind) {
    case 'failed':
      return {
        outcome: 'failed',
        ...counts,
        ...(result.record.failure ? { error: result.record.failure } : {}),
      };
    case 'not-modified':
      return { outcome: 'not-modified', ...counts };
    case 'fetched':
      return { outcome: counts.kept + counts.changed > 0 ? 'new-items' : 'nothing-new', ...counts };
  }
}
