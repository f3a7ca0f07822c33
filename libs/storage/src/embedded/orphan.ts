import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { isAlive, isServerOf, processesIn, waitUntil } from './process-identity.js';
import { StorageStartError } from './start-error.js';

/** A fast shutdown ends all sessions and writes a checkpoint. */
const FAST_STOP_MS = 30_000;
/** An immediate one only ends; the next start recovers from the log. */
const IMMEDIATE_STOP_MS = 10_000;

/** What a running server says of itself. */
export interface RunningServer {
  readonly pid: number;
  readonly port: number;
}

/** The server that works in this data folder now, by its postmaster.pid; null: none. */
export function runningServer(cluster: string): RunningServer | null {
  const path = join(cluster, 'postmaster.pid');
  if (!existsSync(path)) return null;
  // Lines: process id, data folder, start time, port (PostgreSQL's miscadmin.h).
  const [pid, , , port] = readFileSync(path, 'utf8').split('\n').map(Number);
  if (pid === undefined || !(pid > 0) || !isAlive(pid) || !isServerOf(pid, cluster)) return null;
  return { pid, port: port ?? 0 };
}

/**
 * Makes a data folder free whose owner was killed: stops the server that it left
 * behind, waits for that server's children and removes its lock.
 * @throws StorageStartError when it can't be stopped
 */
export async function clearOrphan(cluster: string, note: (line: string) => void): Promise<void> {
  const server = runningServer(cluster);
  if (server !== null) {
    note(`Stopping a PostgreSQL that an earlier run left behind (process ${server.pid})`);
    if (!(await stopServer(server.pid))) {
      throw new StorageStartError(
        `A PostgreSQL of an earlier run (process ${server.pid}) does not stop`,
        `End it with "kill -QUIT ${server.pid}", then start again`,
      );
    }
  }
  // Children of a server that was killed still share its memory until they notice.
  await waitUntil(() => processesIn(cluster).length === 0, IMMEDIATE_STOP_MS);
  if (runningServer(cluster) === null) rmSync(join(cluster, 'postmaster.pid'), { force: true });
}

/** Stops a server, gently first; whether it is gone. */
export async function stopServer(pid: number): Promise<boolean> {
  for (const [signal, patienceMs] of [
    ['SIGINT', FAST_STOP_MS],
    ['SIGQUIT', IMMEDIATE_STOP_MS],
  ] as const) {
    if (isAlive(pid)) process.kill(pid, signal);
    if (await waitUntil(() => !isAlive(pid), patienceMs)) return true;
  }
  return false;
}
