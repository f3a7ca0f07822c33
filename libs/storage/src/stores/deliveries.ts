import { type Alert, DEFAULT_PREFERENCES, type Device } from '@app/contracts';
import type { DeliveryOutcome, PendingDelivery } from '@app/ports';
import { sql } from 'kysely';
import type { Database } from '../database/database.js';
import { selectAlerts, toAlert } from './alert-rows.js';
import { toDevice } from './device.store.js';
import { mergedInto } from './merged-alerts.js';
import { storable } from './stored-text.js';
import { selectSummaries, toSummary } from './summary-rows.js';

interface ClaimedRow {
  readonly id: string;
  readonly attempts: number;
  readonly device_id: string;
  readonly alert_id: string | null;
  readonly alert_version: number | null;
  readonly summary_id: string | null;
  readonly sound: boolean;
  readonly gathered: boolean;
}

/** Names an alert version. */
interface VersionKey {
  readonly alert_id: string;
  readonly alert_version: number;
}

/** Claims pending deliveries that nobody else has; see the port. */
export async function claimDeliveries(
  db: Database,
  ids: readonly string[],
  leaseUntil: Date,
): Promise<PendingDelivery[]> {
  const { rows: claimed } = await sql<ClaimedRow>`
    UPDATE deliveries SET claimed_until = ${leaseUntil}, updated_at = now()
    WHERE id IN (
      SELECT id FROM deliveries WHERE id = ANY (${[...ids]}::bigint[]) AND state = 'pending'
        AND device_id IS NOT NULL AND due_at <= now() AND (claimed_until IS NULL OR claimed_until <= now())
      ORDER BY id FOR UPDATE SKIP LOCKED)
    RETURNING id, attempts, device_id, alert_id, alert_version, summary_id, sound, gathered`.execute(db);
  if (claimed.length === 0) return [];
  const [devices, timeZones] = await loadDevices(db, claimed);
  const shown = await loadShownVersions(db, claimed);
  const alerts = await loadAlerts(db, [...claimed.flatMap(versionOf), ...shown.values()]);
  const summaries = await loadSummaries(db, claimed);
  const merged = await mergedInto(
    db,
    claimed.flatMap((row) => row.alert_id ?? []),
  );
  return claimed.flatMap((row): PendingDelivery[] => {
    const { id, attempts } = row;
    const device = devices.get(row.device_id);
    // A device removed this moment has nothing to receive.
    if (device === undefined) return [];
    const summary = row.summary_id === null ? undefined : summaries.get(row.summary_id);
    if (summary !== undefined) return [{ id, attempts, device, summary }];
    const [alert] = versionOf(row).map((version) => alerts.get(keyOf(version)));
    if (alert === undefined) return [];
    const before = shown.get(`${row.device_id} ${row.alert_id}`);
    const still = before && alerts.get(keyOf(before));
    return [
      {
        id,
        attempts,
        device,
        alert: { ...alert, silent: !row.sound },
        timeZone: timeZones.get(row.device_id) ?? DEFAULT_PREFERENCES.timeZone,
        mergedInto: merged.get(alert.id) ?? [],
        ...(row.gathered && still !== undefined ? { shown: still } : {}),
      },
    ];
  });
}

const versionOf = ({ alert_id, alert_version }: ClaimedRow): VersionKey[] =>
  alert_id === null || alert_version === null ? [] : [{ alert_id, alert_version }];

const keyOf = ({ alert_id, alert_version }: VersionKey): string => `${alert_id} ${alert_version}`;

async function loadDevices(
  db: Database,
  claimed: readonly ClaimedRow[],
): Promise<[ReadonlyMap<string, Device>, ReadonlyMap<string, string | undefined>]> {
  const rows = await db
    .selectFrom('devices')
    .innerJoin('people', 'people.id', 'devices.person_id')
    .selectAll('devices')
    .select('people.preferences')
    .where('devices.id', '=', sql<string>`ANY (${claimed.map((row) => row.device_id)}::bigint[])`)
    .execute();
  return [
    new Map(rows.map((row) => [row.id, toDevice(row)])),
    new Map(rows.map((row) => [row.id, row.preferences?.timeZone])),
  ];
}

async function loadAlerts(
  db: Database,
  versions: readonly VersionKey[],
): Promise<ReadonlyMap<string, Alert>> {
  if (versions.length === 0) return new Map();
  const rows = await selectAlerts(db)
    .innerJoin('events as e', (join) =>
      join.onRef('e.alert_id', '=', 'av.alert_id').onRef('e.alert_version', '=', 'av.version'),
    )
    .select('e.cursor')
    .where(
      sql<boolean>`(av.alert_id, av.version) IN (SELECT * FROM unnest(
        ${versions.map((row) => row.alert_id)}::bigint[], ${versions.map((row) => row.alert_version)}::integer[]))`,
    )
    .execute();
  return new Map(rows.map((row) => [keyOf(row), toAlert(row, row.cursor)]));
}

async function loadSummaries(db: Database, claimed: readonly ClaimedRow[]) {
  const ids = claimed.flatMap((row) => row.summary_id ?? []);
  if (ids.length === 0) return new Map<string, never>();
  const rows = await selectSummaries(db)
    .where('s.id', '=', sql<string>`ANY (${ids}::bigint[])`)
    .execute();
  return new Map(rows.map((row) => [row.id, toSummary(row)]));
}

/** What devices show of the alerts that are gathered for them, by device and alert. */
async function loadShownVersions(
  db: Database,
  claimed: readonly ClaimedRow[],
): Promise<ReadonlyMap<string, VersionKey>> {
  const gathered = claimed.filter((row) => row.gathered && row.alert_id !== null);
  if (gathered.length === 0) return new Map();
  const { rows } = await sql<VersionKey & { device_id: string }>`
    SELECT DISTINCT ON (device_id, alert_id) device_id, alert_id, alert_version FROM deliveries
    WHERE (device_id, alert_id) IN (SELECT * FROM unnest(
      ${gathered.map((row) => row.device_id)}::bigint[], ${gathered.map((row) => row.alert_id)}::bigint[]))
      AND state = 'sent'
    ORDER BY device_id, alert_id, updated_at DESC`.execute(db);
  return new Map(rows.map((row) => [`${row.device_id} ${row.alert_id}`, row]));
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
