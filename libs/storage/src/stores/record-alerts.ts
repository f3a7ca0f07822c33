import type { AlertCause, AlertPolicy, AlertVerdict, NewDelivery } from '@app/ports';
import { sql } from 'kysely';
import type { Tx } from '../database/database.js';
import type { Concerned } from './concerned-people.js';
import { appendEvents } from './event-log.js';
import { queueAlertDeliveries } from './queue-deliveries.js';
import { storable } from './stored-text.js';
import { keepWaiting } from './waiting-alerts.js';

/** What was decided for one person. */
export interface Decided {
  readonly verdict: AlertVerdict;
  readonly concerned: Concerned;
}

/** An alert version as it was written. */
export interface RecordedVersion extends Decided {
  readonly alertId: string;
  readonly version: number;
}

/**
 * Brings one story version to one set of people, in the caller's transaction and set by set. The caller
 * holds the people's locks and has left out who has it already.
 */
export async function recordAlerts(
  tx: Tx,
  cause: AlertCause,
  decided: readonly Decided[],
  policy: AlertPolicy,
  now: Date,
): Promise<NewDelivery[]> {
  if (decided.length === 0) return [];
  const versions = await insertVersions(tx, cause, await withAlerts(tx, cause, decided), now);
  await keepWaiting(tx, versions);
  const deliveries = await queueAlertDeliveries(tx, versions, policy, now);
  await appendEvents(
    tx,
    versions.map(({ verdict, alertId, version }) => ({
      room: `person:${verdict.personId}`,
      name: 'alert',
      alertId,
      alertVersion: version,
    })),
  );
  return deliveries;
}

type WithAlert = Decided & { readonly alertId: string };

/** Whoever has none on the thread gets an alert. */
async function withAlerts(tx: Tx, cause: AlertCause, decided: readonly Decided[]): Promise<WithAlert[]> {
  const people = decided.flatMap(({ concerned, verdict }) =>
    concerned.alertId === null ? [verdict.personId] : [],
  );
  if (people.length > 0) {
    await sql`
      INSERT INTO alerts (person_id, thread_id, kind)
      SELECT id, ${cause.threadId}, 'new' FROM unnest(${people}::bigint[]) AS p (id)
      ON CONFLICT (person_id, thread_id) DO NOTHING`.execute(tx);
  }
  const { rows } = await sql<{ id: string; person_id: string }>`
    SELECT id, person_id FROM alerts
    WHERE thread_id = ${cause.threadId} AND person_id = ANY (${people}::bigint[])`.execute(tx);
  const added = new Map(rows.map((row) => [row.person_id, row.id]));
  return decided.map((each) => {
    const alertId = each.concerned.alertId ?? added.get(each.verdict.personId);
    if (alertId === undefined) throw new Error(`Person ${each.verdict.personId} got no alert.`);
    return { ...each, alertId };
  });
}

async function insertVersions(
  tx: Tx,
  cause: AlertCause,
  decided: readonly WithAlert[],
  now: Date,
): Promise<RecordedVersion[]> {
  const shown = await shownVersions(tx, cause, decided);
  const rows = decided.map(({ verdict, alertId }) => ({
    alert_id: alertId,
    person_id: verdict.personId,
    kind: verdict.kind,
    shown_story_id: verdict.showsStoryId,
    shown_version: shown.get(verdict.showsStoryId) ?? 1,
    rule_ids: verdict.rules.map((rule) => rule.id),
    rule_names: verdict.rules.map((rule) => storable(rule.name)),
    channels: verdict.channels,
    wires: verdict.wires,
    standing: verdict.standing,
    confidence: verdict.confidence,
    note: verdict.note,
    carriage: verdict.carriage.kind,
    hush: verdict.hush,
    sounded: verdict.carriage.kind === 'now' && verdict.carriage.sound,
    counts: verdict.counts,
    reason: verdict.reason,
  }));
  const { rows: added } = await sql<{ alert_id: string; version: number }>`
    WITH decided AS (
      SELECT * FROM json_to_recordset(${JSON.stringify(rows)}::json) AS d (alert_id bigint, person_id bigint,
        kind text, shown_story_id bigint, shown_version integer, rule_ids bigint[], rule_names text[],
        channels text[], wires text[], standing text[], confidence text, note json, carriage text,
        hush text, sounded boolean, counts boolean, reason text)
    ), raised AS (
      UPDATE alerts SET version = alerts.version + 1, kind = d.kind FROM decided d WHERE alerts.id = d.alert_id
      RETURNING alerts.id, alerts.version
    )
    INSERT INTO alert_versions (alert_id, version, person_id, story_id, story_version, kind, shown_story_id,
      shown_version, about_story_id, rule_ids, rule_names, channels, wires, standing, confidence, note, carriage,
      hush, sounded, counts, reason, at)
    SELECT d.alert_id, r.version, d.person_id, ${cause.storyId}, ${cause.version}, d.kind, d.shown_story_id,
      d.shown_version, ${cause.aboutStoryId}, d.rule_ids, d.rule_names, d.channels, d.wires, d.standing,
      d.confidence, d.note, d.carriage, d.hush, d.sounded, d.counts, d.reason, ${now}
    FROM decided d JOIN raised r ON r.id = d.alert_id
    RETURNING alert_id, version`.execute(tx);
  const versionOf = new Map(added.map((row) => [row.alert_id, row.version]));
  return decided.map((each) => ({ ...each, version: versionOf.get(each.alertId) ?? 1 }));
}

/** Which version of each story the alerts show: that which stands in the thread, else the newest. */
async function shownVersions(
  tx: Tx,
  { reports }: AlertCause,
  decided: readonly Decided[],
): Promise<ReadonlyMap<string, number>> {
  const known = new Map(reports.map(({ storyId, version }) => [storyId, version]));
  const missing = new Set(decided.map(({ verdict }) => verdict.showsStoryId).filter((id) => !known.has(id)));
  if (missing.size === 0) return known;
  const rows = await tx
    .selectFrom('stories')
    .select(['id', 'version'])
    .where('id', '=', sql<string>`ANY (${[...missing]}::bigint[])`)
    .execute();
  for (const { id, version } of rows) known.set(id, version);
  return known;
}
