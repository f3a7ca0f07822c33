import { AlarmStore, AlertStore, JobQueue, StoryStore } from '@app/ports';
import { Injectable } from '@nestjs/common';
import { alarmPushJobs, tellJobs } from './alarm-jobs.js';
import { fanOutJobs, matchJobs, sweptPushJobs } from './match-jobs.js';

/** Younger rows may still be on their way through a queue. */
const AGE_MS = 30_000;
/** Rows a round and stage. */
const LIMIT = 2000;
/** The sweeper's rhythm, which gives each round its number. */
const ROUND_MS = 15_000;

/** Enqueues again what a crash left behind between two stages. */
@Injectable()
export class SweepJob {
  constructor(
    private readonly stories: StoryStore,
    private readonly alerts: AlertStore,
    private readonly alarms: AlarmStore,
    private readonly queue: JobQueue,
  ) {}

  async run(): Promise<void> {
    const now = Date.now();
    const olderThan = new Date(now - AGE_MS);
    const round = Math.floor(now / ROUND_MS);
    await this.queue.addMany(matchJobs(await this.stories.unmatched(olderThan, LIMIT), round));
    await this.queue.addMany(fanOutJobs(await this.stories.unfanned(olderThan, LIMIT), round));
    await this.queue.addMany(sweptPushJobs(await this.alerts.overdueDeliveries(olderThan, LIMIT), round));
    await this.queue.addMany(tellJobs(await this.alarms.untold(olderThan, LIMIT), round));
    await this.queue.addMany(alarmPushJobs(await this.alarms.overduePushes(olderThan, LIMIT), round));
  }
}
