import type { FeedDay } from '@app/contracts';
import { sql } from 'kysely';
import type { Database } from '../database/database.js';

/** What the last days brought of a feed; see the port. */
export async function feedDays(db: Database, id: string, count: number): Promise<FeedDay[]> {
  const { rows } = await sql<FeedDay>`
    WITH days AS (
      SELECT (now() AT TIME ZONE 'UTC')::date - back AS day FROM generate_series(0, ${count - 1}::integer) AS back
    ), brought AS (
      SELECT (published AT TIME ZONE 'UTC')::date AS day, count(*)::integer AS stories FROM stories
      WHERE feed_id = ${id} AND published >= (SELECT min(day) FROM days)::timestamp AT TIME ZONE 'UTC'
      GROUP BY 1
    )
    SELECT to_char(days.day, 'YYYY-MM-DD') AS day, coalesce(stories, 0) AS stories,
      coalesce(polls, 0) AS polls, coalesce(failures, 0) AS failures
    FROM days LEFT JOIN brought USING (day)
      LEFT JOIN feed_days ON feed_days.day = days.day AND feed_days.feed_id = ${id}
    ORDER BY days.day`.execute(db);
  return rows;
}

/** Forgets polls of days before. */
export async function forgetDays(db: Database, before: Date): Promise<void> {
  await sql`DELETE FROM feed_days WHERE day < (${before}::timestamptz AT TIME ZONE 'UTC')::date`.execute(db);
}
