import { nextQuietEnd } from '@app/alerting';
import type { JobPayload } from '@app/contracts';
import { AlarmStore, JobQueue } from '@app/ports';
import { Injectable } from '@nestjs/common';
import { alarmPushJobs } from './alarm-jobs.js';

/** Brings one notice of a feed's alarm to staff who ask for it. */
@Injectable()
export class TellAlarmJob {
  constructor(
    private readonly alarms: AlarmStore,
    private readonly queue: JobQueue,
  ) {}

  /** Safe to run twice: a notice is told once, and the sweeper finds pushes that were not enqueued, or waited. */
  async run({ noticeId }: JobPayload<'tell-alarm'>): Promise<void> {
    const now = new Date();
    const due = await this.alarms.tell(noticeId, (preferences) => nextQuietEnd(preferences, now));
    await this.queue.addMany(alarmPushJobs(due));
  }
}
