import type { Alert } from '@app/contracts';
import {
  AlertStore,
  type AlertDecision,
  type DeliveryOutcome,
  type Follower,
  type KeptVersion,
  type MatchedStory,
  type PendingDelivery,
} from '@app/ports';
import { sql } from 'kysely';
import type { Database } from '../database/database.js';
import { selectAlerts, toAlert } from './alert-rows.js';
import { claimDeliveries, overdueDeliveries, recordDelivery } from './deliveries.js';
import { selectFollowers } from './followers.js';
import { mergeMarks } from './merge-marks.js';
import { recordAlerts } from './record-alerts.js';
import { selectVersions, toAlertStory } from './story-rows.js';

/** Alerts and deliveries in PostgreSQL. */
export class PostgresAlertStore extends AlertStore {
  constructor(private readonly db: Database) {
    super();
  }

  override async matchedStory(storyId: string, version: number): Promise<MatchedStory | null> {
    const row = await selectVersions(this.db)
      .where('v.story_id', '=', storyId)
      .where('v.version', '=', version)
      .executeTakeFirst();
    if (row === undefined || row.matched_at === null || row.thread_id === null) return null;
    const marks = await this.db
      .selectFrom('matches')
      .innerJoin('rules', 'rules.id', 'matches.rule_id')
      .select('matches.marks')
      .where('story_id', '=', storyId)
      .where('matches.version', '=', version)
      .where('rules.scope', '=', 'topic')
      .execute();
    return {
      storyId,
      version,
      kind: row.kind,
      threadId: row.thread_id,
      alertable: row.alertable,
      story: toAlertStory(row, mergeMarks(marks.map((match) => match.marks))),
      wires: row.thread_wires ?? [],
      standing: row.standing ?? [],
    };
  }

  override followers(
    storyId: string,
    version: number,
    afterPerson: string | null,
    limit: number,
  ): Promise<Follower[]> {
    return selectFollowers(this.db, { storyId, version }, afterPerson, limit);
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

  override async record(matched: MatchedStory, decisions: readonly AlertDecision[]): Promise<string[]> {
    if (decisions.length === 0) return [];
    return this.db.transaction().execute((tx) => recordAlerts(tx, matched, decisions));
  }

  override async endFanOut(storyId: string, version: number): Promise<void> {
    await this.db
      .updateTable('story_versions')
      .set({ fanned_at: sql<Date>`now()` })
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
