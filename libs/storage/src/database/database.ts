import { Kysely, PostgresDialect, type Transaction } from 'kysely';
import { Pool, type PoolConfig } from 'pg';
import type { DatabaseAddress } from '../embedded/embedded-postgres.js';
import type { Tables } from './tables.js';

/** Where a PostgreSQL is: what the embedded one says, or an operator's DATABASE_URL. */
export type DatabaseLocation = DatabaseAddress | { readonly connectionString: string };

/** Queries through a pool. */
export type Database = Kysely<Tables>;
/** Queries inside one transaction. */
export type Tx = Transaction<Tables>;

/** Enough for one process's workers; each connection costs the server some megabytes. */
const POOL_SIZE = 8;

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

/** Opens a pool; it connects with the first query. `onFault` hears of idle connections that broke. */
export function openDatabase(location: DatabaseLocation, onFault: (error: Error) => void): Database {
  const pool = new Pool({
    ...connectionOptions(location),
    max: POOL_SIZE,
    idleTimeoutMillis: 30_000,
    allowExitOnIdle: true,
  });
  // Without a listener a lost idle connection would end the process.
  pool.on('error', onFault);
  pool.on('connect', (client) => client.on('error', () => undefined));
  return new Kysely<Tables>({ dialect: new PostgresDialect({ pool }) });
}
