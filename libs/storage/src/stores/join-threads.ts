import { WirewatchError } from '@app/contracts';
import type { Rearranged } from '@app/ports';
import { sql } from 'kysely';
import type { Tx } from '../database/database.js';
import { joinAlerts } from './rearrange-alerts.js';
import { relocate, type Relocation } from './relocate-stories.js';

/**
 * Joins two open threads in the caller's transaction: the one that people were told of first lives, else `into`.
 * Nobody is told; that is for the caller to do, last of all.
 * @throws WirewatchError demo-apart
 */
export async function joinThreads(
  tx: Tx,
  thread: string,
  into: string,
  why: Pick<Relocation, 'cause' | 'by'>,
): Promise<Rearranged> {
  await keepDemoApart(tx, thread, into);
  const [to, from] = (await toldFirst(tx, thread, into)) ? [thread, into] : [into, thread];
  const stories = await storiesOf(tx, from);
  await relocate(tx, { ...why, stories, from, to });
  await tx.updateTable('threads').set({ merged_into: to }).where('id', '=', from).execute();
  await joinAlerts(tx, from, to);
  return { threadId: to, from, stories, again: [] };
}

/** The stories of a thread, by id. */
export async function storiesOf(tx: Tx, thread: string): Promise<string[]> {
  const rows = await tx
    .selectFrom('stories')
    .select('id')
    .where('thread_id', '=', thread)
    .orderBy('id')
    .execute();
  return rows.map(({ id }) => id);
}

/**
 * What is invented never stands beside what is not.
 * @throws WirewatchError demo-apart
 */
export async function keepDemoApart(tx: Tx, one: string, other: string): Promise<void> {
  const { rows } = await sql<{ kinds: number }>`
    SELECT count(DISTINCT v.demo)::integer AS kinds FROM stories s
    JOIN story_versions v ON v.story_id = s.id AND v.version = s.version
    WHERE s.thread_id IN (${one}, ${other})`.execute(tx);
  if (rows[0]?.kinds !== 1) throw new WirewatchError('demo-apart');
}

/** Whether anybody was told of one thread, and earlier than of the other. */
async function toldFirst(tx: Tx, one: string, other: string): Promise<boolean> {
  const { rows } = await sql<{ first: boolean | null }>`
    WITH told AS (
      SELECT t.id, least(
        (SELECT min(v.at) FROM alerts a JOIN alert_versions v ON v.alert_id = a.id WHERE a.thread_id = t.id),
        (SELECT min(first_at) FROM topic_alerts WHERE thread_id = t.id)) AS at
      FROM threads t WHERE t.id IN (${one}, ${other})
    )
    SELECT a.at IS NOT NULL AND (b.at IS NULL OR a.at < b.at) AS first
    FROM told a, told b WHERE a.id = ${one} AND b.id = ${other}`.execute(tx);
  return rows[0]?.first === true;
}
