import { chmod, mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/**
 * A temporary folder for DATA_DIR that every user may enter: in one of mode 700, as
 * mkdtemp makes them, a database that root starts would put its data elsewhere, where no
 * test removes it.
 */
export async function makeDataFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'wirewatch-data-'));
  await chmod(folder, 0o755);
  return folder;
}
