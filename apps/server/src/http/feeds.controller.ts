import { WirewatchError } from '@app/contracts';
import { FeedStore } from '@app/ports';
import { Controller } from '@nestjs/common';
import type { CallAnswer, CallInput } from './call.js';
import { Call, Input } from './call.decorator.js';
import { MergeFeeds } from './merge-feeds.service.js';
import { orNotFound } from './or-not-found.js';
import { PollNow } from './poll-now.js';

/** Days of a feed's history that are drawn. */
const DAYS = 30;

/** Feeds with their health. */
@Controller()
export class FeedsController {
  constructor(
    private readonly feeds: FeedStore,
    private readonly pollNow: PollNow,
    private readonly merge: MergeFeeds,
  ) {}

  @Call('listFeeds')
  async listFeeds(): Promise<CallAnswer<'listFeeds'>> {
    return { items: await this.feeds.list() };
  }

  @Call('addFeed')
  addFeed(@Input() { body }: CallInput<'addFeed'>): Promise<CallAnswer<'addFeed'>> {
    return this.feeds.add(body);
  }

  @Call('getFeed')
  async getFeed(@Input() { params }: CallInput<'getFeed'>): Promise<CallAnswer<'getFeed'>> {
    return orNotFound(await this.feeds.get(params.id));
  }

  @Call('changeFeed')
  async changeFeed(@Input() { params, body }: CallInput<'changeFeed'>): Promise<CallAnswer<'changeFeed'>> {
    return orNotFound(await this.feeds.change(params.id, body));
  }

  @Call('removeFeed')
  async removeFeed(@Input() { params }: CallInput<'removeFeed'>): Promise<void> {
    if (!(await this.feeds.remove(params.id))) throw new WirewatchError('not-found');
  }

  @Call('mergeFeed')
  mergeFeed(@Input() { params, body }: CallInput<'mergeFeed'>): Promise<CallAnswer<'mergeFeed'>> {
    return this.merge.run(params.id, body.into);
  }

  @Call('listFeedDays')
  async listFeedDays(@Input() { params }: CallInput<'listFeedDays'>): Promise<CallAnswer<'listFeedDays'>> {
    orNotFound(await this.feeds.get(params.id));
    return { items: await this.feeds.days(params.id, DAYS) };
  }

  @Call('pollFeed')
  pollFeed(@Input() { params }: CallInput<'pollFeed'>): Promise<CallAnswer<'pollFeed'>> {
    return this.pollNow.poll(params.id);
  }
}
