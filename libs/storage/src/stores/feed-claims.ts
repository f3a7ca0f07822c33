import { pollOf } from '@app/ports';
import { sql } from 'kysely';
import type { Database } from '../database/database.js';
import { lockClaims } from '../database/locks.js';
import { isHeld } from './host-turns.js';

/** Claims feeds that are due, at most one a host, with their hosts; see the port. */
export async function claimDue(
  db: Database,
  now: Date,
  limit: number,
  leaseMs: number,
): Promise<{ id: string; due: Date }[]> {
  const until = new Date(now.getTime() + leaseMs);
  return db.transaction().execute(async (tx) => {
    await lockClaims(tx);
    const { rows } = await sql<{ id: string; due: Date }>`
      WITH due AS (
        SELECT DISTINCT ON (f.host) f.id, f.next_check FROM feeds f LEFT JOIN hosts h ON h.host = f.host
        WHERE f.state = 'active' AND f.next_check <= ${now} AND (f.lease_until IS NULL OR f.lease_until <= ${now})
          AND NOT ${isHeld('h', now)} AND coalesce(h.free_at <= ${now}, true)
        ORDER BY f.host, f.next_check, f.id
      ), free AS (
        SELECT id, host, next_check FROM feeds
        WHERE id IN (SELECT id FROM due ORDER BY next_check LIMIT ${limit})
        FOR UPDATE SKIP LOCKED
      ), held AS (${holdHosts('free', until, now)})
      UPDATE feeds SET lease_until = ${until}
      FROM free JOIN held USING (host) WHERE feeds.id = free.id
      RETURNING feeds.id, free.next_check AS due`.execute(tx);
    return rows;
  });
}

/** Whether any feed is due that nobody polls. */
export async function hasDue(db: Database, now: Date): Promise<boolean> {
  const due = await db
    .selectFrom('feeds')
    .select('id')
    .where('state', '=', 'active')
    .where('next_check', '<=', now)
    .where((eb) => eb.or([eb('lease_until', 'is', null), eb('lease_until', '<=', now)]))
    .limit(1)
    .executeTakeFirst();
  return due !== undefined;
}

/** Claims one feed out of turn, with its host; see the port. */
export async function claim(db: Database, id: string, now: Date, leaseMs: number): Promise<boolean> {
  const until = new Date(now.getTime() + leaseMs);
  const { rows } = await sql`
    WITH wanted AS (
      SELECT id, host FROM feeds WHERE id = ${id} AND (lease_until IS NULL OR lease_until <= ${now}) FOR UPDATE
    ), held AS (${holdHosts('wanted', until, now)})
    UPDATE feeds SET lease_until = ${until} FROM wanted JOIN held USING (host) WHERE feeds.id = wanted.id
    RETURNING feeds.id`.execute(db);
  return rows.length > 0;
}

/** Has each host of some feeds (id, host) held by its feed's poll; one that was taken since is left out. */
const holdHosts = (feeds: 'free' | 'wanted', until: Date, now: Date) => sql`
  INSERT INTO hosts (host, holder, busy_until) SELECT host, ${pollOf('')} || id, ${until} FROM ${sql.table(feeds)}
  ON CONFLICT (host) DO UPDATE SET holder = excluded.holder, busy_until = excluded.busy_until
    WHERE NOT ${isHeld('hosts', now)}
  RETURNING host`;

/** Has a feed looked at by then at the latest. */
export async function checkBy(db: Database, id: string, at: Date): Promise<void> {
  await db
    .updateTable('feeds')
    .set({ next_check: at })
    .where('id', '=', id)
    .where('next_check', '>', at)
    .execute();
}
