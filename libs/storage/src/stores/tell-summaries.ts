import { DEFAULT_PREFERENCES, type Channel, type FoldInto, type Kind, type Priority } from '@app/contracts';
import type { NewDelivery, RenderSummary, Summary, WaitingAlert } from '@app/ports';
import { sql } from 'kysely';
import type { Database, Tx } from '../database/database.js';
import { appendEvents } from './event-log.js';

/** What is told together: a person's nights, pauses and spent budgets as one, and each feed that was out of reach. */
interface Group {
  readonly person_id: string;
  /** The feed that was out of reach; null for the rest. */
  readonly feed_id: string | null;
  readonly late: boolean;
}

/** Tells the summaries that are due; see the port. */
export async function tellSummaries(
  db: Database,
  render: RenderSummary,
  now: Date,
  limit: number,
): Promise<NewDelivery[]> {
  const { rows: groups } = await sql<Group>`
    SELECT person_id, feed_id, folded_into = 'late' AS late FROM waiting_alerts WHERE due_at <= ${now}
    GROUP BY 1, 2, 3 ORDER BY min(due_at) LIMIT ${limit}`.execute(db);
  const deliveries: NewDelivery[] = [];
  const failures: unknown[] = [];
  for (const group of groups) {
    try {
      deliveries.push(...(await db.transaction().execute((tx) => tellGroup(tx, group, render, now))));
    } catch (error) {
      // Nobody waits behind somebody else's fault; the sweeper finds what was made before.
      failures.push(error);
    }
  }
  if (failures.length > 0) throw failures[0];
  return deliveries;
}

/** What waits is taken and told in one transaction: who comes second finds nothing, and a crash leaves it waiting. */
async function tellGroup(tx: Tx, group: Group, render: RenderSummary, now: Date): Promise<NewDelivery[]> {
  const person = await tx
    .selectFrom('people')
    .select('preferences')
    .where('id', '=', group.person_id)
    .forNoKeyUpdate()
    .executeTakeFirst();
  const taken = await takeWaiting(tx, group, now);
  const waiting = await loadWaitingAlerts(tx, taken);
  if (person === undefined || waiting.length === 0) return [];
  const preferences = { ...DEFAULT_PREFERENCES, ...person.preferences };
  const summary = render(
    { into: intoOf(taken), feed: await feedTitle(tx, group) },
    waiting,
    preferences,
    now,
  );
  if (summary === null) return [];
  await markTold(tx, summary);
  const { id } = await insertSummary(tx, group.person_id, summary, now);
  const pushes = taken.some(({ channels }) => channels.includes('push'));
  const deliveries = pushes ? await insertDeliveries(tx, group.person_id, id, summary.sound, now) : [];
  await appendEvents(tx, [{ room: `person:${group.person_id}`, name: 'summary', summaryId: id }]);
  return deliveries;
}

interface TakenRow {
  readonly alert_id: string;
  readonly folded_into: FoldInto;
  readonly heads: boolean;
  readonly channels: Channel[];
}

/** Of what a feed brings late all is taken, of the rest what is due. */
async function takeWaiting(tx: Tx, group: Group, now: Date): Promise<TakenRow[]> {
  const { rows } = await sql<TakenRow>`
    DELETE FROM waiting_alerts
    WHERE person_id = ${group.person_id} AND (folded_into = 'late') = ${group.late}
      AND feed_id IS NOT DISTINCT FROM ${group.feed_id} AND (${group.late} OR due_at <= ${now})
    RETURNING alert_id, folded_into, heads, channels`.execute(tx);
  return rows;
}

const intoOf = (taken: readonly TakenRow[]): FoldInto =>
  taken.find(({ folded_into }) => folded_into !== 'budget')?.folded_into ?? 'budget';

/** Each alert in its last version; those muted meanwhile are left out. */
async function loadWaitingAlerts(tx: Tx, taken: readonly TakenRow[]): Promise<WaitingAlert[]> {
  const { rows } = await sql<{
    id: string;
    thread_id: string;
    version: number;
    kind: Kind;
    priority: Priority;
    title: string;
    standing: string[];
    first_at: Date;
  }>`
    SELECT a.id, a.thread_id, a.version, v.kind, s.priority, s.title, v.standing, f.at AS first_at
    FROM alerts a
    JOIN alert_versions v ON v.alert_id = a.id AND v.version = a.version
    JOIN alert_versions f ON f.alert_id = a.id AND f.version = 1
    JOIN story_versions s ON s.story_id = v.shown_story_id AND s.version = v.shown_version
    WHERE a.id = ANY (${taken.map((row) => row.alert_id)}::bigint[]) AND a.muted_at IS NULL
    ORDER BY a.id`.execute(tx);
  const heads = new Set(taken.filter((row) => row.heads).map((row) => row.alert_id));
  return rows.map((row) => ({
    alertId: row.id,
    threadId: row.thread_id,
    version: row.version,
    kind: row.kind,
    priority: row.priority,
    title: row.title,
    standing: row.standing,
    at: row.first_at.toISOString(),
    heads: heads.has(row.id),
  }));
}

async function feedTitle(tx: Tx, { feed_id }: Group): Promise<string | null> {
  if (feed_id === null) return null;
  const feed = await tx
    .selectFrom('feeds')
    .select(sql<string>`coalesce(title, own_title, name)`.as('title'))
    .where('id', '=', feed_id)
    .executeTakeFirst();
  return feed?.title ?? null;
}

/** From here on the person knows what they were told in the summary. */
async function markTold(tx: Tx, { items }: Summary): Promise<void> {
  await sql`
    UPDATE alert_versions v SET sounded = true
    FROM unnest(${items.map((item) => item.alertId)}::bigint[], ${items.map((item) => item.version)}::integer[])
      AS t (alert_id, version)
    WHERE v.alert_id = t.alert_id AND v.version = t.version`.execute(tx);
}

function insertSummary(tx: Tx, person: string, summary: Summary, now: Date): Promise<{ id: string }> {
  const items = summary.items.map(({ alertId, threadId, version, kind, priority, title, standing }) => ({
    alert: alertId,
    thread: threadId,
    version,
    kind,
    priority,
    title,
    standing,
  }));
  return tx
    .insertInto('summaries')
    .values({
      person_id: person,
      folded_into: summary.into,
      feed: summary.feed,
      items: JSON.stringify(items),
      sounded: summary.sound,
      at: now,
    })
    .returning('id')
    .executeTakeFirstOrThrow();
}

async function insertDeliveries(
  tx: Tx,
  person: string,
  summary: string,
  sound: boolean,
  now: Date,
): Promise<NewDelivery[]> {
  const { rows } = await sql<{ id: string }>`
    INSERT INTO deliveries (device_id, summary_id, sound, gathered, due_at)
    SELECT id, ${summary}, ${sound}, false, ${now} FROM devices WHERE person_id = ${person} ORDER BY id
    RETURNING id`.execute(tx);
  return rows.map(({ id }) => ({ id, dueAt: now.toISOString() }));
}
