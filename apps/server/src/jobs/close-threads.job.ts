import { ThreadStore } from '@app/ports';
import { THREAD_HOURS } from '@app/stories';
import { Injectable } from '@nestjs/common';

/** Threads a round: the lock under which stories are placed is held for some milliseconds. */
const LIMIT = 500;

/** Closes threads in which nothing happened for days, so that the next such event is one of its own. */
@Injectable()
export class CloseThreadsJob {
  constructor(private readonly threads: ThreadStore) {}

  async run(): Promise<void> {
    await this.threads.closeQuiet(new Date(Date.now() - THREAD_HOURS * 3_600_000), LIMIT);
  }
}
