import { rm } from 'node:fs/promises';
import { EmbeddedPostgres } from '@app/storage';
import { makeDataFolder } from './data-folder.js';

/**
 * A PostgreSQL that the program under test reaches by DATABASE_URL only, in a folder
 * of the test's own: the embedded binaries, so that no test needs an installed one.
 */
export async function startExternalPostgres(): Promise<{ url: string; stop: () => Promise<void> }> {
  const dataDir = await makeDataFolder();
  const server = await EmbeddedPostgres.start({ dataDir, kind: 'server', note: () => undefined });
  if (!(server instanceof EmbeddedPostgres)) throw new Error('A new folder has an owner already');
  const { user, password, host, port, database } = server.address;
  return {
    url: `postgres://${user}:${encodeURIComponent(password)}@${host}:${port}/${database}`,
    async stop() {
      await server.stop();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}
