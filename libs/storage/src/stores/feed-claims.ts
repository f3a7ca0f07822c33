import { sql } from 'kysely';
import type { Database } from '../database/database.js';
import { lockClaims } from '../database/locks.js';

/** Claims feeds that are due, at most one a host; see the port. */
export async function claimDue(
  db: Database,
  now: Date,
  limit: number,
  leaseMs: number,
): Promise<{ id: string; due: Date }[]> {
  return db.transaction().execute(async (tx) => {
    await lockClaims(tx);
    const { rows } = await sql<{ id: string; due: Date }>`
      WITH due AS (
        SELECT DISTINCT ON (host) id, next_check FROM feeds f
        WHERE state = 'active' AND next_check <= ${now} AND (lease_until IS NULL OR lease_until <= ${now})
          AND NOT EXISTS (SELECT FROM feeds busy WHERE busy.host = f.host AND busy.lease_until > ${now})
        ORDER BY host, next_check, id
      ), free AS (
        SELECT id, next_check FROM feeds
        WHERE id IN (SELECT id FROM due ORDER BY next_check LIMIT ${limit})
        FOR UPDATE SKIP LOCKED
      )
      UPDATE feeds SET lease_until = ${new Date(now.getTime() + leaseMs)}
      FROM free WHERE feeds.id = free.id
      RETURNING feeds.id, free.next_check AS due`.execute(tx);
    return rows;
  });
}

/** Claims one feed out of turn; see the port. */
export async function claim(db: Database, id: string, now: Date, leaseMs: number): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('feeds')
    .set({ lease_until: new Date(now.getTime() + leaseMs) })
    .where('id', '=', id)
    .where((eb) => eb.or([eb('lease_until', 'is', null), eb('lease_until', '<=', now)]))
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}

/** Has a feed looked at by then at the latest. */
export async function checkBy(db: Database, id: string, at: Date): Promise<void> {
  await db
    .updateTable('feeds')
    .set({ next_check: at })
    .where('id', '=', id)
    .where('next_check', '>', at)
    .execute();
}
