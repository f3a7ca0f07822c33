import { openPool, type DatabaseLocation } from '@app/storage';
import { createPostgresBackend, DEFAULT_SCHEMA, Queue, runMigrations, Worker, type PgPool } from 'bullmq';
import type { Pool } from 'pg';
import { RECONNECT_MS, type QueueBackend } from './queue-backend.js';

/** Each worker keeps one connection to LISTEN; the others are for queries. */
const POOL_SIZE = 12;

/** BullMQ in the same PostgreSQL, in a schema of its own, over one pool for all queues and workers. */
export async function openPostgresBackend(
  location: DatabaseLocation,
  onFault: (error: Error) => void,
): Promise<QueueBackend> {
  const { pool, close } = openPool(
    location,
    { max: POOL_SIZE, options: `-c search_path=${DEFAULT_SCHEMA}` },
    onFault,
  );
  // Every queue and worker listens for its errors too.
  pool.setMaxListeners(0);
  try {
    await migrate(pool);
  } catch (error) {
    await close();
    throw error;
  }
  // It is one, but @types/pg overloads its methods more than BullMQ's interface does.
  const connection = pool as unknown as PgPool;
  return {
    openQueue: (name) => new Queue(name, { connection }, createPostgresBackend),
    openWorker: (name, process, concurrency) =>
      new Worker(
        name,
        process,
        { connection, concurrency, runRetryDelay: RECONNECT_MS },
        createPostgresBackend,
      ),
    ping: async () => void (await pool.query('SELECT 1')),
    close,
  };
}

/** Several processes may start at once: BullMQ takes a lock of its own. */
async function migrate(pool: Pool): Promise<void> {
  const client = await pool.connect();
  try {
    await runMigrations(client);
  } finally {
    client.release();
  }
}
