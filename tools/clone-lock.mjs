import { linkSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';

/**
 * Does something while no other process installs or builds in this clone. A lock whose
 * process is gone is taken over.
 * @param {string} root the clone
 * @param {(line: string) => void} say
 * @param {() => Promise<void>} action
 */
export async function withCloneLock(root, say, action) {
  const path = join(root, '.cache', 'prepare.lock');
  const own = `${path}.${process.pid}`;
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(own, JSON.stringify({ pid: process.pid, started: startOf(process.pid) }));
  let told = false;
  try {
    while (!tryLink(own, path)) {
      const owner = readOwner(path);
      if (owner === null || !lives(owner)) {
        removeStale(path, owner);
        continue;
      }
      if (!told) say(`Waiting for process ${owner.pid}, which installs or builds here.`);
      told = true;
      await delay(200);
    }
  } finally {
    rmSync(own, { force: true });
  }
  const release = () => rmSync(path, { force: true });
  // A child that Ctrl-C ends lets this process end, too.
  process.once('exit', release);
  try {
    await action();
  } finally {
    process.off('exit', release);
    release();
  }
}

/** Whole or not at all, unlike a write. */
function tryLink(from, to) {
  try {
    linkSync(from, to);
    return true;
  } catch (error) {
    if (error.code === 'EEXIST') return false;
    throw error;
  }
}

function readOwner(path) {
  try {
    return JSON.parse(readFileSync(path, 'utf8'));
  } catch {
    return null;
  }
}

/** Two may find the same stale lock; who moved away a new one by mistake puts it back. */
function removeStale(path, stale) {
  const aside = `${path}.${process.pid}.stale`;
  try {
    renameSync(path, aside);
  } catch (error) {
    if (error.code === 'ENOENT') return;
    throw error;
  }
  if (JSON.stringify(readOwner(aside)) !== JSON.stringify(stale)) tryLink(aside, path);
  rmSync(aside, { force: true });
}

function lives({ pid, started }) {
  if (pid === process.pid) return false;
  try {
    process.kill(pid, 0);
  } catch (error) {
    if (error.code === 'ESRCH') return false;
  }
  return started === null || startOf(pid) === started;
}

/** Ids are given out again; with the start time they name a process. Null where the system does not tell (not Linux). */
function startOf(pid) {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19];
  } catch {
    return null;
  }
}
