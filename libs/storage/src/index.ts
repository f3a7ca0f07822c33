/** The only one that knows SQL: the database, embedded or not, and every storage port on it. */
export { connectionOptions, type DatabaseLocation } from './database/database.js';
export {
  EmbeddedPostgres,
  type DatabaseAddress,
  type EmbeddedPostgresOptions,
} from './embedded/embedded-postgres.js';
export { StorageStartError } from './embedded/start-error.js';
export { Storage } from './storage.js';
export { StorageModule } from './storage.module.js';
