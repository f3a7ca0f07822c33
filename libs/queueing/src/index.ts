/** The only one that knows bullmq and ioredis: typed queues on PostgreSQL or Redis, job options, shutdown. */
export { Queueing, type QueueingOptions } from './queueing.js';
export { QueueingModule } from './queueing.module.js';
export { QueueStartError } from './queue-start-error.js';
export type { JobFailure, JobHandlers } from './queue-workers.js';
