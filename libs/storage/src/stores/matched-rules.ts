import { DEFAULT_RULE_SETTINGS, type RuleSettings, type Scope } from '@app/contracts';
import type { AlertCause } from '@app/ports';
import { sql } from 'kysely';
import type { Database } from '../database/database.js';

/** A rule by which a story version may concern people. */
export interface RuleOfCause {
  readonly id: string;
  readonly name: string;
  readonly settings: RuleSettings;
  readonly scope: Scope;
  /** The owner of a personal rule, the only one whom it alerts. */
  readonly owner: string | null;
  /** It matched this version; else it asks for several wires and matched an earlier report of the thread. */
  readonly matched: boolean;
  /** It matched an earlier version of the same story. */
  readonly matchedBefore: boolean;
}

/** The rules by which a story version may concern people, by id; deleted ones are left out. */
export async function rulesOfCause(
  db: Database,
  { storyId, version, reports }: AlertCause,
): Promise<ReadonlyMap<string, RuleOfCause>> {
  const others = reports.flatMap((report) => (report.storyId === storyId ? [] : [report.storyId]));
  const { rows } = await sql<{
    id: string;
    name: string;
    settings: Partial<RuleSettings>;
    scope: Scope;
    owner_id: string | null;
    matched: boolean;
    before: boolean;
  }>`
    WITH found AS (
      SELECT rule_id, version = ${version} AS matched, version < ${version} AS before
      FROM matches WHERE story_id = ${storyId} AND version <= ${version}
      UNION ALL
      SELECT rule_id, false, false FROM matches
      WHERE story_id = ANY (${others}::bigint[])
        AND rule_id IN (SELECT id FROM rules WHERE (settings->>'minimumWires')::integer > 1)
    ), summed AS (
      SELECT rule_id, bool_or(matched) AS matched, bool_or(before) AS before FROM found GROUP BY rule_id
    )
    SELECT r.id, r.name, r.settings, r.scope, r.owner_id, m.matched, m.before
    FROM summed m JOIN rules r ON r.id = m.rule_id
    WHERE r.deleted_at IS NULL AND (m.matched OR (r.settings->>'minimumWires')::integer > 1)
    ORDER BY r.id`.execute(db);
  return new Map(
    rows.map((row) => [
      row.id,
      {
        id: row.id,
        name: row.name,
        settings: { ...DEFAULT_RULE_SETTINGS, ...row.settings },
        scope: row.scope,
        owner: row.owner_id,
        matched: row.matched,
        matchedBefore: row.before,
      },
    ]),
  );
}
