import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';

/** Beside the repository, or where WIREWATCH_DATA says. */
const folder = process.env['WIREWATCH_DATA'] ?? resolve(__dirname, '../../../shared/data');

/**
 * The path of a file or folder of the shared test data, such as `sharedData('feeds')`.
 * Null where the data is not there: it is licensed for testing only and no part of the
 * repository, so tests that need it are then skipped.
 */
export function sharedData(...parts: string[]): string | null {
  const path = join(folder, ...parts);
  return existsSync(path) ? path : null;
}
