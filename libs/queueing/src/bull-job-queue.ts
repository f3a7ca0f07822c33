import { QUEUE_OF, QUEUES, type JobName, type QueueName } from '@app/contracts';
import { JobQueue, type NewJob } from '@app/ports';
import { jobOptions } from './job-policy.js';
import type { OpenQueue, QueueBackend } from './queue-backend.js';

/** Jobs a round trip. */
const BULK = 500;

/** The way into the queues, over BullMQ. */
export class BullJobQueue extends JobQueue {
  private readonly queues = new Map<QueueName, OpenQueue>();

  constructor(backend: QueueBackend, onFault: (error: Error) => void) {
    super();
    for (const name of QUEUES) {
      const queue = backend.openQueue(name);
      queue.on('error', onFault);
      this.queues.set(name, queue);
    }
  }

  override async add<N extends JobName>(job: NewJob<N>): Promise<void> {
    await this.addMany([job]);
  }

  override async addMany<N extends JobName>(jobs: readonly NewJob<N>[]): Promise<void> {
    for (const name of QUEUES) {
      const own = jobs.filter((job) => QUEUE_OF[job.name] === name).map(toBullJob);
      for (let start = 0; start < own.length; start += BULK) {
        await this.queue(name).addBulk(own.slice(start, start + BULK));
      }
    }
  }

  /** The queue of this name, for its schedulers. */
  queue(name: QueueName): OpenQueue {
    const queue = this.queues.get(name);
    if (queue === undefined) throw new Error(`There is no queue ${name}.`);
    return queue;
  }

  /** Whether all queues can be used. */
  async ready(): Promise<void> {
    await Promise.all([...this.queues.values()].map((queue) => queue.waitUntilReady()));
  }

  async close(): Promise<void> {
    await Promise.all([...this.queues.values()].map((queue) => queue.close()));
  }
}

const toBullJob = (job: NewJob) => ({
  name: job.name,
  data: job.payload,
  opts: {
    ...jobOptions(job.name),
    jobId: job.id,
    ...(job.delayMs === undefined ? {} : { delay: job.delayMs }),
  },
});
