import type { JobHandlers } from '@app/queueing';
import { Injectable, Optional } from '@nestjs/common';
import { DueFeedsJob } from './due-feeds.job.js';
import { FanOutJob } from './fan-out.job.js';
import { MatchStoryJob } from './match-story.job.js';
import { PollFeedJob } from './poll-feed.job.js';
import { SendPushJob } from './send-push.job.js';
import { SweepJob } from './sweep.job.js';

/** The chain in one place: which job is done by what. Only the jobs of this process's roles are there. */
@Injectable()
export class Jobs {
  readonly handlers: Partial<JobHandlers>;

  constructor(
    due: DueFeedsJob,
    sweep: SweepJob,
    @Optional() poll?: PollFeedJob,
    @Optional() match?: MatchStoryJob,
    @Optional() fanOut?: FanOutJob,
    @Optional() push?: SendPushJob,
  ) {
    this.handlers = {
      'due-feeds': () => due.run(),
      sweep: () => sweep.run(),
      ...(poll && { 'poll-feed': async ({ feedId }) => void (await poll.run(feedId)) }),
      ...(match && { 'match-story': (payload) => match.run(payload) }),
      ...(fanOut && { 'fan-out': (payload) => fanOut.run(payload) }),
      ...(push && { 'send-push': (payload) => push.run(payload) }),
    };
  }
}
