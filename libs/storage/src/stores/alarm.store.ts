import type { AlarmNotice } from '@app/contracts';
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

  override tell(noticeId: string): Promise<string[]> {
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
      const { rows: pushes } = await sql<{ id: string }>`
        INSERT INTO alarm_pushes (notice_id, device_id)
        SELECT ${noticeId}, d.id FROM devices d JOIN people p ON p.id = d.person_id
        WHERE d.person_id = ANY (${readers}::bigint[])
          AND coalesce((p.preferences->>'pausedUntil')::timestamptz <= now(), true)
        ORDER BY d.id RETURNING id`.execute(tx);
      await appendEvents(
        tx,
        readers.map((person) => ({ room: `person:${person}`, name: 'alarm', payload: notice })),
      );
      return pushes.map(({ id }) => id);
    });
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
