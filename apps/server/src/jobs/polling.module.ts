import { OutboundHttp } from '@app/net';
import { FeedParser, FeedPoller } from '@app/polling';
import { Module, type OnApplicationShutdown } from '@nestjs/common';
import { PollNow } from '../http/poll-now.js';
import { PollFeedJob } from './poll-feed.job.js';
import { PollNowJob } from './poll-now.job.js';

/** Fetch, parse, keep: for the queue, and for a gateway that is asked to poll now. */
@Module({
  providers: [
    FeedParser,
    {
      provide: FeedPoller,
      useFactory: (http: OutboundHttp, parser: FeedParser) => new FeedPoller(http, parser),
      inject: [OutboundHttp, FeedParser],
    },
    PollFeedJob,
    { provide: PollNow, useClass: PollNowJob },
  ],
  exports: [FeedParser, PollFeedJob, PollNow],
})
export class PollingModule implements OnApplicationShutdown {
  constructor(private readonly parser: FeedParser) {}

  async onApplicationShutdown(): Promise<void> {
    await this.parser.close();
  }
}
