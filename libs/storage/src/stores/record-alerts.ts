import type { AlertDecision, MatchedStory } from '@app/ports';
import { sql } from 'kysely';
import type { Tx } from '../database/database.js';
import { appendEvents } from './event-log.js';
import { storable } from './stored-text.js';

interface RecordedVersion {
  readonly alert_id: string;
  readonly version: number;
  readonly person_id: string;
}

/**
 * Brings one story version to one set of people, in the caller's transaction and set by set.
 * Who has it already is passed over, so that it may run twice and beside itself.
 * @returns the ids of the push deliveries made
 */
export async function recordAlerts(
  tx: Tx,
  matched: MatchedStory,
  decisions: readonly AlertDecision[],
): Promise<string[]> {
  // In one order everywhere, so that two sets with people in common never wait in a ring.
  const people = [...decisions].sort((a, b) => (BigInt(a.personId) < BigInt(b.personId) ? -1 : 1));
  const versions = await insertVersions(tx, matched, people);
  if (versions.length === 0) return [];
  const deliveries = await insertDeliveries(tx, versions);
  await appendEvents(
    tx,
    versions.map((version) => ({
      room: `person:${version.person_id}`,
      name: 'alert',
      alertId: version.alert_id,
      alertVersion: version.version,
    })),
  );
  return deliveries;
}

async function insertVersions(
  tx: Tx,
  matched: MatchedStory,
  people: readonly AlertDecision[],
): Promise<RecordedVersion[]> {
  const ids = people.map((decision) => decision.personId);
  const kinds = people.map((decision) => decision.kind);
  await sql`
    INSERT INTO alerts (person_id, thread_id, kind)
    SELECT d.person, ${matched.threadId}, d.kind
    FROM unnest(${ids}::bigint[], ${kinds}::text[]) AS d (person, kind) ORDER BY d.person
    ON CONFLICT (person_id, thread_id) DO NOTHING`.execute(tx);
  await sql`
    SELECT FROM alerts WHERE thread_id = ${matched.threadId} AND person_id = ANY (${ids}::bigint[])
    ORDER BY person_id FOR UPDATE`.execute(tx);
  // A statement of its own: it sees what whoever held these rows before has written.
  const { rows } = await sql<RecordedVersion>`
    WITH decided AS (
      SELECT * FROM json_to_recordset(${JSON.stringify(people.map(toRow))}::json)
        AS d (person bigint, kind text, rule_ids bigint[], rule_names text[], channels text[], reason text)
    ), added AS (
      INSERT INTO alert_versions (alert_id, version, person_id, story_id, story_version, kind,
        rule_ids, rule_names, channels, reason)
      SELECT a.id, a.version + 1, a.person_id, ${matched.storyId}, ${matched.version}, d.kind,
        d.rule_ids, d.rule_names, d.channels, d.reason
      FROM decided d JOIN alerts a ON a.person_id = d.person AND a.thread_id = ${matched.threadId}
      ON CONFLICT (story_id, story_version, person_id) DO NOTHING
      RETURNING alert_id, version, person_id, kind
    ), raised AS (
      UPDATE alerts SET version = added.version, kind = added.kind FROM added WHERE alerts.id = added.alert_id
    )
    SELECT alert_id, version, person_id FROM added ORDER BY person_id`.execute(tx);
  return rows;
}

const toRow = (decision: AlertDecision) => ({
  person: decision.personId,
  kind: decision.kind,
  rule_ids: decision.rules.map((rule) => rule.id),
  rule_names: decision.rules.map((rule) => storable(rule.name)),
  channels: decision.channels,
  reason: decision.reason,
});

async function insertDeliveries(tx: Tx, versions: readonly RecordedVersion[]): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    INSERT INTO deliveries (device_id, alert_id, alert_version)
    SELECT d.id, v.alert_id, v.version
    FROM unnest(${versions.map((v) => v.alert_id)}::bigint[], ${versions.map((v) => v.version)}::integer[])
      AS new (alert_id, version)
    JOIN alert_versions v ON v.alert_id = new.alert_id AND v.version = new.version AND 'push' = ANY (v.channels)
    JOIN devices d ON d.person_id = v.person_id
    ORDER BY d.id
    ON CONFLICT (device_id, alert_id, alert_version) DO NOTHING
    RETURNING id`.execute(tx);
  return rows.map((row) => row.id);
}
