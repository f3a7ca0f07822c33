import type { AlertCause } from '@app/ports';
import { sql } from 'kysely';
import type { Tx } from '../database/database.js';
import { showingFamily } from './concerned-page.js';
import type { RuleOfCause } from './matched-rules.js';

/**
 * Whether a story version has to be brought to people at all: because a rule matched, or because somebody was told
 * of its thread or its story, or is about to be. What fills the archive raises nothing by itself.
 */
export async function concernsAnybody(
  tx: Tx,
  cause: AlertCause,
  rules: ReadonlyMap<string, RuleOfCause>,
): Promise<boolean> {
  if (cause.alertable && rules.size > 0) return true;
  const family = await showingFamily(tx, cause);
  const { rows } = await sql<{ told: boolean }>`
    SELECT EXISTS (SELECT FROM alerts WHERE thread_id = ${cause.threadId} AND version > 0)
      OR EXISTS (SELECT FROM alert_versions WHERE shown_story_id = ANY (${family}::bigint[]))
      OR EXISTS (SELECT FROM story_versions
        WHERE thread_id = ${cause.threadId} AND needs_fan_out AND fanned_at IS NULL) AS told`.execute(tx);
  return rows[0]?.told === true;
}
