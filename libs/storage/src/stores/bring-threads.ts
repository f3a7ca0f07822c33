import type { PlacementCause } from '@app/contracts';
import { sql } from 'kysely';
import type { Tx } from '../database/database.js';
import type { NewEvent } from './event-log.js';
import { joinThreads } from './join-threads.js';
import { regroupings } from './rearrange-alerts.js';
import { announce } from './relocate-stories.js';

/** The causes of what staff did. */
const BY_STAFF = sql.join(
  (['merged', 'split', 'moved'] satisfies PlacementCause[]).map((cause) => sql.lit(cause)),
);

/**
 * Takes a story's row and those of the threads that it is about to bring together, in the order in which others take
 * them: before it is put into one of them.
 */
export async function holdThreads(tx: Tx, storyId: string, threads: readonly string[]): Promise<void> {
  const ids = sql`ANY (${[...threads]}::bigint[])`;
  await sql`SELECT FROM stories WHERE id = ${storyId} OR thread_id = ${ids} ORDER BY id FOR UPDATE`.execute(
    tx,
  );
  await sql`SELECT FROM threads WHERE id = ${ids} ORDER BY id FOR UPDATE`.execute(tx);
}

/**
 * Joins to a thread others that a report in it showed to be of the same event, in the caller's transaction, which
 * holds the placements' lock and their rows. What staff put together or took apart stays so.
 * @returns the thread that lives
 */
export async function bringThreads(tx: Tx, thread: string, others: readonly string[]): Promise<string> {
  let lives = thread;
  const moved: string[] = [];
  const regrouped: NewEvent[] = [];
  for (const other of others) {
    if (!(await areLeftToUs(tx, [lives, other]))) continue;
    const joined = await joinThreads(tx, other, lives, { cause: 'brought', by: null });
    lives = joined.threadId;
    moved.push(...joined.stories);
    regrouped.push(...(await regroupings(tx, joined.from, joined.threadId)));
  }
  if (moved.length > 0) await announce(tx, [[lives, moved]], regrouped);
  return lives;
}

/** Whether threads are open, and none of them is as staff made or named it. */
async function areLeftToUs(tx: Tx, threads: readonly string[]): Promise<boolean> {
  const { rows } = await sql`
    SELECT FROM threads t WHERE t.id = ANY (${[...threads]}::bigint[])
      AND t.closed_at IS NULL AND t.merged_into IS NULL AND t.titled_by IS NULL
      AND NOT EXISTS (SELECT FROM placements p WHERE p.thread_id = t.id AND p.cause IN (${BY_STAFF}))
      AND NOT EXISTS (SELECT FROM placements p WHERE p.from_thread = t.id AND p.cause IN (${BY_STAFF}))`.execute(
    tx,
  );
  return rows.length === threads.length;
}
