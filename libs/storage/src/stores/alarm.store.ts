import { type AlarmNotice, DEFAULT_PREFERENCES, type Preferences } from '@app/contracts';
import { AlarmStore, type DeliveryOutcome, type PendingAlarmPush } from '@app/ports';
import { sql } from 'kysely';
import type { Database, Tx } from '../database/database.js';
import { toDevice } from './device.store.js';
import { appendEvents } from './event-log.js';
import { storable } from './stored-text.js';

/** Notices of feeds' alarms and their pushes in PostgreSQL. */
export class PostgresAlarmStore extends AlarmStore {
  constructor(private readonly db: Database) {
    super();
  }

  override tell(noticeId: string, quietEnd: (preferences: Preferences) => Date | null): Promise<string[]> {
    return this.db.transaction().execute(async (tx) => {
      const { numUpdatedRows } = await tx
        .updateTable('alarm_notices')
        .set({ told_at: sql<Date>`now()` })
        .where('id', '=', noticeId)
        .where('told_at', 'is', null)
        .executeTakeFirst();
      const [notice] = await selectNotices(tx, [noticeId]);
      if (numUpdatedRows === 0n || notice === undefined) return [];
      const readers = await addReaders(tx, noticeId);
      const pushes = await addPushes(tx, notice, readers, quietEnd);
      await appendEvents(
        tx,
        readers.map((person) => ({ room: `person:${person}`, name: 'alarm', payload: notice })),
      );
      return pushes;
    });
  }

  override async waitUntil(personId: string, quietEnd: Date): Promise<void> {
    await sql`
      UPDATE alarm_pushes SET due_at = ${quietEnd}
      FROM devices d
      WHERE d.id = device_id AND d.person_id = ${personId}
        AND state = 'pending' AND attempts = 0 AND due_at > now()`.execute(this.db);
  }

  override async untold(olderThan: Date, limit: number): Promise<string[]> {
    const rows = await this.db
      .selectFrom('alarm_notices')
      .select('id')
      .where('told_at', 'is', null)
      .where('at', '<', olderThan)
      .orderBy('at')
      .limit(limit)
      .execute();
    return rows.map(({ id }) => id);
  }

  override async claimPushes(ids: readonly string[], leaseUntil: Date): Promise<PendingAlarmPush[]> {
    const { rows: claimed } = await sql<{
      id: string;
      attempts: number;
      notice_id: string;
      device_id: string;
    }>`
      UPDATE alarm_pushes SET claimed_until = ${leaseUntil}
      WHERE id IN (
        SELECT id FROM alarm_pushes WHERE id = ANY (${[...ids]}::bigint[]) AND state = 'pending'
          AND due_at <= now() AND (claimed_until IS NULL OR claimed_until <= now())
        ORDER BY id FOR UPDATE SKIP LOCKED)
      RETURNING id, attempts, notice_id, device_id`.execute(this.db);
    if (claimed.length === 0) return [];
    const devices = await this.db
      .selectFrom('devices')
      .selectAll()
      .where(
        'id',
        'in',
        claimed.map((push) => push.device_id),
      )
      .execute();
    const deviceOf = new Map(devices.map((row) => [row.id, toDevice(row)]));
    const notices = await selectNotices(
      this.db,
      claimed.map((push) => push.notice_id),
    );
    const noticeOf = new Map(notices.map((notice) => [notice.id, notice]));
    return claimed.flatMap(({ id, attempts, notice_id, device_id }) => {
      const [device, notice] = [deviceOf.get(device_id), noticeOf.get(notice_id)];
      // A device or a feed removed this moment: there is nothing to send.
      return device === undefined || notice === undefined ? [] : [{ id, attempts, device, notice }];
    });
  }

  override async recordPush(id: string, outcome: DeliveryOutcome): Promise<void> {
    await this.db
      .updateTable('alarm_pushes')
      .set({
        attempts: sql<number>`attempts + 1`,
        claimed_until: null,
        ...('cause' in outcome ? { cause: storable(outcome.cause) } : {}),
        ...(outcome.kind === 'retry' ? { due_at: outcome.at } : { state: outcome.kind }),
      })
      .where('id', '=', id)
      .where('state', '=', 'pending')
      .execute();
  }

