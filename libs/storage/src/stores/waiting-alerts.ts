import type { Channel, FoldInto } from '@app/contracts';
import { sql } from 'kysely';
import type { Tx } from '../database/database.js';
import type { RecordedVersion } from './record-alerts.js';

interface WaitingRow {
  readonly alert_id: string;
  readonly person_id: string;
  readonly folded_into: FoldInto;
  readonly feed_id: string | null;
  readonly due_at: string;
  readonly heads: boolean;
  readonly channels: readonly Channel[];
}

/** Puts alerts into the summaries in which they wait, and takes out what waits no longer. */
export async function keepWaiting(tx: Tx, versions: readonly RecordedVersion[]): Promise<void> {
  const rows = versions.flatMap((version) => waitingRow(version) ?? []);
  const waiting = new Set(rows.map((row) => row.alert_id));
  const others = versions.map(({ alertId }) => alertId).filter((id) => !waiting.has(id));
  if (others.length > 0) {
    await sql`DELETE FROM waiting_alerts WHERE alert_id = ANY (${others}::bigint[])`.execute(tx);
  }
  if (rows.length === 0) return;
  await sql`
    INSERT INTO waiting_alerts (alert_id, person_id, folded_into, feed_id, due_at, heads, channels)
    SELECT * FROM json_to_recordset(${JSON.stringify(rows)}::json) AS w (alert_id bigint, person_id bigint,
      folded_into text, feed_id bigint, due_at timestamptz, heads boolean, channels text[])
    ON CONFLICT (alert_id) DO UPDATE SET folded_into = excluded.folded_into, feed_id = excluded.feed_id,
      due_at = excluded.due_at, heads = excluded.heads, channels = excluded.channels`.execute(tx);
}

function waitingRow({ verdict, alertId }: RecordedVersion): WaitingRow | null {
  const { carriage, channels, personId } = verdict;
  const common = { alert_id: alertId, person_id: personId, channels };
  if (carriage.kind === 'folded') {
    return {
      ...common,
      folded_into: carriage.into,
      feed_id: carriage.group ?? null,
      due_at: carriage.until,
      heads: false,
    };
  }
  if (carriage.kind === 'now' && carriage.heads !== undefined) {
    return { ...common, folded_into: 'quiet-hours', feed_id: null, due_at: carriage.heads, heads: true };
  }
  return null;
}
