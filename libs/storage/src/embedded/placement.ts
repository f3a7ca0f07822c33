import { spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { binariesIn, findBinaries, type Binaries } from './binaries.js';
import { canReach, chooseServerUser, type ServerUser } from './server-user.js';
import { causeOf, StorageStartError } from './start-error.js';

/** Where the server runs, from what and as whom. */
export interface Placement {
  /** Holds the data folder; the server's user may enter it. */
  readonly folder: string;
  /** PostgreSQL's data folder. */
  readonly cluster: string;
  readonly binaries: Binaries;
  /** Null: the user of this process. */
  readonly user: ServerUser | null;
}

/** Where data and copies go that the server's user could not reach where they should be. */
const ELSEWHERE = '/var/lib/wirewatch';

/**
 * Decides where the server runs. As root, when its user can't enter DATA_DIR or
 * node_modules (a folder of mode 700 above them), data and copies of the binaries go
 * to a place where it can, and `note` is told where.
 * @param home `postgres` below DATA_DIR; it exists
 * @throws StorageStartError
 */
export function place(home: string, note: (line: string) => void): Placement {
  const moved = join(home, 'moved-to');
  let folder = existsSync(moved) ? readFileSync(moved, 'utf8').trim() : realpathSync(home);
  const user = chooseServerUser(join(folder, 'cluster'));
  if (user !== null && !canReach(user, folder)) {
    if (existsSync(join(folder, 'cluster'))) {
      throw new StorageStartError(
        `PostgreSQL runs as ${user.name}, who can't enter ${folder}, where its data is`,
        `Make the folders above it enterable (chmod a+x), or start Wirewatch as the user who owns it`,
      );
    }
    folder = makeElsewhere(join(ELSEWHERE, `data-${randomBytes(6).toString('hex')}`));
    writeFileSync(moved, `${folder}\n`);
  }
  if (existsSync(moved)) {
    note(`The user ${user?.name ?? 'of PostgreSQL'} can't enter ${home}: the data is in ${folder}`);
  }
  const binaries = usableBinaries(findBinaries(), user, note);
  return { folder, cluster: join(folder, 'cluster'), binaries, user };
}

function usableBinaries(
  installed: Binaries,
  user: ServerUser | null,
  note: (line: string) => void,
): Binaries {
  const fault = tryBinaries(installed, user);
  if (fault === null) return installed;
  if (user === null) throw notRunning(installed, fault);
  const copy = copyBinaries(installed);
  const remaining = tryBinaries(copy, user);
  if (remaining !== null) throw notRunning(copy, remaining);
  note(
    `The user ${user.name} can't reach ${installed.folder}: PostgreSQL runs from the copy in ${copy.folder}`,
  );
  return copy;
}

/** Why the server does not even tell its version; null: it does. */
function tryBinaries(binaries: Binaries, user: ServerUser | null): string | null {
  const run = spawnSync(binaries.postgres, ['--version'], {
    cwd: '/',
    encoding: 'utf8',
    ...(user === null ? {} : { uid: user.uid, gid: user.gid }),
  });
  if (run.error !== undefined) return causeOf(run.error);
  return run.status === 0 ? null : (run.stderr.trim().split('\n')[0] ?? `exit code ${run.status}`);
}

function notRunning(binaries: Binaries, fault: string): StorageStartError {
  return new StorageStartError(
    `The embedded PostgreSQL ${binaries.postgres} does not run here (${fault})`,
    'Set DATABASE_URL to a PostgreSQL of your own',
  );
}

/** A copy that anybody may read, named by the package's version; whole or not there. */
function copyBinaries(installed: Binaries): Binaries {
  const manifest = JSON.parse(readFileSync(join(dirname(installed.folder), 'package.json'), 'utf8')) as {
    version: string;
  };
  const target = join(ELSEWHERE, `postgresql-${manifest.version}`);
  if (existsSync(target)) return binariesIn(target);
  makeElsewhere(ELSEWHERE);
  const draft = `${target}.${process.pid}`;
  cpSync(installed.folder, draft, { recursive: true, verbatimSymlinks: true });
  openForAll(draft);
  try {
    renameSync(draft, target);
  } catch (error) {
    rmSync(draft, { recursive: true, force: true });
    // Another process was first.
    if (!existsSync(target)) throw error;
  }
  return binariesIn(target);
}

/** Whatever the umask was: folders and programs may be entered and run, files read. */
function openForAll(folder: string): void {
  chmodSync(folder, 0o755);
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) openForAll(path);
    else if (entry.isFile()) chmodSync(path, basename(folder) === 'bin' ? 0o755 : 0o644);
  }
}

function makeElsewhere(folder: string): string {
  try {
    for (const path of new Set([ELSEWHERE, folder])) {
      mkdirSync(path, { recursive: true });
      chmodSync(path, 0o755);
    }
    return folder;
  } catch (error) {
    throw new StorageStartError(
      `PostgreSQL's user can't enter this folder, and ${folder} can't be made instead (${causeOf(error)})`,
      'Put Wirewatch and DATA_DIR where every user may enter (not below a folder of mode 700), or start it as an ordinary user',
    );
  }
}
