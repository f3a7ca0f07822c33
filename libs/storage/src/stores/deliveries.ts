import type { DeliveryOutcome, PendingDelivery } from '@app/ports';
import { sql } from 'kysely';
import type { Database } from '../database/database.js';
import { selectAlerts, toAlert } from './alert-rows.js';
import { toDevice } from './device.store.js';
import { storable } from './stored-text.js';

/** Claims pending deliveries that nobody else has; see the port. */
export async function claimDeliveries(
  db: Database,
  ids: readonly string[],
  leaseUntil: Date,
): Promise<PendingDelivery[]> {
  const { rows: claimed } = await sql<{
    id: string;
    attempts: number;
    alert_id: string;
    alert_version: number;
    device_id: string;
  }>`
    UPDATE deliveries SET claimed_until = ${leaseUntil}, updated_at = now()
    WHERE id IN (
      SELECT id FROM deliveries WHERE id = ANY (${[...ids]}::bigint[]) AND state = 'pending'
        AND device_id IS NOT NULL AND due_at <= now() AND (claimed_until IS NULL OR claimed_until <= now())
      ORDER BY id FOR UPDATE SKIP LOCKED)
    RETURNING id, attempts, alert_id, alert_version, device_id`.execute(db);
  if (claimed.length === 0) return [];
  const devices = await db
    .selectFrom('devices')
    .selectAll()
    .where('id', '=', sql<string>`ANY (${claimed.map((row) => row.device_id)}::bigint[])`)
    .execute();
  const alerts = await selectAlerts(db)
    .innerJoin('events as e', (join) =>
      join.onRef('e.alert_id', '=', 'av.alert_id').onRef('e.alert_version', '=', 'av.version'),
    )
    .select('e.cursor')
    .where(
      sql<boolean>`(av.alert_id, av.version) IN (SELECT * FROM unnest(
        ${claimed.map((row) => row.alert_id)}::bigint[], ${claimed.map((row) => row.alert_version)}::integer[]))`,
    )
    .execute();
  const deviceById = new Map(devices.map((row) => [row.id, toDevice(row)]));
  const alertByKey = new Map(
    alerts.map((row) => [`${row.alert_id} ${row.alert_version}`, toAlert(row, row.cursor)]),
  );
  return claimed.flatMap(({ id, attempts, device_id, alert_id, alert_version }) => {
    const device = deviceById.get(device_id);
    const alert = alertByKey.get(`${alert_id} ${alert_version}`);
    // A device removed this moment has nothing to receive.
    return device === undefined || alert === undefined ? [] : [{ id, attempts, device, alert }];
  });
}

/** Writes how one attempt ended and lets the delivery go; what has ended already stays as it ended. */
export async function recordDelivery(db: Database, id: string, outcome: DeliveryOutcome): Promise<void> {
  await db.transaction().execute(async (tx) => {
    const row = await tx
      .updateTable('deliveries')
      .set({
        attempts: sql<number>`attempts + 1`,
        claimed_until: null,
        updated_at: sql<Date>`now()`,
        ...('cause' in outcome ? { cause: storable(outcome.cause) } : {}),
        ...(outcome.kind === 'retry' ? { due_at: outcome.at } : { state: outcome.kind }),
      })
      .where('id', '=', id)
      .where('state', '=', 'pending')
      .returning('device_id')
      .executeTakeFirst();
    if (outcome.kind === 'gone' && row !== undefined && row.device_id !== null) {
      await tx.deleteFrom('devices').where('id', '=', row.device_id).execute();
    }
  });
}

/** Ids of deliveries that a crash left behind, oldest first; see the port. */
export async function overdueDeliveries(db: Database, olderThan: Date, limit: number): Promise<string[]> {
  const rows = await db
    .selectFrom('deliveries')
    .select('id')
    .where('state', '=', 'pending')
    .where('device_id', 'is not', null)
    .where('due_at', '<', olderThan)
    .where((eb) => eb.or([eb('claimed_until', 'is', null), eb('claimed_until', '<', olderThan)]))
    .orderBy('due_at')
    .limit(limit)
    .execute();
  return rows.map((row) => row.id);
}
