import { Archive, Tracer } from '@app/archive';
import { OutboundHttp } from '@app/net';
import { FeedCatalog, FeedFinder, FeedParser } from '@app/polling';
import { Module } from '@nestjs/common';
import { APP_GUARD, APP_INTERCEPTOR } from '@nestjs/core';
import { AlertsController } from './http/alerts.controller.js';
import { AnswerInterceptor } from './http/answer.interceptor.js';
import { CallGuard } from './http/call.guard.js';
import { DeskController } from './http/desk.controller.js';
import { DevicesController } from './http/devices.controller.js';
import { DocsController } from './http/docs.controller.js';
import { FeedCatalogController } from './http/feed-catalog.controller.js';
import { FeedsController } from './http/feeds.controller.js';
import { HostsController } from './http/hosts.controller.js';
import { ListsController } from './http/lists.controller.js';
import { MergeFeeds } from './http/merge-feeds.service.js';
import { PreferencesController } from './http/preferences.controller.js';
import { RearrangeController } from './http/rearrange.controller.js';
import { RuleCheckController } from './http/rule-check.controller.js';
import { RulesController } from './http/rules.controller.js';
import { SessionController } from './http/session.controller.js';
import { SignIn } from './http/sign-in.js';
import { HowSure } from './http/how-sure.service.js';
import { StateMedia } from './http/state-media.service.js';
import { StoriesController } from './http/stories.controller.js';
import { SubscriptionsController } from './http/subscriptions.controller.js';
import { TagsController } from './http/tags.controller.js';
import { ThreadsController } from './http/threads.controller.js';
import { TraceController } from './http/trace.controller.js';
import { TopicsController } from './http/topics.controller.js';
import { WebSubController } from './http/websub.controller.js';
import { PollingModule } from './jobs/polling.module.js';
import { LiveGateway } from './live/live.gateway.js';
import { LiveRooms } from './live/live.rooms.js';
import { LogTail } from './live/log-tail.service.js';

/** The role `gateway`: the API and the live log for browsers and programs. */
@Module({
  imports: [PollingModule],
  controllers: [
    AlertsController,
    DeskController,
    DevicesController,
    DocsController,
    // Before the feeds, whose :id would take its paths.
    FeedCatalogController,
    FeedsController,
    HostsController,
    ListsController,
    PreferencesController,
    RearrangeController,
    RuleCheckController,
    RulesController,
    SessionController,
    StoriesController,
    SubscriptionsController,
    TagsController,
    ThreadsController,
    TraceController,
    TopicsController,
    WebSubController,
  ],
  providers: [
    Archive,
    Tracer,
    FeedCatalog,
    {
      provide: FeedFinder,
      useFactory: (http: OutboundHttp, parser: FeedParser) => new FeedFinder(http, parser),
      inject: [OutboundHttp, FeedParser],
    },
    MergeFeeds,
    SignIn,
    HowSure,
    StateMedia,
    LiveRooms,
    LogTail,
    LiveGateway,
    { provide: APP_GUARD, useClass: CallGuard },
    { provide: APP_INTERCEPTOR, useClass: AnswerInterceptor },
  ],
})
export class GatewayModule {}
