import type { QueueName } from '@app/contracts';
import type { Job, Processor, Queue, Worker } from 'bullmq';

/** The parts of BullMQ's queue that are used, on whatever it runs. */
export type OpenQueue = Pick<Queue, 'addBulk' | 'upsertJobScheduler' | 'waitUntilReady' | 'close'> & {
  on(event: 'error', listener: (error: Error) => void): unknown;
};
/** The same of its worker. */
export type OpenWorker = Pick<Worker, 'waitUntilReady' | 'close'> & {
  on(event: 'error', listener: (error: Error) => void): unknown;
  on(event: 'failed', listener: (job: Job | undefined, error: Error) => void): unknown;
};

/** What BullMQ runs on: PostgreSQL or Redis. */
export interface QueueBackend {
  openQueue(name: QueueName): OpenQueue;
  openWorker(name: QueueName, process: Processor, concurrency: number): OpenWorker;
  /** Fails when it does not answer. */
  ping(): Promise<void>;
  /** Ends its connections; close queues and workers first. */
  close(): Promise<void>;
}

/** A worker that lost its connection looks again after this long (milliseconds). */
export const RECONNECT_MS = 1_000;
