import type { Kind } from '@app/contracts';
import type { AlertCause } from '@app/ports';
import { sql } from 'kysely';
import type { Database } from '../database/database.js';
import type { RuleOfCause } from './matched-rules.js';

const FACTS: ReadonlySet<Kind> = new Set(['correction', 'hold', 'release', 'kill']);

/** The story that a correction, hold, release or kill speaks of, and every copy of it; empty for other kinds. */
export async function showingFamily(
  db: Database,
  { kind, aboutStoryId }: Pick<AlertCause, 'kind' | 'aboutStoryId'>,
): Promise<string[]> {
  if (!FACTS.has(kind)) return [];
  const { rows } = await sql<{ id: string }>`
    WITH RECURSIVE family (id) AS (
      SELECT ${aboutStoryId}::bigint
      UNION SELECT s.id FROM stories s JOIN family f ON s.copy_of = f.id
    ) SELECT id FROM family`.execute(db);
  return rows.map(({ id }) => id);
}

/**
 * The next people whom a story version may concern, in the order of their ids. Each source of them is read by an
 * index in that order, so that a page costs the same however many come after.
 */
export async function concernedPage(
  db: Database,
  cause: AlertCause,
  rules: ReadonlyMap<string, RuleOfCause>,
  family: readonly string[],
  after: string,
  limit: number,
): Promise<string[]> {
  const ids = (scope: RuleOfCause['scope']) =>
    [...rules.values()].filter((rule) => rule.scope === scope).map(({ id }) => id);
  const { rows } = await sql<{ person_id: string }>`
    SELECT person_id FROM (
      SELECT f.person_id FROM unnest(${ids('topic')}::bigint[]) AS t (id) CROSS JOIN LATERAL (
        SELECT person_id FROM subscriptions WHERE rule_id = t.id AND person_id > ${after}
        ORDER BY person_id LIMIT ${limit}) f
      UNION
      (SELECT f.person_id FROM rules r JOIN subscriptions f ON f.rule_id = r.id AND f.person_id = r.owner_id
        WHERE r.id = ANY (${ids('personal')}::bigint[]) AND r.owner_id > ${after}
        ORDER BY f.person_id LIMIT ${limit})
      UNION
      (SELECT person_id FROM alerts WHERE thread_id = ${cause.threadId} AND version > 0 AND person_id > ${after}
        ORDER BY person_id LIMIT ${limit})
      UNION
      SELECT f.person_id FROM unnest(${[...family]}::bigint[]) AS s (id) CROSS JOIN LATERAL (
        SELECT DISTINCT person_id FROM alert_versions WHERE shown_story_id = s.id AND person_id > ${after}
        ORDER BY person_id LIMIT ${limit}) f
    ) people ORDER BY person_id LIMIT ${limit}`.execute(db);
  return rows.map((row) => row.person_id);
}
