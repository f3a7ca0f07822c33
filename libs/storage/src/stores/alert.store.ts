import { DEFAULT_PREFERENCES, type Alert, type Channel, type Kind, type Preferences } from '@app/contracts';
import {
  AlertStore,
  type AlertDecision,
  type DeliveryOutcome,
  type Follower,
  type MatchedStory,
  type PendingDelivery,
} from '@app/ports';
import { sql } from 'kysely';
import type { Database } from '../database/database.js';
import { selectAlerts, toAlert } from './alert-rows.js';
import { claimDeliveries, overdueDeliveries, recordDelivery } from './deliveries.js';
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

  override async followers(
    storyId: string,
    version: number,
    afterPerson: string | null,
    limit: number,
  ): Promise<Follower[]> {
    const { rows } = await sql<{
      person_id: string;
      rules: Follower['rules'];
      channels: Channel[][];
      alert_id: string | null;
      alert_version: number | null;
      alert_kind: Kind | null;
      preferences: Preferences | null;
    }>`
      WITH followers AS (
        SELECT f.person_id, m.thread_id,
          json_agg(json_build_object('id', r.id::text, 'name', r.name, 'settings', r.settings) ORDER BY r.id) AS rules,
          json_agg(f.channels ORDER BY r.id) AS channels
        FROM matches m
        JOIN rules r ON r.id = m.rule_id AND r.deleted_at IS NULL
        JOIN subscriptions f ON f.rule_id = r.id AND (r.scope = 'topic' OR f.person_id = r.owner_id)
        WHERE m.story_id = ${storyId} AND m.version = ${version} AND f.person_id > ${afterPerson ?? '0'}
        GROUP BY f.person_id, m.thread_id ORDER BY f.person_id LIMIT ${limit}
      )
      SELECT f.person_id, f.rules, f.channels, p.preferences,
        a.id AS alert_id, a.version AS alert_version, a.kind AS alert_kind
      FROM followers f
      JOIN people p ON p.id = f.person_id
      LEFT JOIN alerts a ON a.person_id = f.person_id AND a.thread_id = f.thread_id AND a.version > 0
      ORDER BY f.person_id`.execute(this.db);
    return rows.map((row) => ({
      personId: row.person_id,
      rules: row.rules,
      channels: [...new Set(row.channels.flat())],
      told:
        row.alert_id === null || row.alert_version === null || row.alert_kind === null
          ? null
          : { alertId: row.alert_id, version: row.alert_version, kind: row.alert_kind },
      preferences: row.preferences ?? DEFAULT_PREFERENCES,
    }));
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
