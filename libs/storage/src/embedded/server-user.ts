import { readFileSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import { StorageStartError } from './start-error.js';

/** Who runs the server where that is not the user of this process. */
export interface ServerUser {
  readonly name: string;
  readonly uid: number;
  readonly gid: number;
}

/** PostgreSQL refuses to run as root and wants a user with a name; these exist nearly everywhere. */
const CANDIDATES = ['wirewatch', 'postgres', 'nobody'];

/**
 * The user under whom the server has to run; null: that of this process.
 * A data folder that somebody else owns is served by its owner.
 * @param cluster the data folder, which may not exist yet
 * @throws StorageStartError as root where no other user exists
 */
export function chooseServerUser(cluster: string, passwd = '/etc/passwd'): ServerUser | null {
  if (process.getuid?.() !== 0) return null;
  const owner = statSync(cluster, { throwIfNoEntry: false });
  const users = readUsers(passwd);
  if (owner !== undefined && owner.uid !== 0) {
    const { uid, gid } = owner;
    return users.find((entry) => entry.uid === uid) ?? { name: String(uid), uid, gid };
  }
  for (const name of CANDIDATES) {
    const user = users.find((entry) => entry.name === name);
    if (user !== undefined) return user;
  }
  throw new StorageStartError(
    'PostgreSQL does not run as root, and this system has no user "postgres" or "nobody" to run it as',
    'Start Wirewatch as an ordinary user, or make one with "useradd --system wirewatch"',
  );
}

/** Whether a user may go into a folder, by the mode bits of it and all above it. */
export function canReach(user: ServerUser, folder: string): boolean {
  const { uid, gid, mode } = statSync(folder);
  const shift = uid === user.uid ? 6 : gid === user.gid ? 3 : 0;
  const enters = ((mode >> shift) & 1) === 1;
  const parent = dirname(folder);
  return enters && (parent === folder || canReach(user, parent));
}

function readUsers(passwd: string): ServerUser[] {
  let text: string;
  try {
    text = readFileSync(passwd, 'utf8');
  } catch {
    return [];
  }
  return text.split('\n').flatMap((line) => {
    const [name = '', , uid, gid] = line.split(':');
    return Number(uid) > 0 && Number(gid) > 0 ? [{ name, uid: Number(uid), gid: Number(gid) }] : [];
  });
}
