import { rm } from 'node:fs/promises';
import { EmbeddedPostgres, Storage } from '@app/storage';
import { Client } from 'pg';
import { makeDataFolder } from './data-folder.js';

/** A real PostgreSQL for one test file. */
export interface TestDatabase {
  readonly server: EmbeddedPostgres;
  /** A storage on an empty database of its own, closed with the rest. */
  fresh(): Promise<Storage>;
  /** Address of an empty, migrated database of its own. */
  freshUrl(): Promise<string>;
  /** Closes all and removes the data. */
  stop(): Promise<void>;
}

const TEMPLATE = 'template_wirewatch';

/** Starts a PostgreSQL in a temporary folder; every database is copied from one that is migrated already. */
export async function startTestDatabase(): Promise<TestDatabase> {
  const dataDir = await makeDataFolder();
  const server = await EmbeddedPostgres.start({ dataDir, kind: 'server', note: () => undefined });
  if (!(server instanceof EmbeddedPostgres)) throw new Error('A new folder has an owner already');
  const { user, password, host, port } = server.address;
  const urlOf = (database: string) => `postgres://${user}:${password}@${host}:${port}/${database}`;
  const admin = new Client({ connectionString: urlOf('postgres') });
  admin.on('error', () => undefined);
  await admin.connect();
  // The data is thrown away: nothing has to reach the disk.
  await admin.query('ALTER SYSTEM SET fsync = off');
  await admin.query('SELECT pg_reload_conf()');
  await admin.query(`CREATE DATABASE ${TEMPLATE}`);
  await (await openStorage(urlOf(TEMPLATE))).close();
  const opened: Storage[] = [];
  let count = 0;
  const freshUrl = async () => {
    count += 1;
    await admin.query(`CREATE DATABASE fresh_${count} TEMPLATE ${TEMPLATE}`);
    return urlOf(`fresh_${count}`);
  };
  return {
    server,
    freshUrl,
    async fresh() {
      const storage = await openStorage(await freshUrl());
      opened.push(storage);
      return storage;
    },
    async stop() {
      await Promise.all(opened.map((storage) => storage.close()));
      await admin.end();
      await server.stop();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}

/** Opens the storage of a database as a server does. */
export function openStorage(url: string): Promise<Storage> {
  return Storage.open({ kind: 'external', url }, { kind: 'server', note: () => undefined });
}
