import { Queue, Worker } from 'bullmq';
import { Redis, type RedisOptions } from 'ioredis';
import { setTimeout as delay } from 'node:timers/promises';
import { RECONNECT_MS, type QueueBackend } from './queue-backend.js';
import { QueueStartError } from './queue-start-error.js';

const PREFIX = 'wirewatch';
/** A Redis that starts at the same time, as in docker compose, gets so long. */
const PATIENCE_MS = 20_000;
/** Between attempts to connect again. */
const retryStrategy = (attempt: number): number => Math.min(attempt * 100, 2_000);

/**
 * BullMQ on Redis.
 * @throws QueueStartError when the Redis can't be reached
 */
export async function openRedisBackend(url: string, note: (line: string) => void): Promise<QueueBackend> {
  const connect = (options: RedisOptions): Redis => {
    const redis = new Redis(url, { retryStrategy, ...options });
    redis.on('error', (error: Error) => note(`The Redis connection failed: ${error.message}`));
    return redis;
  };
  await reach(url);
  // Who enqueues learns at once that Redis is gone; the sweeper enqueues again what is in PostgreSQL.
  const producer = connect({ enableOfflineQueue: false, maxRetriesPerRequest: 1 });
  // Who works waits until it is back.
  const consumer = connect({ maxRetriesPerRequest: null });
  await ready(producer);
  await warnOfEviction(producer, note);
  return {
    openQueue: (name) => new Queue(name, { connection: producer, prefix: PREFIX }),
    openWorker: (name, process, concurrency) =>
      new Worker(name, process, {
        connection: consumer,
        prefix: PREFIX,
        concurrency,
        runRetryDelay: RECONNECT_MS,
      }),
    ping: async () => void (await producer.ping()),
    close: async () => {
      for (const redis of [producer, consumer]) redis.disconnect();
      return Promise.resolve();
    },
  };
}

/** Waits for a Redis that is starting. */
async function reach(url: string): Promise<void> {
  const end = Date.now() + PATIENCE_MS;
  for (;;) {
    const probe = new Redis(url, { lazyConnect: true, retryStrategy: () => null, maxRetriesPerRequest: 0 });
    let cause = 'no answer';
    probe.on('error', (error: Error) => (cause = error.message));
    try {
      await probe.connect();
      await probe.ping();
      return;
    } catch (error) {
      const refused = /NOAUTH|WRONGPASS/.test((error as Error).message);
      if (refused || Date.now() > end) {
        throw new QueueStartError(
          `The Redis at REDIS_URL can't be used (${refused ? (error as Error).message : cause})`,
          'Look whether it runs and whether its password is right, or leave REDIS_URL out to queue in PostgreSQL',
        );
      }
      await delay(500);
    } finally {
      probe.disconnect();
    }
  }
}

function ready(redis: Redis): Promise<void> {
  return redis.status === 'ready'
    ? Promise.resolve()
    : new Promise((resolve) => redis.once('ready', resolve));
}

/** A Redis that evicts keys when its memory is full loses jobs. */
async function warnOfEviction(redis: Redis, note: (line: string) => void): Promise<void> {
  const policy = /maxmemory_policy:(\S+)/.exec(await redis.info('memory'))?.[1];
  if (policy !== undefined && policy !== 'noeviction') {
    note(
      `Redis may throw jobs away when its memory is full: set maxmemory-policy to noeviction (it is ${policy})`,
    );
  }
}
