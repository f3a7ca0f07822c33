import type { JobName, JobPayload } from '@app/contracts';

/** One job to enqueue. */
export interface NewJob<N extends JobName = JobName> {
  readonly name: N;
  readonly payload: JobPayload<N>;
  /** Unique among the jobs that wait or run; no colon, not digits only. */
  readonly id: string;
  readonly delayMs?: number;
}

/** The way into the queues. */
export abstract class JobQueue {
  /** Enqueues; a job whose id waits or runs already is passed over. */
  abstract add<N extends JobName>(job: NewJob<N>): Promise<void>;
  abstract addMany<N extends JobName>(jobs: readonly NewJob<N>[]): Promise<void>;
}
