import { setTimeout as delay } from 'node:timers/promises';
import { WirewatchError } from '@app/contracts';
import type { Feed } from '@app/contracts';
import { EventLog, FeedStore } from '@app/ports';
import { publisherOf } from '@app/stories';
import { Injectable } from '@nestjs/common';

/** How long it waits for a poll that is running: longer than the longest poll. */
const PATIENCE_MS = 90_000;
const ASK_AGAIN_MS = 100;

/** Makes one feed of two. */
@Injectable()
export class MergeFeeds {
  constructor(
    private readonly feeds: FeedStore,
    private readonly events: EventLog,
  ) {}

  /**
   * Gives a feed's stories to another one and removes it, after a poll of it that runs.
   * @returns the other one
   * @throws WirewatchError bad-request, not-found, unavailable (a running poll does not end)
   */
  async run(id: string, intoId: string): Promise<Feed> {
    if (id === intoId) throw new WirewatchError('bad-request', 'A feed is not merged into itself.');
    const patience = Date.now() + PATIENCE_MS;
    while ((await this.attempt(id, intoId)) === 'busy') {
      if (Date.now() > patience) {
        throw new WirewatchError(
          'unavailable',
          'A poll of this feed is running and does not end. Try again.',
        );
      }
      await delay(ASK_AGAIN_MS);
    }
    const feed = await this.feeds.get(intoId);
    if (feed === null) throw new WirewatchError('not-found');
    await this.events.append({ room: 'newsroom', name: 'feed', payload: { feed } });
    return feed;
  }

  private async attempt(id: string, intoId: string): Promise<'merged' | 'busy'> {
    const into = await this.feeds.get(intoId);
    if (into === null) throw new WirewatchError('not-found');
    const { kind } = await this.feeds.merge(id, { id: intoId, publisher: publisherOf(into) });
    if (kind === 'missing') throw new WirewatchError('not-found');
    return kind;
  }
}
