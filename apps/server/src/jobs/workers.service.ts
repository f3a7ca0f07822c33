import { Queueing } from '@app/queueing';
import type { Settings } from '@app/settings';
import { Inject, Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { SETTINGS } from '../settings.token.js';
import { Jobs } from './job-handlers.js';

/** Begins to take work when everything the jobs need is there. */
@Injectable()
export class Workers implements OnApplicationBootstrap {
  constructor(
    @Inject(SETTINGS) private readonly settings: Settings,
    private readonly queueing: Queueing,
    private readonly jobs: Jobs,
  ) {}

  /** @throws Error naming the queue that has no consumer, or two */
  async onApplicationBootstrap(): Promise<void> {
    await this.queueing.startWorkers(this.settings.roles, this.jobs.handlers);
  }
}
