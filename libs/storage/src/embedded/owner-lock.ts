import { linkSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { z } from 'zod';
import { isAlive, startOf } from './process-identity.js';
import { causeOf, StorageStartError } from './start-error.js';

/** Who uses a data folder: the server for as long as it runs, or one command for a moment. */
export type OwnerKind = 'server' | 'command';

const ownerSchema = z.object({
  pid: z.number().int(),
  started: z.string().nullable(),
  kind: z.enum(['server', 'command']),
});
export type Owner = z.infer<typeof ownerSchema>;

/** The data folder is this process's own until released. */
export interface OwnerLock {
  release(): void;
}

/** A command takes seconds; who waits longer than this for it is better told. */
const WAIT_FOR_COMMAND_MS = 60_000;

/**
 * Takes a data folder for this process alone. A lock whose owner is gone (kill -9) is
 * taken over; a command that has the folder is waited for.
 * @returns the lock, or the server that has the folder
 * @throws StorageStartError when the folder can't be written, or a command keeps it
 */
export async function takeFolder(folder: string, kind: OwnerKind): Promise<OwnerLock | Owner> {
  const path = join(folder, 'owner.json');
  const own = join(folder, `owner-${process.pid}.json`);
  const text = JSON.stringify({ pid: process.pid, started: startOf(process.pid), kind } satisfies Owner);
  const end = Date.now() + WAIT_FOR_COMMAND_MS;
  try {
    writeFileSync(own, text, { mode: 0o600 });
    for (;;) {
      if (tryLink(own, path)) return { release: () => removeIfOwn(path, text) };
      const owner = readOwner(path);
      if (owner === null || !lives(owner)) removeStale(path, owner);
      else if (owner.kind === 'server') return owner;
      else if (Date.now() > end) throw heldByCommand(folder, owner);
      else await delay(100);
    }
  } catch (error) {
    if (error instanceof StorageStartError) throw error;
    throw new StorageStartError(
      `The data folder ${folder} can't be written (${causeOf(error)})`,
      'Give this user the right to write there, or set DATA_DIR to a folder that can be written',
    );
  } finally {
    rmSync(own, { force: true });
  }
}

function lives(owner: Owner): boolean {
  // The first process of a container has the same id after every start.
  if (owner.pid === process.pid || !isAlive(owner.pid)) return false;
  return owner.started === null || startOf(owner.pid) === owner.started;
}

/** Whole or not at all: a link, unlike a write, cannot be half done when the process dies. */
function tryLink(from: string, to: string): boolean {
  try {
    linkSync(from, to);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  }
}

function readOwner(path: string): Owner | null {
  try {
    return ownerSchema.parse(JSON.parse(readFileSync(path, 'utf8')));
  } catch {
    return null;
  }
}

/** Two may find the same stale lock; who moved away a new one by mistake puts it back. */
function removeStale(path: string, stale: Owner | null): void {
  const aside = `${path}.${process.pid}.stale`;
  try {
    renameSync(path, aside);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return;
    throw error;
  }
  if (JSON.stringify(readOwner(aside)) !== JSON.stringify(stale)) tryLink(aside, path);
  rmSync(aside, { force: true });
}

function removeIfOwn(path: string, text: string): void {
  if (JSON.stringify(readOwner(path)) === text) rmSync(path, { force: true });
}

function heldByCommand(folder: string, owner: Owner): StorageStartError {
  return new StorageStartError(
    `The data folder ${folder} is in use by a command that has not ended (process ${owner.pid})`,
    'Wait for it or end it, then start again',
  );
}
