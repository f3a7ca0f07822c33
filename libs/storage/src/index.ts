/** The only one that knows SQL: the database, embedded or not, and every storage port on it. */
export { openPool, type DatabaseLocation, type OpenPool } from './database/pool.js';
export {
  EmbeddedPostgres,
  type DatabaseAddress,
  type EmbeddedPostgresOptions,
} from './embedded/embedded-postgres.js';
export { StorageStartError } from './embedded/start-error.js';
export { oncePerOutage } from './once-per-outage.js';
export { Storage } from './storage.js';
export { StorageModule } from './storage.module.js';
