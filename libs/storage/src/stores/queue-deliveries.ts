import type { AlertPolicy, DevicePush, NewDelivery } from '@app/ports';
import { sql } from 'kysely';
import type { Tx } from '../database/database.js';
import type { RecordedVersion } from './record-alerts.js';

interface Target {
  readonly device_id: string;
  readonly person_id: string;
}

interface Replaced {
  readonly device_id: string;
  readonly alert_id: string;
  readonly sound: boolean;
}

/**
 * Makes the push deliveries of alert versions, one a device. What is on its way of an earlier version of the same
 * alert is replaced: the last version wins, and the sound that was not heard is heard with it.
 */
export async function queueAlertDeliveries(
  tx: Tx,
  versions: readonly RecordedVersion[],
  policy: AlertPolicy,
  now: Date,
): Promise<NewDelivery[]> {
  const pushed = versions.filter(
    ({ verdict: { channels, carriage } }) =>
      channels.includes('push') && (carriage.kind === 'now' || carriage.kind === 'gathered'),
  );
  if (pushed.length === 0) return [];
  const devices = await devicesOf(
    tx,
    pushed.map(({ verdict }) => verdict.personId),
  );
  if (devices.length === 0) return [];
  // A first version has nothing before it.
  const alertIds = pushed.filter(({ version }) => version > 1).map(({ alertId }) => alertId);
  const replaced = await replacePending(tx, devices, alertIds, now);
  const pushes = await recentPushes(tx, devices, alertIds, now);
  const byPerson = new Map<string, Target[]>();
  for (const device of devices) {
    byPerson.set(device.person_id, [...(byPerson.get(device.person_id) ?? []), device]);
  }
  const rows = pushed.flatMap(({ verdict, concerned, alertId, version }) =>
    (byPerson.get(verdict.personId) ?? []).flatMap(({ device_id }) => {
      const key = `${device_id} ${alertId}`;
      const { carriage } = verdict;
      const sound = (carriage.kind === 'now' && carriage.sound) || replaced.get(key) === true;
      const gathered = carriage.kind === 'gathered' && !sound;
      const due = gathered ? policy.gatherAt(pushes.get(key) ?? [], concerned.person.preferences, now) : now;
      return due === null ? [] : [{ device_id, alert_id: alertId, version, sound, gathered, due }];
    }),
  );
  if (rows.length === 0) return [];
  const { rows: made } = await sql<{ id: string; due_at: Date }>`
    INSERT INTO deliveries (device_id, alert_id, alert_version, sound, gathered, due_at)
    SELECT * FROM json_to_recordset(${JSON.stringify(rows)}::json)
      AS d (device_id bigint, alert_id bigint, version integer, sound boolean, gathered boolean, due timestamptz)
    ORDER BY d.device_id
    RETURNING id, due_at`.execute(tx);
  return made.map(({ id, due_at }) => ({ id, dueAt: due_at.toISOString() }));
}

async function devicesOf(tx: Tx, people: readonly string[]): Promise<Target[]> {
  const { rows } = await sql<Target>`
    SELECT id AS device_id, person_id FROM devices WHERE person_id = ANY (${[...people]}::bigint[])
    ORDER BY id FOR KEY SHARE`.execute(tx);
  return rows;
}

/** By device and alert, with a space between: whether one of those replaced was to sound. */
async function replacePending(
  tx: Tx,
  devices: readonly Target[],
  alertIds: readonly string[],
  now: Date,
): Promise<ReadonlyMap<string, boolean>> {
  if (alertIds.length === 0) return new Map();
  const { rows } = await sql<Replaced>`
    UPDATE deliveries SET state = 'superseded', updated_at = ${now}
    WHERE id IN (
      SELECT id FROM deliveries
      WHERE device_id = ANY (${devices.map((device) => device.device_id)}::bigint[])
        AND alert_id = ANY (${[...alertIds]}::bigint[])
        AND state = 'pending' AND (claimed_until IS NULL OR claimed_until <= ${now})
      ORDER BY id FOR UPDATE SKIP LOCKED)
    RETURNING device_id, alert_id, sound`.execute(tx);
  const sounds = new Map<string, boolean>();
  for (const { device_id, alert_id, sound } of rows) {
    const key = `${device_id} ${alert_id}`;
    sounds.set(key, sound || sounds.get(key) === true);
  }
  return sounds;
}

/** So long pushes are looked back for: the longest day. */
const LOOK_BACK_MS = 25 * 3_600_000;

/** Pushes that went out, or are just going out, by device and alert. */
async function recentPushes(
  tx: Tx,
  devices: readonly Target[],
  alertIds: readonly string[],
  now: Date,
): Promise<ReadonlyMap<string, DevicePush[]>> {
  if (alertIds.length === 0) return new Map();
  const { rows } = await sql<{ device_id: string; alert_id: string; at: Date; sound: boolean }>`
    SELECT device_id, alert_id, updated_at AS at, sound FROM deliveries
    WHERE device_id = ANY (${devices.map((device) => device.device_id)}::bigint[])
      AND alert_id = ANY (${[...alertIds]}::bigint[])
      AND state IN ('sent', 'pending') AND updated_at > ${new Date(now.getTime() - LOOK_BACK_MS)}`.execute(
    tx,
  );
  const pushes = new Map<string, DevicePush[]>();
  for (const { device_id, alert_id, at, sound } of rows) {
    const key = `${device_id} ${alert_id}`;
    pushes.set(key, [...(pushes.get(key) ?? []), { at: at.toISOString(), silent: !sound }]);
  }
  return pushes;
}
