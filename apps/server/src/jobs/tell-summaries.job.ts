import { renderSummary } from '@app/alerting';
import { AlertStore, JobQueue } from '@app/ports';
import { Injectable } from '@nestjs/common';
import { pushJobs } from './match-jobs.js';

/** Summaries a round: at the end of a night many are due, and each is a transaction. */
const LIMIT = 2000;
const DAY_MS = 86_400_000;
/** Longer than anything is asked of it: for a trace, and for what comes after unfollowing. */
const REMEMBERED_MS = 14 * DAY_MS;

/** Every few seconds: tells what waited for the end of quiet hours, a digest or a feed's return, each as one. */
@Injectable()
export class TellSummariesJob {
  constructor(
    private readonly alerts: AlertStore,
    private readonly queue: JobQueue,
  ) {}

  /** Safe to run twice and beside itself: what waits is told once. */
  async run(now = new Date()): Promise<void> {
    const deliveries = await this.alerts.tellSummaries(renderSummary, now, LIMIT);
    await this.queue.addMany(pushJobs(deliveries));
    await this.alerts.forget(new Date(now.getTime() - REMEMBERED_MS));
  }
}
