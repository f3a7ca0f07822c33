import { OutboundHttp } from '@app/net';
import {
  ArticleFetcher,
  ArticleReader,
  FeedParser,
  FeedPoller,
  FullText,
  HostTurns,
  HubClient,
} from '@app/polling';
import { HostStore } from '@app/ports';
import { Module, type OnApplicationShutdown } from '@nestjs/common';
import { PollNow } from '../http/poll-now.js';
import { HubCallbacks } from '../websub/hub-callbacks.js';
import { AskHubJob } from './ask-hub.job.js';
import { HubWatch } from './hub-watch.js';
import { KeepItems } from './keep-items.js';
import { PollFeedJob } from './poll-feed.job.js';
import { PollNowJob } from './poll-now.job.js';
import { TakeDelivery } from './take-delivery.js';

/** Fetch, parse, keep: for the queue, and for a gateway that is asked to poll now or that a hub brings news. */
@Module({
  providers: [
    FeedParser,
    {
      provide: FeedPoller,
      useFactory: (http: OutboundHttp, parser: FeedParser) => new FeedPoller(http, parser),
      inject: [OutboundHttp, FeedParser],
    },
    {
      provide: HubClient,
      useFactory: (http: OutboundHttp) => new HubClient(http),
      inject: [OutboundHttp],
    },
    { provide: ArticleReader, useFactory: () => new ArticleReader() },
    {
      provide: FullText,
      useFactory: (http: OutboundHttp, reader: ArticleReader, hosts: HostStore) =>
        new FullText(new ArticleFetcher(http, reader, new HostTurns(hosts))),
      inject: [OutboundHttp, ArticleReader, HostStore],
    },
    KeepItems,
    HubCallbacks,
    HubWatch,
    AskHubJob,
    TakeDelivery,
    PollFeedJob,
    { provide: PollNow, useClass: PollNowJob },
  ],
  exports: [AskHubJob, FeedParser, PollFeedJob, PollNow, TakeDelivery],
})
export class PollingModule implements OnApplicationShutdown {
  constructor(
    private readonly parser: FeedParser,
    private readonly articles: ArticleReader,
  ) {}

  async onApplicationShutdown(): Promise<void> {
    await Promise.all([this.parser.close(), this.articles.close()]);
  }
}
