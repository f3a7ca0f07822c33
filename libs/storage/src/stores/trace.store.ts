import type { Kind, Marks } from '@app/contracts';
import {
  TraceStore,
  type Carriage,
  type DecisionTrail,
  type DeliveryTrail,
  type SummaryTrail,
  type VersionTrail,
} from '@app/ports';
import { sql } from 'kysely';
import type { Database } from '../database/database.js';
import { selectVersions } from './story-rows.js';
import { storableKey } from './stored-text.js';

/** What was written down of a story's way, in PostgreSQL. */
export class PostgresTraceStore extends TraceStore {
  constructor(private readonly db: Database) {
    super();
  }

  override async findByLink(link: string): Promise<string | null> {
    const { rows } = await sql<{ story_id: string }>`
      SELECT story_id FROM story_keys WHERE key = ${storableKey(`link:${link}`)} AND key LIKE 'link:%'
      ORDER BY story_id DESC LIMIT 1`.execute(this.db);
    return rows[0]?.story_id ?? null;
  }

  override async trail(storyId: string): Promise<VersionTrail | null> {
    const row = await selectVersions(this.db)
      .leftJoin('feeds as f', 'f.id', 's.feed_id')
      .select(sql<string | null>`coalesce(f.title, f.own_title, f.name)`.as('feed'))
      .select(
        sql<boolean>`EXISTS (SELECT FROM desk_questions q WHERE q.story_id = v.story_id
          AND q.version = v.version AND q.answered_at IS NULL)`.as('asked'),
      )
      .where('v.story_id', '=', storyId)
      .whereRef('v.version', '=', 's.version')
      .executeTakeFirst();
    if (row === undefined) return null;
    const { version } = row;
    const matches = await this.db
      .selectFrom('matches')
      .select(['rule_id as ruleId', 'marks'])
      .where('story_id', '=', storyId)
      .where('version', '=', version)
      .execute();
    return {
      storyId,
      version,
      feed: row.feed ?? row.source,
      fetched: row.fetched.toISOString(),
      keptAt: row.kept_at.toISOString(),
      alertable: row.alertable,
      archivedBecause: row.archived_because,
      embargo:
        row.embargoed && row.lifted_at === null ? { until: row.embargo_until?.toISOString() ?? null } : null,
      asked: row.asked,
      matchedAt: row.matched_at?.toISOString() ?? null,
      needsFanOut: row.needs_fan_out,
      fannedAt: row.fanned_at?.toISOString() ?? null,
      matches: matches.map(({ ruleId, marks }): { ruleId: string; marks: Marks } => ({ ruleId, marks })),
    };
  }

  override async ofPerson(storyId: string, personId: string): Promise<DecisionTrail | null> {
    const { rows } = await sql<{
      alert_id: string | null;
      version: number | null;
      kind: Kind | null;
      reason: string;
      carriage: Carriage['kind'] | null;
      at: Date;
    }>`
      SELECT * FROM (
        (SELECT story_version, alert_id, version, kind, reason, carriage, at FROM alert_versions
          WHERE story_id = ${storyId} AND person_id = ${personId})
        UNION ALL
        (SELECT version, NULL, NULL, NULL, reason, NULL, at FROM silences
          WHERE story_id = ${storyId} AND ${personId} = ANY (people))
      ) decided ORDER BY story_version DESC, alert_id IS NULL, at DESC LIMIT 1`.execute(this.db);
    const [row] = rows;
    if (row === undefined) return null;
    const { alert_id: alertId, version, kind, reason, carriage } = row;
    const at = row.at.toISOString();
    return alertId === null || version === null || kind === null
      ? { kind: 'silent', reason, at }
      : { kind: 'told', alertId, version, as: kind, reason, carriage, at };
  }

  override async ofTopic(storyId: string, ruleId: string): Promise<DecisionTrail | null> {
    const { rows } = await sql<{
      thread_id: string | null;
      version: number | null;
      kind: Kind | null;
      reason: string;
      at: Date;
    }>`
      SELECT * FROM (
        (SELECT thread_id, version, kind, reason, at FROM topic_alert_versions
          WHERE rule_id = ${ruleId} AND (shown_story_id = ${storyId} OR about_story_id = ${storyId}))
        UNION ALL
        (SELECT NULL, NULL, NULL, reason, at FROM silences WHERE story_id = ${storyId} AND rule_id = ${ruleId})
      ) decided ORDER BY at DESC LIMIT 1`.execute(this.db);
    const [row] = rows;
    if (row === undefined) return null;
    const { thread_id: thread, version, kind, reason } = row;
    const at = row.at.toISOString();
    return thread === null || version === null || kind === null
      ? { kind: 'silent', reason, at }
      : { kind: 'told', alertId: `topic-${ruleId}-${thread}`, version, as: kind, reason, carriage: null, at };
  }

  override async deliveries(alertId: string, version: number): Promise<DeliveryTrail[]> {
    const rows = await this.db
      .selectFrom('deliveries')
      .select(['state', 'cause', 'due_at', 'updated_at'])
      .where('alert_id', '=', alertId)
      .where('alert_version', '=', version)
      .orderBy('id')
      .execute();
    return rows.map((row) => ({
      state: row.state,
      cause: row.cause,
      dueAt: row.due_at.toISOString(),
      updatedAt: row.updated_at.toISOString(),
    }));
  }

  override async summary(alertId: string): Promise<SummaryTrail | null> {
    const { rows } = await sql<{ due_at: Date | null; told_at: Date | null; taken_back: boolean }>`
      SELECT w.due_at, v.kind IN ('hold', 'kill') AND v.standing = '{}' AS taken_back,
        (SELECT max(s.at) FROM summaries s WHERE s.person_id = a.person_id
          AND s.items::jsonb @> jsonb_build_array(jsonb_build_object('alert', a.id::text))) AS told_at
      FROM alerts a
      JOIN alert_versions v ON v.alert_id = a.id AND v.version = a.version
      LEFT JOIN waiting_alerts w ON w.alert_id = a.id
      WHERE a.id = ${alertId}`.execute(this.db);
    const [row] = rows;
    if (row?.due_at) return { kind: 'due', at: row.due_at.toISOString(), takenBack: row.taken_back };
    return row?.told_at ? { kind: 'told', at: row.told_at.toISOString() } : null;
  }

  override async counts(storyId: string): Promise<{ told: number; silent: number }> {
    const { rows } = await sql<{ told: number; silent: number }>`
      SELECT (SELECT count(DISTINCT person_id)::integer FROM alert_versions WHERE story_id = ${storyId}) AS told,
        (SELECT count(DISTINCT p)::integer FROM silences, unnest(people) AS p WHERE story_id = ${storyId}
          AND NOT EXISTS (SELECT FROM alert_versions v WHERE v.story_id = ${storyId} AND v.person_id = p)) AS silent`.execute(
      this.db,
    );
    return rows[0] ?? { told: 0, silent: 0 };
  }
}
