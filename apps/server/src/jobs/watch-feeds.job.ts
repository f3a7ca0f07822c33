import { alarmOf } from '@app/polling';
import { FeedStore, JobQueue } from '@app/ports';
import type { WatchedFeed } from '@app/ports';
import { Injectable } from '@nestjs/common';
import { tellJobs } from './alarm-jobs.js';

/** Feeds a read: their memories are some kilobytes each. */
const PAGE = 500;
/** Polls are counted by the day for so long: somewhat more than is shown. */
const KEPT_DAYS = 60;

/** Each minute: raises the alarms of feeds that are silent, burst or fail for good, and clears those that are over. */
@Injectable()
export class WatchFeedsJob {
  constructor(
    private readonly feeds: FeedStore,
    private readonly queue: JobQueue,
  ) {}

  async run(now = new Date()): Promise<void> {
    let page: WatchedFeed[] = [];
    do {
      page = await this.feeds.watched(page.at(-1)?.id ?? '0', PAGE);
      for (const feed of page) await this.look(feed, now);
    } while (page.length === PAGE);
    await this.feeds.forgetDays(new Date(now.getTime() - KEPT_DAYS * 86_400_000));
  }

  private async look(
    { id, alarm: known, paused, memory, ...condition }: WatchedFeed,
    now: Date,
  ): Promise<void> {
    const alarm = paused ? null : alarmOf({ ...condition, memory: memory ?? { itemTimes: [] } }, now);
    if (alarm?.kind === known?.kind) return;
    const notice = await this.feeds.setAlarm(id, known?.kind ?? null, alarm);
    if (notice !== null) await this.queue.addMany(tellJobs([notice]));
  }
}
