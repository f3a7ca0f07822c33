import type { LogEvent } from '@app/contracts';
import { EventLog } from '@app/ports';
import { sql } from 'kysely';
import type { Database, Tx } from '../database/database.js';
import type { Listener } from '../database/listener.js';
import { lockLog } from '../database/locks.js';
import { selectAlerts, toAlert } from './alert-rows.js';
import { selectSummaries, toSummary } from './summary-rows.js';

/** An event to append: with its payload, or naming the alert version or summary that is its payload. */
export type NewEvent = Pick<LogEvent, 'room' | 'name'> &
  (
    | { readonly payload: unknown }
    | { readonly alertId: string; readonly alertVersion: number }
    | { readonly summaryId: string }
  );

/**
 * Appends events and wakes the gateways. Must be the last thing that a transaction does:
 * the log's lock is held from here to the commit.
 */
export async function appendEvents(tx: Tx, events: readonly NewEvent[]): Promise<void> {
  if (events.length === 0) return;
  const rows = events.map((event) => ({
    room: event.room,
    name: event.name,
    payload: 'payload' in event ? JSON.stringify(event.payload) : null,
    alert: 'alertId' in event ? event.alertId : null,
    version: 'alertId' in event ? event.alertVersion : null,
    summary: 'summaryId' in event ? event.summaryId : null,
  }));
  await lockLog(tx);
  await sql`
    WITH appended AS (
      INSERT INTO events (room, name, payload, alert_id, alert_version, summary_id)
      SELECT * FROM unnest(
        ${rows.map((row) => row.room)}::text[], ${rows.map((row) => row.name)}::text[],
        ${rows.map((row) => row.payload)}::json[], ${rows.map((row) => row.alert)}::bigint[],
        ${rows.map((row) => row.version)}::integer[], ${rows.map((row) => row.summary)}::bigint[])
    ) SELECT pg_notify('wirewatch_events', '')`.execute(tx);
}

/** The log of events in PostgreSQL. */
export class PostgresEventLog extends EventLog {
  constructor(
    private readonly db: Database,
    private readonly listener: Listener,
  ) {
    super();
  }

  override async latest(): Promise<string> {
    const { cursor } = await this.db
      .selectFrom('events')
      .select(sql<string>`coalesce(max(cursor), 0)`.as('cursor'))
      .executeTakeFirstOrThrow();
    return cursor;
  }

  override async read(after: string, limit: number, rooms?: readonly string[]): Promise<LogEvent[]> {
    let query = this.db.selectFrom('events').selectAll().where('cursor', '>', after);
    if (rooms !== undefined) query = query.where('room', '=', sql<string>`ANY (${[...rooms]}::text[])`);
    const rows = await query.orderBy('cursor').limit(limit).execute();
    const alerts = await this.alerts(rows.flatMap((row) => (row.alert_id === null ? [] : [row.cursor])));
    const summaries = await this.summaries(
      rows.flatMap((row) => (row.summary_id === null ? [] : [row.cursor])),
    );
    return rows.map(({ cursor, room, name, payload }) => ({
      cursor,
      room,
      name,
      payload: payload ?? alerts.get(cursor) ?? summaries.get(cursor),
    }));
  }

  override onAppend(listener: () => void): Promise<() => Promise<void>> {
    return this.listener.on('wirewatch_events', listener);
  }

  override async append(event: Omit<LogEvent, 'cursor'>): Promise<void> {
    await this.db.transaction().execute((tx) => appendEvents(tx, [event]));
  }

  /** The payloads of people's events, by cursor. */
  private async alerts(cursors: readonly string[]): Promise<ReadonlyMap<string, unknown>> {
    if (cursors.length === 0) return new Map();
    const rows = await selectAlerts(this.db)
      .innerJoin('events as e', (join) =>
        join.onRef('e.alert_id', '=', 'av.alert_id').onRef('e.alert_version', '=', 'av.version'),
      )
      .select('e.cursor')
      .where('e.cursor', 'in', cursors)
      .execute();
    return new Map(
      rows.map((row) => {
        const { cursor: _, ...payload } = toAlert(row, row.cursor);
        return [row.cursor, payload];
      }),
    );
  }

  private async summaries(cursors: readonly string[]): Promise<ReadonlyMap<string, unknown>> {
    if (cursors.length === 0) return new Map();
    const rows = await selectSummaries(this.db).where('e.cursor', 'in', cursors).execute();
    return new Map(
      rows.map((row) => {
        const { cursor: _, ...payload } = toSummary(row);
        return [row.cursor, payload];
      }),
    );
  }
}
