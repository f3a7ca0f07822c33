import { WirewatchError } from '@app/contracts';
import { FeedStore } from '@app/ports';
import { Controller } from '@nestjs/common';
import type { CallAnswer, CallInput } from './call.js';
import { Call, Input } from './call.decorator.js';
import { orNotFound } from './or-not-found.js';
import { PollNow } from './poll-now.js';

/** Feeds with their health. */
@Controller()
export class FeedsController {
  constructor(
    private readonly feeds: FeedStore,
    private readonly pollNow: PollNow,
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

  @Call('pollFeed')
  pollFeed(@Input() { params }: CallInput<'pollFeed'>): Promise<CallAnswer<'pollFeed'>> {
    return this.pollNow.poll(params.id);
  }
}
