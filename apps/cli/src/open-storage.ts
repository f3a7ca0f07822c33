import { loadSettings, type Settings } from '@app/settings';
import { Storage } from '@app/storage';

/**
 * Does something on the database of DATA_DIR or DATABASE_URL, whether a server runs on it
 * or not: then the embedded one is started for as long as it takes.
 * @throws SettingsError, StorageStartError
 */
export async function withStorage<T>(work: (storage: Storage, settings: Settings) => Promise<T>): Promise<T> {
  const settings = loadSettings();
  const storage = await Storage.open(settings.database, {
    kind: 'command',
    note: (line) => console.error(line),
  });
  try {
    return await work(storage, settings);
  } finally {
    await storage.close();
  }
}
