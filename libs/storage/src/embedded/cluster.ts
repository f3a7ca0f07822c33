import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import {
  chmodSync,
  chownSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import type { Placement } from './placement.js';
import { StorageStartError } from './start-error.js';

/** The one user of the embedded database. */
export const DATABASE_USER = 'wirewatch';

/** The major version that the package brings: data of another one can't be served. */
const MAJOR = 18;

/** Messages in English and times in UTC, whatever the shell that started Wirewatch says. */
export const SERVER_ENVIRONMENT = { LC_ALL: 'C', TZ: 'UTC' };

/**
 * Makes the data folder where there is none, or looks whether the one there can be served.
 * @returns the password of the database user
 * @throws StorageStartError
 */
export async function prepareCluster(placement: Placement): Promise<string> {
  const { cluster, folder } = placement;
  if (!existsSync(cluster)) return makeCluster(placement);
  checkVersion(cluster);
  const password = join(folder, 'password');
  if (!existsSync(password)) {
    throw new StorageStartError(
      `The password file ${password} is missing`,
      'Restore it from a backup, or set DATA_DIR to another folder to begin anew',
    );
  }
  return readFileSync(password, 'utf8').trim();
}

/** Made under another name and moved into place: a data folder that is there is whole. */
async function makeCluster(placement: Placement): Promise<string> {
  const { cluster, folder, user, binaries } = placement;
  const draft = `${cluster}.new`;
  const passwordFile = join(folder, 'password');
  rmSync(draft, { recursive: true, force: true });
  mkdirSync(draft, { mode: 0o700 });
  const password = randomBytes(24).toString('base64url');
  writeFileSync(passwordFile, `${password}\n`, { mode: 0o600 });
  // An older file keeps its mode when written again.
  chmodSync(passwordFile, 0o600);
  if (user !== null) for (const path of [draft, passwordFile]) chownSync(path, user.uid, user.gid);
  const fault = await run(binaries.initdb, placement, [
    `--pgdata=${draft}`,
    `--username=${DATABASE_USER}`,
    `--pwfile=${passwordFile}`,
    '--auth=scram-sha-256',
    '--encoding=UTF8',
    // Sorts and folds the same on every system, whatever its locales.
    '--locale-provider=builtin',
    '--builtin-locale=C.UTF-8',
    '--locale=C',
    '--no-instructions',
  ]);
  if (fault !== null) {
    rmSync(draft, { recursive: true, force: true });
    throw new StorageStartError(
      `The database could not be made in ${folder} (${fault})`,
      'Look whether the disk is full, or set DATA_DIR to another folder',
    );
  }
  renameSync(draft, cluster);
  return password;
}

function checkVersion(cluster: string): void {
  let text: string;
  try {
    text = readFileSync(join(cluster, 'PG_VERSION'), 'utf8').trim();
    readdirSync(cluster);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'EACCES' || code === 'EPERM') {
      throw new StorageStartError(
        `The data folder ${cluster} belongs to another user`,
        'Start Wirewatch as the user who made it, or set DATA_DIR to another folder',
      );
    }
    throw damaged(cluster, 'PG_VERSION is missing');
  }
  const major = Number(text);
  if (!Number.isInteger(major)) throw damaged(cluster, 'PG_VERSION holds no version');
  if (major !== MAJOR) {
    const remedy =
      major > MAJOR
        ? 'Start the newer Wirewatch that wrote it'
        : 'Bring it over with pg_dump and a PostgreSQL of that version';
    throw new StorageStartError(
      `The data folder ${cluster} was written by PostgreSQL ${major}; this Wirewatch brings PostgreSQL ${MAJOR}`,
      `${remedy}, or set DATA_DIR to another folder to begin anew`,
    );
  }
}

function damaged(cluster: string, sign: string): StorageStartError {
  return new StorageStartError(
    `The data folder ${cluster} is damaged: ${sign}`,
    'Restore it from a backup, or set DATA_DIR to another folder to begin anew',
  );
}

/** Runs a program of PostgreSQL as its user; null, or the line that says what went wrong. */
function run(program: string, { user, folder }: Placement, args: readonly string[]): Promise<string | null> {
  return new Promise((resolve) => {
    const child = spawn(program, args, {
      cwd: folder,
      env: SERVER_ENVIRONMENT,
      stdio: ['ignore', 'ignore', 'pipe'],
      windowsHide: true,
      ...(user === null ? {} : { uid: user.uid, gid: user.gid }),
    });
    let errors = '';
    child.stderr.on('data', (chunk: Buffer) => (errors += chunk.toString()));
    child.on('error', (error) => resolve(error.message));
    child.on('close', (code) => {
      const lines = errors.split('\n').filter((line) => line !== '');
      resolve(code === 0 ? null : (lines.find((line) => /error|fatal/i.test(line)) ?? `exit code ${code}`));
    });
  });
}
