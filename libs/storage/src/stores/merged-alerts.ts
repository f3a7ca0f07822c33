import { sql } from 'kysely';
import type { Database } from '../database/database.js';

/**
 * The alerts for which others stand since their threads were merged: those of the same person, in threads that are
 * part of theirs now. By the id of the one that lives; what has none is left out.
 */
export async function mergedInto(
  db: Database,
  alertIds: readonly string[],
): Promise<ReadonlyMap<string, readonly string[]>> {
  if (alertIds.length === 0) return new Map();
  const { rows } = await sql<{ alert_id: string; merged: string[] }>`
    WITH RECURSIVE part AS (
      SELECT a.id AS alert_id, a.person_id, t.id AS thread_id
      FROM alerts a JOIN threads t ON t.merged_into = a.thread_id WHERE a.id = ANY (${[...alertIds]}::bigint[])
      UNION ALL
      SELECT p.alert_id, p.person_id, t.id FROM part p JOIN threads t ON t.merged_into = p.thread_id
    )
    SELECT p.alert_id, array_agg(o.id ORDER BY o.id) AS merged
    FROM part p JOIN alerts o ON o.thread_id = p.thread_id AND o.person_id = p.person_id
    GROUP BY p.alert_id`.execute(db);
  return new Map(rows.map(({ alert_id, merged }) => [alert_id, merged]));
}
