import { execFileSync } from 'node:child_process';
import { readFileSync, readlinkSync, readdirSync, realpathSync } from 'node:fs';
import { setTimeout as delay } from 'node:timers/promises';

/** Whether a process of this id runs, whoever owns it. */
export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return !isZombie(pid);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

/**
 * When a process started, in the system's own words; null when it is gone or the
 * system does not tell. Ids are given out again, so an id alone names no process.
 */
export function startOf(pid: number): string | null {
  if (process.platform === 'linux') return statFields(pid)?.[19] ?? null;
  return ask('ps', ['-o', 'lstart=', '-p', String(pid)]);
}

/** Whether this process is the PostgreSQL server that works in this data folder. */
export function isServerOf(pid: number, folder: string): boolean {
  if (process.platform === 'linux') return workingFolder(pid) === realpathSync(folder);
  return ask('ps', ['-o', 'command=', '-p', String(pid)])?.includes(folder) ?? false;
}

/** Ids of all processes that work in this data folder; a server's children outlive it for a moment. Linux only. */
export function processesIn(folder: string): number[] {
  if (process.platform !== 'linux') return [];
  const real = realpathSync(folder);
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map(Number)
    .filter((pid) => workingFolder(pid) === real && !isZombie(pid));
}

/** Waits until the condition holds, at most so long; whether it held in the end. */
export async function waitUntil(condition: () => boolean, timeoutMs: number): Promise<boolean> {
  const end = Date.now() + timeoutMs;
  while (!condition()) {
    if (Date.now() > end) return false;
    await delay(20);
  }
  return true;
}

function workingFolder(pid: number): string | null {
  try {
    return readlinkSync(`/proc/${pid}/cwd`);
  } catch {
    return null;
  }
}

/** Ended, though its parent has not asked how (a container's first process often never asks). */
function isZombie(pid: number): boolean {
  return process.platform === 'linux' && statFields(pid)?.[0] === 'Z';
}

/** Fields of /proc/PID/stat after the name, which may hold spaces and brackets; see proc(5): state first, start time 20th. */
function statFields(pid: number): string[] | null {
  try {
    const text = readFileSync(`/proc/${pid}/stat`, 'utf8');
    return text.slice(text.lastIndexOf(')') + 2).split(' ');
  } catch {
    return null;
  }
}

function ask(command: string, args: readonly string[]): string | null {
  try {
    return (
      execFileSync(command, args, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }).trim() || null
    );
  } catch {
    return null;
  }
}
