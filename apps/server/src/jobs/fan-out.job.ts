import { decideAlert, gatherAt } from '@app/alerting';
import { dayStart, type JobPayload } from '@app/contracts';
import { AlertStore, JobQueue } from '@app/ports';
import type { AlertPolicy, KeptVersion } from '@app/ports';
import { Injectable } from '@nestjs/common';
import { pushJobs } from './match-jobs.js';

/** People a transaction: small enough that the log's lock is held for milliseconds. */
const SET = 1000;
/** What the store asks while it brings a story version to people. */
const POLICY: AlertPolicy = { decide: decideAlert, gatherAt, dayStart };

/** Brings one matched story version to the people whom it concerns, set by set. */
@Injectable()
export class FanOutJob {
  constructor(
    private readonly alerts: AlertStore,
    private readonly queue: JobQueue,
  ) {}

  /**
   * Safe to run twice: who has the story version already is passed over. What came before it in
   * its thread and is still on its way goes first, because a correction is for those who were told.
   */
  async run(version: JobPayload<'fan-out'>): Promise<void> {
    const before = await this.alerts.unfannedBefore(version.storyId, version.version);
    for (const each of [...before, version]) await this.bring(each);
  }

  private async bring({ storyId, version }: KeptVersion): Promise<void> {
    const cause = await this.alerts.cause(storyId, version);
    if (cause === null) return;
    let after: string | null = null;
    do {
      const { deliveries, next } = await this.alerts.bring(cause, POLICY, after, SET, new Date());
      await this.queue.addMany(pushJobs(deliveries));
      after = next;
    } while (after !== null);
    await this.alerts.endFanOut(storyId, version);
  }
}
