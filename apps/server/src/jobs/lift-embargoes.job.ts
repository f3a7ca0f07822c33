import { EmbargoStore, JobQueue } from '@app/ports';
import { Injectable } from '@nestjs/common';
import { matchJobs } from './match-jobs.js';

/** Stories a round: many may wait for one hour. */
const LIMIT = 500;

/** Every other second: what is no longer under an embargo is matched as though it came now. */
@Injectable()
export class LiftEmbargoesJob {
  constructor(
    private readonly embargoes: EmbargoStore,
    private readonly queue: JobQueue,
  ) {}

  async run(now = new Date()): Promise<void> {
    for (let lifted = LIMIT; lifted === LIMIT;) {
      const versions = await this.embargoes.lift(now, LIMIT);
      await this.queue.addMany(matchJobs(versions, 'released'));
      lifted = versions.length;
    }
  }
}
