import type { LiveRegroup } from '@app/contracts';
import type { KeptVersion } from '@app/ports';
import { sql } from 'kysely';
import type { Tx } from '../database/database.js';
import type { NewEvent } from './event-log.js';

/**
 * Takes alerts along into the thread that lives, in the caller's transaction: they go on under their own ids. Who
 * has an alert of either thread goes on under that of the living one, muted where either was; the other is closed, and
 * waits in no summary nor for a silent push.
 */
export async function joinAlerts(tx: Tx, from: string, to: string): Promise<void> {
  await sql`
    UPDATE alerts a SET thread_id = ${to}, came_from = a.came_from || ${from}::bigint
    WHERE a.thread_id = ${from}
      AND NOT EXISTS (SELECT FROM alerts o WHERE o.thread_id = ${to} AND o.person_id = a.person_id)`.execute(
    tx,
  );
  await sql`
    UPDATE alerts o SET muted_at = a.muted_at FROM alerts a
    WHERE a.thread_id = ${from} AND o.thread_id = ${to} AND o.person_id = a.person_id
      AND a.muted_at IS NOT NULL AND o.muted_at IS NULL`.execute(tx);
  await sql`
    DELETE FROM waiting_alerts w USING alerts a WHERE a.id = w.alert_id AND a.thread_id = ${from} AND NOT w.heads`.execute(
    tx,
  );
  await sql`
    UPDATE deliveries d SET state = 'superseded', updated_at = now() FROM alerts a
    WHERE a.id = d.alert_id AND a.thread_id = ${from} AND d.state = 'pending' AND d.gathered
      AND (d.claimed_until IS NULL OR d.claimed_until <= now())`.execute(tx);
  await sql`
    UPDATE topic_alerts a SET thread_id = ${to}, came_from = a.came_from || ${from}::bigint
    WHERE a.thread_id = ${from}
      AND NOT EXISTS (SELECT FROM topic_alerts o WHERE o.thread_id = ${to} AND o.rule_id = a.rule_id)`.execute(
    tx,
  );
}

/** Gives back what a merge took along, because it is undone. */
export async function partAlerts(tx: Tx, from: string, to: string): Promise<void> {
  for (const table of ['alerts', 'topic_alerts'] as const) {
    await sql`
      UPDATE ${sql.table(table)} SET thread_id = ${to}, came_from = trim_array(came_from, 1)
      WHERE thread_id = ${from} AND came_from[cardinality(came_from)] = ${to}`.execute(tx);
  }
}

/**
 * What those who have an alert of both threads are to hear when these become one, or two again.
 * @returns the events, for the caller to append last
 */
export async function regroupings(tx: Tx, from: string, to: string): Promise<NewEvent[]> {
  const { rows } = await sql<{ person_id: string }>`
    SELECT a.person_id FROM alerts a JOIN alerts o USING (person_id)
    WHERE a.thread_id = ${from} AND o.thread_id = ${to} ORDER BY a.person_id`.execute(tx);
  const payload: Omit<LiveRegroup, 'cursor'> = { thread: to };
  return rows.map(({ person_id }) => ({ room: `person:${person_id}`, name: 'regroup', payload }));
}

/**
 * Takes alerts that showed nothing but what was split off along into its thread, in the caller's transaction: they
 * go on there in place.
 */
export async function followSplit(
  tx: Tx,
  stories: readonly string[],
  from: string,
  to: string,
): Promise<void> {
  await sql`
    UPDATE alerts a SET thread_id = ${to} WHERE a.thread_id = ${from} AND a.version > 0
      AND NOT EXISTS (SELECT FROM alert_versions v
        WHERE v.alert_id = a.id AND v.shown_story_id <> ALL (${[...stories]}::bigint[]))`.execute(tx);
  await sql`
    UPDATE topic_alerts a SET thread_id = ${to} WHERE a.thread_id = ${from}
      AND NOT EXISTS (SELECT FROM topic_alert_versions v WHERE v.rule_id = a.rule_id
        AND v.thread_id = a.thread_id AND v.shown_story_id <> ALL (${[...stories]}::bigint[]))`.execute(tx);
}

/**
 * Marks what was split off and is younger than `since` to be brought again: to those who had it only as a silent
 * update of the other event it is new.
 */
export async function bringAgain(
  tx: Tx,
  stories: readonly string[],
  from: string,
  since: Date,
): Promise<KeptVersion[]> {
  const { rows } = await sql<KeptVersion>`
    UPDATE story_versions v SET split_from = ${from}, needs_fan_out = true, fanned_at = NULL
    FROM stories s
    WHERE s.id = v.story_id AND v.version = s.version AND s.id = ANY (${[...stories]}::bigint[])
      AND s.reported_at >= ${since} AND s.status = 'standing' AND v.alertable AND v.about_story_id IS NULL
      AND v.fanned_at IS NOT NULL
    RETURNING v.story_id AS "storyId", v.version`.execute(tx);
  return rows;
}

/** The thread that a story version was split off from and is brought again for; null for what comes first. */
export async function splitFrom(tx: Tx, { storyId, version }: KeptVersion): Promise<string | null> {
  const row = await tx
    .selectFrom('story_versions')
    .select('split_from')
    .where('story_id', '=', storyId)
    .where('version', '=', version)
    .executeTakeFirst();
  return row?.split_from ?? null;
}

/**
 * The next people, by id, who had a story only as a silent update in the thread that it was split off from, and
 * nothing of its own thread as news.
 */
export async function toldSilently(
  tx: Tx,
  { storyId, threadId }: { readonly storyId: string; readonly threadId: string },
  from: string,
  after: string,
  limit: number,
): Promise<string[]> {
  const { rows } = await sql<{ person_id: string }>`
    SELECT DISTINCT v.person_id FROM alert_versions v JOIN alerts a ON a.id = v.alert_id
    WHERE a.thread_id = ${from} AND v.story_id = ${storyId} AND v.kind = 'update' AND NOT v.sounded
      AND v.person_id > ${after}
      AND NOT EXISTS (
        SELECT FROM alert_versions n JOIN stories s ON s.id = n.shown_story_id
        WHERE n.person_id = v.person_id AND s.thread_id = ${threadId} AND (n.kind = 'new' OR n.sounded))
    ORDER BY v.person_id LIMIT ${limit}`.execute(tx);
  return rows.map((row) => row.person_id);
}

/**
 * Holds the thread of a story to the end of the transaction, so that no alert is raised in a thread that staff are
 * just merging.
 * @throws Error where the story is elsewhere by now; who tries again finds it there
 */
export async function holdThread(
  tx: Tx,
  { storyId, threadId }: { readonly storyId: string; readonly threadId: string },
): Promise<void> {
  await sql`SELECT FROM threads WHERE id = ${threadId} FOR KEY SHARE`.execute(tx);
  const story = await tx
    .selectFrom('stories')
    .select('thread_id')
    .where('id', '=', storyId)
    .executeTakeFirst();
  if (story?.thread_id !== threadId) {
    throw new Error(`Story ${storyId} was put into another thread meanwhile.`);
  }
}
