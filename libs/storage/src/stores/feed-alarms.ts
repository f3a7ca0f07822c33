import type { FeedAlarm, StandingAlarm } from '@app/contracts';
import type { WatchedFeed } from '@app/ports';
import { sql } from 'kysely';
import type { Database } from '../database/database.js';
import { appendEvents } from './event-log.js';
import { selectFeeds, toFeed } from './feed-rows.js';

/** Active feeds after an id, in that order. */
export async function watchedFeeds(db: Database, after: string, limit: number): Promise<WatchedFeed[]> {
  const rows = await db
    .selectFrom('feeds')
    .select([
      'id',
      'memory',
      'failures',
      'last_success',
      'last_new_item',
      'last_error',
      'created_at',
      'alarm',
    ])
    .where('id', '>', after)
    .where('state', '=', 'active')
    .orderBy('id')
    .limit(limit)
    .execute();
  return rows.map((row) => ({
    id: row.id,
    memory: row.memory,
    failures: row.failures,
    lastSuccess: row.last_success?.toISOString() ?? null,
    lastNewItem: row.last_new_item?.toISOString() ?? null,
    lastFailure: row.last_error,
    createdAt: row.created_at.toISOString(),
    alarm: row.alarm,
  }));
}

/** Raises, changes or clears a feed's alarm and tells the newsroom, once; see the port. */
export async function setAlarm(
  db: Database,
  id: string,
  known: FeedAlarm | null,
  alarm: StandingAlarm | null,
): Promise<boolean> {
  return db.transaction().execute(async (tx) => {
    const { numUpdatedRows } = await tx
      .updateTable('feeds')
      .set({ alarm: alarm === null ? null : JSON.stringify(alarm) })
      .where('id', '=', id)
      .where(sql<boolean>`alarm->>'kind' IS NOT DISTINCT FROM ${known}::text`)
      .executeTakeFirst();
    if (numUpdatedRows === 0n) return false;
    const row = await selectFeeds(tx).where('feeds.id', '=', id).executeTakeFirstOrThrow();
    await appendEvents(tx, [{ room: 'newsroom', name: 'feed', payload: { feed: toFeed(row) } }]);
    return true;
  });
}
