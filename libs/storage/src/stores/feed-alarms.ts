import type { FeedAlarm, StandingAlarm } from '@app/contracts';
import type { WatchedFeed } from '@app/ports';
import { sql } from 'kysely';
import type { Database, Tx } from '../database/database.js';
import { appendEvents } from './event-log.js';
import { selectFeeds, toFeed } from './feed-rows.js';

/** Feeds to watch; see the port. */
export async function watchedFeeds(db: Database, after: string, limit: number): Promise<WatchedFeed[]> {
  const rows = await db
    .selectFrom('feeds')
    .select([
      'id',
      'state',
      'memory',
      'failures',
      'last_success',
      'last_new_item',
      'last_error',
      'created_at',
      'alarm',
    ])
    .where('id', '>', after)
    .where((eb) => eb.or([eb('state', '=', 'active'), eb('alarm', 'is not', null)]))
    .orderBy('id')
    .limit(limit)
    .execute();
  const lowered = await loweredToday(db);
  return rows.map((row) => ({
    id: row.id,
    memory: row.memory,
    failures: row.failures,
    lastSuccess: row.last_success?.toISOString() ?? null,
    lastNewItem: row.last_new_item?.toISOString() ?? null,
    lastFailure: row.last_error,
    createdAt: row.created_at.toISOString(),
    alarm: row.alarm,
    paused: row.state === 'paused',
    lowered: lowered.get(row.id) ?? null,
  }));
}

/** Of each feed the flashes that were too many today. */
async function loweredToday(db: Database): Promise<Map<string, NonNullable<WatchedFeed['lowered']>>> {
  const { rows } = await sql<{ feed_id: string; flashes: number; since: Date }>`
    SELECT s.feed_id, count(DISTINCT s.id)::integer AS flashes, min(v.fetched) AS since
    FROM story_versions v JOIN stories s ON s.id = v.story_id
    WHERE v.lowered AND v.fetched >= date_trunc('day', now(), 'UTC') AND s.feed_id IS NOT NULL
    GROUP BY s.feed_id`.execute(db);
  return new Map(
    rows.map(({ feed_id: id, flashes, since }) => [id, { flashes, since: since.toISOString() }]),
  );
}

/** Raises, changes or clears a feed's alarm and tells the newsroom, once; see the port. */
export async function setAlarm(
  db: Database,
  id: string,
  known: FeedAlarm | null,
  alarm: StandingAlarm | null,
): Promise<string | null> {
  return db.transaction().execute(async (tx) => {
    const { numUpdatedRows } = await tx
      .updateTable('feeds')
      .set({ alarm: alarm === null ? null : JSON.stringify(alarm) })
      .where('id', '=', id)
      .where(sql<boolean>`alarm->>'kind' IS NOT DISTINCT FROM ${known}::text`)
      .executeTakeFirst();
    if (numUpdatedRows === 0n) return null;
    const notice = await addNotice(tx, id, known, alarm);
    const row = await selectFeeds(tx).where('feeds.id', '=', id).executeTakeFirstOrThrow();
    await appendEvents(tx, [{ room: 'newsroom', name: 'feed', payload: { feed: toFeed(row) } }]);
    return notice;
  });
}

async function addNotice(
  tx: Tx,
  feedId: string,
  was: FeedAlarm | null,
  alarm: StandingAlarm | null,
): Promise<string> {
  const cleared =
    alarm === null
      ? await tx
          .selectFrom('alarm_notices')
          .select('id')
          .where('feed_id', '=', feedId)
          .orderBy('id', 'desc')
          .limit(1)
          .executeTakeFirst()
      : undefined;
  const { id } = await tx
    .insertInto('alarm_notices')
    .values({
      feed_id: feedId,
      alarm: alarm === null ? null : JSON.stringify(alarm),
      was,
      clears: cleared?.id ?? null,
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  return id;
}
