import { Kysely, PostgresDialect, type Transaction } from 'kysely';
import type { Pool } from 'pg';
import type { Tables } from './tables/index.js';

/** Queries through a pool. */
export type Database = Kysely<Tables>;
/** Queries inside one transaction. */
export type Tx = Transaction<Tables>;

/** Typed queries over a pool, which stays its owner's. */
export function queryOver(pool: Pool): Database {
  return new Kysely<Tables>({ dialect: new PostgresDialect({ pool }) });
}
