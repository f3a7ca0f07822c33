import type { JobName, QueueName } from '@app/contracts';
import type { JobQueue } from '@app/ports';
import type { ServerRole } from '@app/settings';
import { oncePerOutage, type DatabaseLocation } from '@app/storage';
import { BullJobQueue } from './bull-job-queue.js';
import { jobOptions, SCHEDULES } from './job-policy.js';
import { openPostgresBackend } from './postgres-backend.js';
import type { QueueBackend } from './queue-backend.js';
import { QueueWorkers, type JobFailure, type JobHandlers } from './queue-workers.js';
import { openRedisBackend } from './redis-backend.js';

export interface QueueingOptions {
  /** Null: BullMQ works in the database. */
  readonly redisUrl: string | null;
  readonly database: DatabaseLocation;
  /** Told in one line what an operator should know. */
  readonly note: (line: string) => void;
  /** Told of every failed attempt. */
  readonly onFailure: (failure: JobFailure) => void;
}

/** The queues of this process: the way in, and the workers of its roles. */
export class Queueing {
  private constructor(
    private readonly backend: QueueBackend,
    private readonly jobs: BullJobQueue,
    private readonly workers: QueueWorkers,
  ) {}

  /**
   * Opens the queues; this is the one place where it is decided what they run on.
   * @throws QueueStartError with the cause and what to do
   */
  static async open(options: QueueingOptions): Promise<Queueing> {
    const onFault = oncePerOutage((error) => options.note(`The queue failed: ${error.message}`));
    const backend =
      options.redisUrl === null
        ? await openPostgresBackend(options.database, onFault)
        : await openRedisBackend(options.redisUrl, options.note);
    const jobs = new BullJobQueue(backend, onFault);
    await jobs.ready();
    return new Queueing(backend, jobs, new QueueWorkers(backend, onFault, options.onFailure));
  }

  /** The way into the queues. */
  get queue(): JobQueue {
    return this.jobs;
  }

  /**
   * Begins to take work for these roles, timed work included.
   * @throws Error naming the queue that has no consumer, or two
   */
  async startWorkers(
    roles: readonly ServerRole[],
    handlers: Partial<JobHandlers>,
    concurrency: Partial<Record<QueueName, number>> = {},
  ): Promise<void> {
    await this.workers.start(roles, handlers, concurrency);
    if (!this.workers.queues.includes('upkeep')) return;
    // Every process that works says the same: there is one scheduler of each name.
    for (const [name, every] of Object.entries(SCHEDULES)) {
      await this.jobs
        .queue('upkeep')
        .upsertJobScheduler(name, { every }, { name, data: {}, opts: jobOptions(name as JobName) });
    }
  }

  /** Fails when what the queues run on does not answer. */
  ping(): Promise<void> {
    return this.backend.ping();
  }

  /** Takes no more work and waits for what runs; enqueuing still works. */
  closeWorkers(): Promise<void> {
    return this.workers.close();
  }

  /** Closes everything; before the database is. */
  async close(): Promise<void> {
    await this.closeWorkers();
    await this.jobs.close();
    await this.backend.close();
  }
}
