import { WirewatchError } from '@app/contracts';
import { FeedCatalog, FeedFinder } from '@app/polling';
import { Controller } from '@nestjs/common';
import type { CallAnswer, CallInput } from './call.js';
import { Call, Input } from './call.decorator.js';

/** Feeds from elsewhere: found on a page, or in another reader's list. */
@Controller()
export class FeedCatalogController {
  constructor(
    private readonly finder: FeedFinder,
    private readonly catalog: FeedCatalog,
  ) {}

  @Call('discoverFeeds')
  async discoverFeeds(@Input() { body }: CallInput<'discoverFeeds'>): Promise<CallAnswer<'discoverFeeds'>> {
    const outcome = await this.finder.find(body.url, new Date());
    if (outcome.kind === 'failed') {
      throw new WirewatchError('unreachable-address', outcome.failure.message, outcome.failure);
    }
    if (outcome.feeds.length === 0) throw new WirewatchError('no-feed-found');
    return { items: outcome.feeds };
  }

  @Call('exportOpml')
  exportOpml(): Promise<CallAnswer<'exportOpml'>> {
    return this.catalog.exportOpml();
  }

  @Call('importOpml')
  importOpml(@Input() { body }: CallInput<'importOpml'>): Promise<CallAnswer<'importOpml'>> {
    return this.catalog.importOpml(body.opml);
  }
}
