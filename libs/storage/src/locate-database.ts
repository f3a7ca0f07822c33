import type { DatabaseSettings } from '@app/settings';
import { setTimeout as delay } from 'node:timers/promises';
import { Client } from 'pg';
import { connectionOptions, type DatabaseLocation } from './database/pool.js';
import { addressOfRunning, EmbeddedPostgres } from './embedded/embedded-postgres.js';
import type { OwnerKind } from './embedded/owner-lock.js';
import { causeOf, StorageStartError } from './embedded/start-error.js';

export interface LocateOptions {
  /** A server has the embedded database for itself; a command shares that of a running server. */
  readonly kind: OwnerKind;
  /** Told in one line what an operator should know. */
  readonly note: (line: string) => void;
}

/** A database that answers, and how to leave it. */
export interface LocatedDatabase {
  readonly location: DatabaseLocation;
  /** Stops the embedded server where this process started it. */
  stop(): Promise<void>;
}

/** A database that starts at the same time, as in docker compose, gets so long. */
const PATIENCE_MS = 20_000;

/**
 * The one place where it is decided which PostgreSQL is used.
 * @throws StorageStartError with the cause and what to do
 */
export async function locateDatabase(
  settings: DatabaseSettings,
  options: LocateOptions,
): Promise<LocatedDatabase> {
  if (settings.kind === 'embedded') return startEmbedded(settings.dataDir, options);
  const location = { connectionString: settings.url };
  await reach(location);
  return { location, stop: () => Promise.resolve() };
}

async function startEmbedded(dataDir: string, { kind, note }: LocateOptions): Promise<LocatedDatabase> {
  const started = await EmbeddedPostgres.start({ dataDir, kind, note });
  if (started instanceof EmbeddedPostgres) {
    return { location: started.address, stop: () => started.stop() };
  }
  if (kind === 'server') {
    throw new StorageStartError(
      `Another Wirewatch (process ${started.pid}) runs on the data folder ${dataDir}`,
      'Stop it first, or set DATA_DIR to another folder',
    );
  }
  const end = Date.now() + PATIENCE_MS;
  for (;;) {
    const location = await addressOfRunning(dataDir);
    if (location !== null) return { location, stop: () => Promise.resolve() };
    if (Date.now() > end) {
      throw new StorageStartError(
        `The Wirewatch that runs on ${dataDir} (process ${started.pid}) has no database that answers`,
        'Look into its log, or stop it and try again',
      );
    }
    await delay(200);
  }
}

/** Waits for a database that is starting; what will not get better by waiting is told at once. */
async function reach(location: DatabaseLocation): Promise<void> {
  const end = Date.now() + PATIENCE_MS;
  for (;;) {
    try {
      await connectOnce(location);
      return;
    } catch (error) {
      const { code } = error as { code?: string };
      // 57P03: it is starting up. SQLSTATEs have five characters, system errors more.
      const final = code !== undefined && /^[0-9A-Z]{5}$/.test(code) && code !== '57P03';
      if (final || Date.now() > end) {
        const cause = final ? (error as Error).message : causeOf(error);
        throw new StorageStartError(
          `The PostgreSQL at DATABASE_URL can't be used (${cause})`,
          'Look whether it runs and whether user, password and database name are right',
        );
      }
      await delay(500);
    }
  }
}

async function connectOnce(location: DatabaseLocation): Promise<void> {
  const client = new Client(connectionOptions(location));
  client.on('error', () => undefined);
  try {
    await client.connect();
  } finally {
    await client.end().catch(() => undefined);
  }
}
