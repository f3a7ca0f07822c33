import { QUEUE_OF, type JobName, type JobPayload, type QueueName } from '@app/contracts';
import type { ServerRole } from '@app/settings';
import type { Job } from 'bullmq';
import { CONCURRENCY, queuesOf } from './job-policy.js';
import type { OpenWorker, QueueBackend } from './queue-backend.js';

/** What does each job. May be called twice for one job, also at the same time. */
export type JobHandlers = { readonly [N in JobName]: (payload: JobPayload<N>) => Promise<void> };

/** One failed attempt of a job. */
export interface JobFailure {
  readonly queue: QueueName;
  readonly job: string;
  readonly jobId: string;
  /** Counts from 1. */
  readonly attempt: number;
  readonly attempts: number;
  readonly error: Error;
}

/** Jobs that run get so long to end at shutdown; what is cut off is done again after the next start. */
const CLOSE_PATIENCE_MS = 10_000;

/** The workers of this process: one for each queue of its roles. */
export class QueueWorkers {
  private readonly workers = new Map<QueueName, OpenWorker>();

  constructor(
    private readonly backend: QueueBackend,
    private readonly onFault: (error: Error) => void,
    private readonly onFailure: (failure: JobFailure) => void,
  ) {}

  /**
   * Begins to take work for these roles; resolves when all workers are connected.
   * @throws Error naming the queue that has no consumer, or two
   */
  async start(
    roles: readonly ServerRole[],
    handlers: Partial<JobHandlers>,
    concurrency: Partial<Record<QueueName, number>> = {},
  ): Promise<void> {
    const names = queuesOf(roles);
    for (const name of names) this.check(name, handlers);
    for (const name of names) {
      const worker = this.backend.openWorker(
        name,
        (job) => run(job, handlers),
        concurrency[name] ?? CONCURRENCY[name],
      );
      worker.on('error', this.onFault);
      worker.on('failed', (job, error) => {
        if (job !== undefined) this.onFailure(toFailure(name, job, error));
      });
      this.workers.set(name, worker);
    }
    await Promise.all([...this.workers.values()].map((worker) => worker.waitUntilReady()));
  }

  /** The queues that this process takes work from. */
  get queues(): readonly QueueName[] {
    return [...this.workers.keys()];
  }

  /** Takes no more work, and waits for what runs. */
  async close(): Promise<void> {
    await Promise.all([...this.workers.values()].map(closeWorker));
    this.workers.clear();
  }

  private check(name: QueueName, handlers: Partial<JobHandlers>): void {
    if (this.workers.has(name)) throw new Error(`The queue ${name} has two consumers in this process.`);
    for (const job of jobsOf(name)) {
      if (typeof handlers[job] !== 'function') {
        throw new Error(`The queue ${name} has no consumer for its job ${job}.`);
      }
    }
  }
}

const jobsOf = (queue: QueueName): JobName[] =>
  (Object.keys(QUEUE_OF) as JobName[]).filter((name) => QUEUE_OF[name] === queue);

async function run(job: Job, handlers: Partial<JobHandlers>): Promise<void> {
  // The payload was typed where it was enqueued, by the same map.
  const handler = handlers[job.name as JobName] as ((payload: unknown) => Promise<void>) | undefined;
  if (handler === undefined) throw new Error(`There is no job ${job.name}.`);
  await handler(job.data);
}

async function closeWorker(worker: OpenWorker): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const patience = new Promise<'late'>((resolve) => {
    timer = setTimeout(() => resolve('late'), CLOSE_PATIENCE_MS);
  });
  const closed = worker.close().then(() => 'closed' as const);
  if ((await Promise.race([closed, patience])) === 'late') await worker.close(true);
  clearTimeout(timer);
}

const toFailure = (queue: QueueName, job: Job, error: Error): JobFailure => ({
  queue,
  job: job.name,
  jobId: job.id ?? '',
  attempt: job.attemptsMade,
  attempts: job.opts.attempts ?? 1,
  error,
});
