import type { ServerRole } from '@app/settings';
import { LiveRules } from '@app/topics';
import { type DynamicModule, Module } from '@nestjs/common';
import { CloseThreadsJob } from './close-threads.job.js';
import { DueFeedsJob } from './due-feeds.job.js';
import { FanOutJob } from './fan-out.job.js';
import { Jobs } from './job-handlers.js';
import { LiftEmbargoesJob } from './lift-embargoes.job.js';
import { MatchStoryJob } from './match-story.job.js';
import { PollingModule } from './polling.module.js';
import { PushAlarmJob } from './push-alarm.job.js';
import { SendPushJob } from './send-push.job.js';
import { SweepJob } from './sweep.job.js';
import { TellSummariesJob } from './tell-summaries.job.js';
import { TellAlarmJob } from './tell-alarm.job.js';
import { TendHubsJob } from './tend-hubs.job.js';
import { ThreadsInMemory } from './threads-in-memory.js';
import { WatchFeedsJob } from './watch-feeds.job.js';
import { Workers } from './workers.service.js';

/** The chain poll, match, deliver: the jobs of this process's roles, and its workers. */
@Module({})
export class JobsModule {
  static forRoles(roles: readonly ServerRole[]): DynamicModule {
    return {
      module: JobsModule,
      imports: roles.includes('poll') ? [PollingModule] : [],
      providers: [
        CloseThreadsJob,
        DueFeedsJob,
        SweepJob,
        TellSummariesJob,
        TendHubsJob,
        LiftEmbargoesJob,
        WatchFeedsJob,
        // The rules and threads take memory: only who matches holds them.
        ...(roles.includes('match') ? [LiveRules, ThreadsInMemory, MatchStoryJob] : []),
        ...(roles.includes('deliver') ? [FanOutJob, SendPushJob, TellAlarmJob, PushAlarmJob] : []),
        Jobs,
        Workers,
      ],
    };
  }
}
