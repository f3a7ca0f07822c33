import { createLog } from '@app/observability';
import { isRequestDue } from '@app/polling';
import { HubStore, JobQueue } from '@app/ports';
import { Injectable } from '@nestjs/common';
import { askJob } from './hub-watch.js';

const log = createLog('hubs');

/** Each minute: has leases renewed before they end; what ended all the same is polled again. */
@Injectable()
export class TendHubsJob {
  constructor(
    private readonly hubs: HubStore,
    private readonly queue: JobQueue,
  ) {}

  async run(now = new Date()): Promise<void> {
    for (const feedId of await this.hubs.endLeases(now)) {
      log.warn({ feedId }, 'a hub let its lease end: the feed is polled again');
    }
    const due = (await this.hubs.tended()).filter((subscription) => isRequestDue(subscription, now));
    await this.queue.addMany(
      due.map(({ feedId, hub, topic }) => askJob(feedId, { hubs: [hub], topic }, now)),
    );
  }
}
