import { Pool, type PoolClient, type PoolConfig } from 'pg';
import type { DatabaseAddress } from '../embedded/embedded-postgres.js';

/** Where a PostgreSQL is: what the embedded one says, or an operator's DATABASE_URL. */
export type DatabaseLocation = DatabaseAddress | { readonly connectionString: string };

/** A pool, and how to end it so that the server may be stopped right after. */
export interface OpenPool {
  readonly pool: Pool;
  readonly close: () => Promise<void>;
}

/** Options that every connection of ours has: a dead peer is noticed, a missing server is no endless wait. */
export function connectionOptions(location: DatabaseLocation): PoolConfig {
  return {
    ...location,
    application_name: 'wirewatch',
    connectionTimeoutMillis: 10_000,
    keepAlive: true,
    keepAliveInitialDelayMillis: 10_000,
  };
}

/**
 * Makes a pool; it connects with the first query. Idle connections end by themselves and
 * keep no process alive.
 * @param onFault hears of connections that broke; without a listener they would end the process
 */
export function openPool(
  location: DatabaseLocation,
  options: PoolConfig,
  onFault: (error: Error) => void,
): OpenPool {
  const pool = new Pool({
    ...connectionOptions(location),
    idleTimeoutMillis: 30_000,
    allowExitOnIdle: true,
    ...options,
  });
  const connected = new Set<PoolClient>();
  pool.on('error', onFault);
  pool.on('connect', (client) => {
    connected.add(client);
    client.on('error', () => undefined);
    client.once('end', () => connected.delete(client));
  });
  return {
    pool,
    async close() {
      // The pool says that it ended when its connections are only told to.
      const ended = [...connected].map(
        (client) => new Promise<void>((resolve) => client.once('end', resolve)),
      );
      await pool.end();
      await Promise.all(ended);
    },
  };
}
