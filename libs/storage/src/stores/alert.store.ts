import type { Alert, AlertSummary } from '@app/contracts';
import {
  AlertStore,
  type AlertCause,
  type AlertPolicy,
  type BroughtSet,
  type DeliveryOutcome,
  type KeptVersion,
  type MutedThread,
  type NewDelivery,
  type PendingDelivery,
  type RenderSummary,
  type SummaryTimes,
} from '@app/ports';
import { sql } from 'kysely';
import type { Database } from '../database/database.js';
import { loadCause } from './alert-cause.js';
import { selectAlerts, toAlert } from './alert-rows.js';
import { bringStory } from './bring-story.js';
import { claimDeliveries, overdueDeliveries, recordDelivery } from './deliveries.js';
import { markOpened, mutedThreads, muteThread } from './heard-and-muted.js';
import { selectSummaries, toSummary } from './summary-rows.js';
import { tellSummaries } from './tell-summaries.js';

/** Alerts and deliveries in PostgreSQL. */
export class PostgresAlertStore extends AlertStore {
  constructor(private readonly db: Database) {
    super();
  }

  override async cause(storyId: string, version: number): Promise<AlertCause | null> {
    const row = await this.db
      .selectFrom('story_versions')
      .select('matched_at')
      .where('story_id', '=', storyId)
      .where('version', '=', version)
      .executeTakeFirst();
    return row?.matched_at ? loadCause(this.db, { storyId, version }) : null;
  }

  override bring(
    cause: AlertCause,
    policy: AlertPolicy,
    afterPerson: string | null,
    limit: number,
    now: Date,
  ): Promise<BroughtSet> {
    return this.db.transaction().execute((tx) => bringStory(tx, cause, policy, afterPerson, limit, now));
  }

  override async waitUntil(personId: string, times: SummaryTimes, now: Date): Promise<void> {
    await sql`
      UPDATE waiting_alerts
      SET due_at = CASE folded_into WHEN 'budget' THEN ${times.budget}::timestamptz ELSE ${times['quiet-hours']} END
      WHERE person_id = ${personId} AND folded_into IN ('quiet-hours', 'budget') AND due_at > ${now}`.execute(
      this.db,
    );
  }

  override async unfannedBefore(storyId: string, version: number): Promise<KeptVersion[]> {
    const { rows } = await sql<KeptVersion>`
      SELECT o.story_id AS "storyId", o.version
      FROM story_versions v JOIN story_versions o ON o.thread_id = v.thread_id
      WHERE v.story_id = ${storyId} AND v.version = ${version} AND o.needs_fan_out AND o.fanned_at IS NULL
        AND CASE WHEN o.story_id = v.story_id THEN o.version < v.version ELSE o.matched_at < v.matched_at END
      ORDER BY o.matched_at, o.story_id, o.version`.execute(this.db);
    return rows;
  }

  override async endFanOut(storyId: string, version: number): Promise<void> {
    await this.db
      .updateTable('story_versions')
      .set({ fanned_at: sql<Date>`now()`, split_from: null })
      .where('story_id', '=', storyId)
      .where('version', '=', version)
      .execute();
  }

  override async list(personId: string, after: string | null, limit: number): Promise<Alert[]> {
    const rows = await selectAlerts(this.db)
      .innerJoin('events as e', (join) =>
        join.onRef('e.alert_id', '=', 'av.alert_id').onRef('e.alert_version', '=', 'av.version'),
      )
      .select('e.cursor')
      .where('e.room', '=', `person:${personId}`)
      .where('e.cursor', '>', after ?? '0')
      .orderBy('e.cursor')
      .limit(limit)
      .execute();
    return rows.map((row) => toAlert(row, row.cursor));
  }

  override markOpened(personId: string, alertId: string, version: number, now: Date): Promise<boolean> {
    return this.db.transaction().execute((tx) => markOpened(tx, personId, alertId, version, now));
  }

  override mute(personId: string, threadId: string, muted: boolean): Promise<boolean> {
    return muteThread(this.db, personId, threadId, muted);
  }

  override mutes(personId: string): Promise<MutedThread[]> {
    return mutedThreads(this.db, personId);
  }

  override tellSummaries(render: RenderSummary, now: Date, limit: number): Promise<NewDelivery[]> {
    return tellSummaries(this.db, render, now, limit);
  }

  override async summaries(personId: string, after: string | null, limit: number): Promise<AlertSummary[]> {
    const rows = await selectSummaries(this.db)
      .where('e.room', '=', `person:${personId}`)
      .where('e.cursor', '>', after ?? '0')
      .orderBy('e.cursor')
      .limit(limit)
      .execute();
    return rows.map(toSummary);
  }

  override async forget(before: Date): Promise<void> {
    await this.db.deleteFrom('silences').where('at', '<', before).execute();
    await this.db.deleteFrom('past_subscriptions').where('ended_at', '<', before).execute();
  }

  override claimDeliveries(ids: readonly string[], leaseUntil: Date): Promise<PendingDelivery[]> {
    return claimDeliveries(this.db, ids, leaseUntil);
  }

  override recordDelivery(id: string, outcome: DeliveryOutcome): Promise<void> {
    return recordDelivery(this.db, id, outcome);
  }

  override overdueDeliveries(olderThan: Date, limit: number): Promise<string[]> {
    return overdueDeliveries(this.db, olderThan, limit);
  }
}