  override async overduePushes(olderThan: Date, limit: number): Promise<string[]> {
    const rows = await this.db
      .selectFrom('alarm_pushes')
      .select('id')
      .where('state', '=', 'pending')
      .where('due_at', '<', olderThan)
      .where((eb) => eb.or([eb('claimed_until', 'is', null), eb('claimed_until', '<', olderThan)]))
      .orderBy('due_at')
      .limit(limit)
      .execute();
    return rows.map(({ id }) => id);
  }
}

/**
 * Makes a push for each device: of an alarm at the end of the person's quiet time, of an all-clear at once,
 * for it is silent and stands in the alarm's place.
 * @returns those that are due
 */
async function addPushes(
  tx: Tx,
  { id, feed, alarm }: AlarmNotice,
  readers: readonly string[],
  quietEnd: (preferences: Preferences) => Date | null,
): Promise<string[]> {
  const unaware = await dropWaiting(tx, id, feed.id);
  const { rows: devices } = await sql<{ id: string; preferences: Partial<Preferences> }>`
    SELECT d.id, p.preferences FROM devices d JOIN people p ON p.id = d.person_id
    WHERE d.person_id = ANY (${[...readers]}::bigint[]) ORDER BY d.id`.execute(tx);
  const pushes = devices
    .filter((device) => alarm !== null || !unaware.has(device.id))
    .map((device) => ({
      notice_id: id,
      device_id: device.id,
      wait: alarm === null ? null : quietEnd({ ...DEFAULT_PREFERENCES, ...device.preferences }),
    }));
  if (pushes.length === 0) return [];
  const made = await tx
    .insertInto('alarm_pushes')
    .values(pushes.map(({ wait, ...push }) => (wait === null ? push : { ...push, due_at: wait })))
    .returning(['id', 'device_id'])
    .execute();
  const waiting = new Set(pushes.filter(({ wait }) => wait !== null).map((push) => push.device_id));
  return made.filter((push) => !waiting.has(push.device_id)).map((push) => push.id);
}

/**
 * Drops what still waits of a feed's earlier notices: this one stands for them.
 * @returns devices that so never heard of the alarm
 */
async function dropWaiting(tx: Tx, noticeId: string, feedId: string): Promise<ReadonlySet<string>> {
  const { rows } = await sql<{ device_id: string; told: boolean }>`
    DELETE FROM alarm_pushes w USING alarm_notices n
    WHERE n.id = w.notice_id AND n.feed_id = ${feedId} AND n.id < ${noticeId}
      AND w.state = 'pending' AND w.attempts = 0 AND w.due_at > now()
    RETURNING w.device_id, EXISTS (
      SELECT FROM alarm_pushes o JOIN alarm_notices m ON m.id = o.notice_id
      WHERE o.device_id = w.device_id AND m.feed_id = ${feedId} AND m.id < n.id
        AND m.id > coalesce(
          (SELECT max(id) FROM alarm_notices WHERE feed_id = ${feedId} AND alarm IS NULL AND id < n.id), 0)
    ) AS told`.execute(tx);
  return new Set(rows.filter(({ told }) => !told).map((row) => row.device_id));
}

/** Staff who ask for alarms; of an all-clear those who were told of the alarm. */
async function addReaders(tx: Tx, noticeId: string): Promise<string[]> {
  const { rows } = await sql<{ person_id: string }>`
    INSERT INTO alarm_readers (notice_id, person_id)
    SELECT n.id, p.id FROM alarm_notices n, people p
    WHERE n.id = ${noticeId} AND p.role IN ('staff', 'admin') AND p.preferences->>'feedAlarms' = 'true'
      AND (n.alarm IS NOT NULL
        OR EXISTS (SELECT FROM alarm_readers r WHERE r.notice_id = n.clears AND r.person_id = p.id))
    ORDER BY p.id RETURNING person_id`.execute(tx);
  return rows.map((row) => row.person_id);
}

async function selectNotices(db: Database, ids: readonly string[]): Promise<AlarmNotice[]> {
  const rows = await db
    .selectFrom('alarm_notices as n')
    .innerJoin('feeds as f', 'f.id', 'n.feed_id')
    .select(['n.id', 'n.alarm', 'n.was', 'n.at', 'f.id as feed', 'f.name', 'f.title', 'f.own_title'])
    .where('n.id', '=', sql<string>`ANY (${[...new Set(ids)]}::bigint[])`)
    .execute();
  return rows.map((row) => ({
    id: row.id,
    feed: { id: row.feed, name: row.name, title: row.title ?? row.own_title ?? row.name },
    alarm: row.alarm,
    was: row.was,
    at: row.at.toISOString(),
  }));
}
