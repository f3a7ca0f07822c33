import type { MutedThread } from '@app/ports';
import { sql } from 'kysely';
import type { Database, Tx } from '../database/database.js';
import { violatesReference } from './database-errors.js';
import { livingThread } from './thread-state.js';

/**
 * The person has seen an alert version and those before it; seen in its newest version, the alert waits for no
 * summary any more.
 * @returns false where it is not theirs
 */
export async function markOpened(
  tx: Tx,
  personId: string,
  alertId: string,
  version: number,
  now: Date,
): Promise<boolean> {
  const alert = await tx
    .selectFrom('alerts')
    .select('version')
    .where('id', '=', alertId)
    .where('person_id', '=', personId)
    .forUpdate()
    .executeTakeFirst();
  if (alert === undefined || version > alert.version) return false;
  await tx
    .updateTable('alert_versions')
    .set({ opened_at: now })
    .where('alert_id', '=', alertId)
    .where('version', '<=', version)
    .where('opened_at', 'is', null)
    .execute();
  if (version === alert.version) {
    await tx.deleteFrom('waiting_alerts').where('alert_id', '=', alertId).execute();
  }
  return true;
}

/**
 * Mutes the thread that lives on, also where a page still names one that was merged into it. It may be muted before
 * anything of it was told: then the alert is there without a version.
 * @returns false where there is no such thread to be muted
 */
export async function muteThread(
  db: Database,
  personId: string,
  thread: string,
  muted: boolean,
): Promise<boolean> {
  const threadId = await livingThread(db, thread);
  if (threadId === null) return !muted;
  if (!muted) {
    await db
      .updateTable('alerts')
      .set({ muted_at: null })
      .where('person_id', '=', personId)
      .where('thread_id', '=', threadId)
      .execute();
    return true;
  }
  try {
    await db
      .insertInto('alerts')
      .values({ person_id: personId, thread_id: threadId, kind: 'new', muted_at: sql<Date>`now()` })
      .onConflict((conflict) =>
        conflict.columns(['person_id', 'thread_id']).doUpdateSet({ muted_at: sql<Date>`now()` }),
      )
      .execute();
    return true;
  } catch (error) {
    if (violatesReference(error)) return false;
    throw error;
  }
}

/** The threads that the person muted, the last one first; of merged ones the one that lives on. */
export async function mutedThreads(db: Database, personId: string): Promise<MutedThread[]> {
  const rows = await db
    .selectFrom('alerts')
    .innerJoin('threads', 'threads.id', 'alerts.thread_id')
    .select(['thread_id', 'muted_at'])
    .where('merged_into', 'is', null)
    .where('person_id', '=', personId)
    .where('muted_at', 'is not', null)
    .orderBy('muted_at', 'desc')
    .execute();
  return rows.flatMap(({ thread_id, muted_at }) =>
    muted_at === null ? [] : [{ thread: thread_id, at: muted_at.toISOString() }],
  );
}
