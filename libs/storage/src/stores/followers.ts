import { DEFAULT_PREFERENCES, type Channel, type Kind, type Preferences } from '@app/contracts';
import type { Follower, KeptVersion } from '@app/ports';
import { sql } from 'kysely';
import type { Database } from '../database/database.js';

interface FollowerRow {
  readonly person_id: string;
  readonly rules: Follower['rules'];
  /** Null where the person follows none of the rules any more. */
  readonly channels: Channel[][] | null;
  readonly alert_id: string | null;
  readonly alert_version: number | null;
  readonly alert_kind: Kind | null;
  readonly preferences: Partial<Preferences> | null;
}

/**
 * One page of the people that a story version concerns, by person id: who follows a rule that
 * it matched, and, of a later version or a notice (see `concernsTold`), who was told of its thread.
 * The latter keep the rules that they were last told by, and the channels they follow those on
 * today: the live log alone where they follow none any more.
 */
export async function selectFollowers(
  db: Database,
  { storyId, version }: KeptVersion,
  afterPerson: string | null,
  limit: number,
): Promise<Follower[]> {
  const after = afterPerson ?? '0';
  const { rows } = await sql<FollowerRow>`
    WITH following AS NOT MATERIALIZED (
      SELECT f.person_id, f.channels, r.id, r.name, r.settings
      FROM matches m
      JOIN rules r ON r.id = m.rule_id AND r.deleted_at IS NULL
      JOIN subscriptions f ON f.rule_id = r.id AND (r.scope = 'topic' OR f.person_id = r.owner_id)
      WHERE m.story_id = ${storyId} AND m.version = ${version} AND f.person_id > ${after}
    ), followers AS (
      SELECT person_id,
        json_agg(json_build_object('id', id::text, 'name', name, 'settings', settings) ORDER BY id) AS rules,
        json_agg(channels ORDER BY id) AS channels
      FROM following GROUP BY person_id ORDER BY person_id LIMIT ${limit}
    ), told AS (
      SELECT a.person_id, (
          SELECT json_agg(json_build_object('id', x.id::text, 'name', coalesce(r.name, x.name),
            'settings', coalesce(r.settings, '{"minimumWires":1}'::json)) ORDER BY x.id)
          FROM unnest(av.rule_ids, av.rule_names) AS x (id, name) LEFT JOIN rules r ON r.id = x.id
        ) AS rules, (
          SELECT json_agg(f.channels) FROM subscriptions f
          WHERE f.person_id = a.person_id AND f.rule_id = ANY (av.rule_ids)
        ) AS channels
      FROM story_versions v
      JOIN alerts a ON a.thread_id = v.thread_id AND a.version > 0 AND a.person_id > ${after}
      JOIN alert_versions av ON av.alert_id = a.id AND av.version = a.version
      WHERE v.story_id = ${storyId} AND v.version = ${version} AND (v.version > 1 OR v.kind <> 'new')
        AND NOT EXISTS (SELECT FROM following f WHERE f.person_id = a.person_id)
      ORDER BY a.person_id LIMIT ${limit}
    )
    SELECT c.person_id, c.rules, c.channels, p.preferences,
      a.id AS alert_id, a.version AS alert_version, a.kind AS alert_kind
    FROM (SELECT * FROM followers UNION ALL SELECT * FROM told ORDER BY person_id LIMIT ${limit}) c
    JOIN people p ON p.id = c.person_id
    JOIN story_versions v ON v.story_id = ${storyId} AND v.version = ${version}
    LEFT JOIN alerts a ON a.person_id = c.person_id AND a.thread_id = v.thread_id AND a.version > 0
    ORDER BY c.person_id`.execute(db);
  return rows.map(toFollower);
}

function toFollower(row: FollowerRow): Follower {
  const { alert_id: alertId, alert_version: version, alert_kind: kind } = row;
  return {
    personId: row.person_id,
    rules: row.rules,
    channels: [...new Set(row.channels?.flat() ?? (['live'] as const))],
    told: alertId === null || version === null || kind === null ? null : { alertId, version, kind },
    preferences: { ...DEFAULT_PREFERENCES, ...row.preferences },
  };
}
