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
 * Makes a pool; it connects with the first query. Idle connections end by themselves.
 * @param onFault hears of connections that broke; without a listener they would end the process
 */
export function openPool(
  location: DatabaseLocation,
  options: PoolConfig,
  onFault: (error: Error) => void,
): OpenPool {
  const pool = new Pool({ ...connectionOptions(location), idleTimeoutMillis: 10_000, ...options });
  const connected = new Set<PoolClient>();
  pool.on('error', onFault);
  pool.on('connect', (client) => {
    connected.add(client);
    client.on('error', () => undefined);
  });
  let onLast: () => void = () => undefined;
  pool.on('remove', (client) => {
    connected.delete(client);
    if (connected.size === 0) onLast();
  });
  return {
    pool,
    close: async () => {
      // The pool says that it ended when its connections are only told to.
      const last = new Promise<void>((resolve) => (onLast = resolve));
      await pool.end();
      if (connected.size > 0) await last;
    },
  };
}
