import type { JobHandlers } from '@app/queueing';
import { Injectable, Optional } from '@nestjs/common';
import { AskHubJob } from './ask-hub.job.js';
import { CloseThreadsJob } from './close-threads.job.js';
import { DueFeedsJob } from './due-feeds.job.js';
import { FanOutJob } from './fan-out.job.js';
import { LiftEmbargoesJob } from './lift-embargoes.job.js';
import { MatchStoryJob } from './match-story.job.js';
import { PollFeedJob } from './poll-feed.job.js';
import { PushAlarmJob } from './push-alarm.job.js';
import { SendPushJob } from './send-push.job.js';
import { SweepJob } from './sweep.job.js';
import { TellSummariesJob } from './tell-summaries.job.js';
import { TellAlarmJob } from './tell-alarm.job.js';
import { TendHubsJob } from './tend-hubs.job.js';
import { WatchFeedsJob } from './watch-feeds.job.js';

/** The chain in one place: which job is done by what. Only the jobs of this process's roles are there. */
@Injectable()
export class Jobs {
  readonly handlers: Partial<JobHandlers>;

  constructor(
    due: DueFeedsJob,
    sweep: SweepJob,
    tendHubs: TendHubsJob,
    liftEmbargoes: LiftEmbargoesJob,
    watchFeeds: WatchFeedsJob,
    closeThreads: CloseThreadsJob,
    summaries: TellSummariesJob,
    @Optional() poll?: PollFeedJob,
    @Optional() askHub?: AskHubJob,
    @Optional() match?: MatchStoryJob,
    @Optional() fanOut?: FanOutJob,
    @Optional() push?: SendPushJob,
    @Optional() tellAlarm?: TellAlarmJob,
    @Optional() pushAlarm?: PushAlarmJob,
  ) {
    this.handlers = {
      'due-feeds': () => due.run(),
      sweep: () => sweep.run(),
      'tend-hubs': () => tendHubs.run(),
      'lift-embargoes': () => liftEmbargoes.run(),
      'watch-feeds': () => watchFeeds.run(),
      'close-threads': () => closeThreads.run(),
      'tell-summaries': () => summaries.run(),
      ...(poll && { 'poll-feed': async ({ feedId }) => void (await poll.run(feedId)) }),
      ...(askHub && { 'ask-hub': (payload) => askHub.run(payload) }),
      ...(match && { 'match-story': (payload) => match.run(payload) }),
      ...(fanOut && { 'fan-out': (payload) => fanOut.run(payload) }),
      ...(push && { 'send-push': (payload) => push.run(payload) }),
      ...(tellAlarm && { 'tell-alarm': (payload) => tellAlarm.run(payload) }),
      ...(pushAlarm && { 'push-alarm': (payload) => pushAlarm.run(payload) }),
    };
  }
}
