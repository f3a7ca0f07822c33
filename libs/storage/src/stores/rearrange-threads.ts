import { WirewatchError } from '@app/contracts';
import type { Rearranged, SplitNews } from '@app/ports';
import { sql } from 'kysely';
import type { Tx } from '../database/database.js';
import { lockPlacements } from '../database/locks.js';
import { joinThreads, keepDemoApart, storiesOf } from './join-threads.js';
import { bringAgain, followSplit, partAlerts, regroupings } from './rearrange-alerts.js';
import { announce, relocate } from './relocate-stories.js';
import { tellRoomsAgain } from './tell-rooms-again.js';
import { livingThread } from './thread-state.js';

/**
 * Joins two threads in the caller's transaction: the one that people were told of first lives, else `into`.
 * @throws WirewatchError not-found, same-thread, demo-apart
 */
export async function mergeThreads(tx: Tx, thread: string, into: string, by: string): Promise<Rearranged> {
  await lockPlacements(tx);
  const [one, other] = [await living(tx, thread), await living(tx, into)];
  if (one === other) throw new WirewatchError('same-thread');
  return mergeAndTell(tx, one, other, by);
}

/**
 * Takes stories out of a thread in the caller's transaction, into one of their own: into the one that they came from
 * where a merge is undone by it, else into a new one.
 * @param title null: that of the first report
 * @param news what is brought again to people and rooms who had it as a silent update
 * @throws WirewatchError not-found where a story is not in the thread, whole-thread
 */
export async function splitThread(
  tx: Tx,
  thread: string,
  stories: readonly string[],
  title: string | null,
  by: string,
  news: SplitNews,
): Promise<Rearranged> {
  await lockPlacements(tx);
  const from = await living(tx, thread);
  const all = await storiesOf(tx, from);
  if (!stories.every((id) => all.includes(id))) {
    throw new WirewatchError('not-found', 'A story is not in this thread.');
  }
  if (stories.length === all.length) throw new WirewatchError('whole-thread');
  const merged = title === null ? await mergedFrom(tx, from, stories) : null;
  const to = merged ?? (await startThread(tx, stories, title, by));
  if (merged !== null) {
    await tx.updateTable('threads').set({ merged_into: null }).where('id', '=', merged).execute();
  }
  await relocate(tx, { cause: 'split', stories, from, to, by });
  const again = merged === null ? await bringAgain(tx, stories, from, news.since) : [];
  const told = await tellRoomsAgain(tx, again, from, news.decide);
  if (merged === null) await followSplit(tx, stories, from, to);
  else {
    await partAlerts(tx, from, merged);
    told.push(...(await regroupings(tx, from, merged)));
  }
  await announce(
    tx,
    [
      [from, []],
      [to, stories],
    ],
    told,
  );
  return { threadId: to, from, stories, again };
}

/**
 * Puts one story into another thread in the caller's transaction; the last one of a thread takes the thread along.
 * @throws WirewatchError not-found, same-thread, demo-apart
 */
export async function moveStory(tx: Tx, story: string, thread: string, by: string): Promise<Rearranged> {
  await lockPlacements(tx);
  const to = await living(tx, thread);
  const row = await tx.selectFrom('stories').select('thread_id').where('id', '=', story).executeTakeFirst();
  const from = row?.thread_id ?? null;
  if (from === null) throw new WirewatchError('not-found');
  if (from === to) throw new WirewatchError('same-thread');
  if ((await storiesOf(tx, from)).length === 1) return mergeAndTell(tx, from, to, by);
  await keepDemoApart(tx, from, to);
  await relocate(tx, { cause: 'moved', stories: [story], from, to, by });
  await announce(tx, [
    [from, []],
    [to, [story]],
  ]);
  return { threadId: to, from, stories: [story], again: [] };
}

async function mergeAndTell(tx: Tx, thread: string, into: string, by: string): Promise<Rearranged> {
  const joined = await joinThreads(tx, thread, into, { cause: 'merged', by });
  const regrouped = await regroupings(tx, joined.from, joined.threadId);
  await announce(tx, [[joined.threadId, joined.stories]], regrouped);
  return joined;
}

/** @throws WirewatchError not-found */
async function living(tx: Tx, thread: string): Promise<string> {
  const id = await livingThread(tx, thread);
  if (id === null) throw new WirewatchError('not-found');
  return id;
}

/** The thread that lives on in this one, where these are exactly the stories that it brought. */
async function mergedFrom(tx: Tx, thread: string, stories: readonly string[]): Promise<string | null> {
  const { rows } = await sql<{ id: string }>`
    WITH last AS (
      SELECT DISTINCT ON (p.story_id) p.story_id, p.from_thread FROM placements p JOIN stories s ON s.id = p.story_id
      WHERE s.thread_id = ${thread} AND p.cause IN ('brought', 'merged', 'moved', 'split')
      ORDER BY p.story_id, p.serial DESC
    )
    SELECT t.id FROM threads t JOIN last l ON l.from_thread = t.id WHERE t.merged_into = ${thread}
    GROUP BY t.id HAVING array_agg(l.story_id ORDER BY l.story_id) = (
      SELECT array_agg(x ORDER BY x) FROM unnest(${[...stories]}::bigint[]) x)`.execute(tx);
  return rows[0]?.id ?? null;
}

async function startThread(
  tx: Tx,
  stories: readonly string[],
  title: string | null,
  by: string,
): Promise<string> {
  const { rows } = await sql<{ id: string }>`
    INSERT INTO threads (title, titled_by)
    SELECT coalesce(${title}, v.title), CASE WHEN ${title}::text IS NULL THEN NULL ELSE ${by}::bigint END
    FROM stories s JOIN story_versions v ON v.story_id = s.id AND v.version = s.version
    WHERE s.id = ANY (${[...stories]}::bigint[]) ORDER BY s.reported_at, s.id LIMIT 1
    RETURNING id`.execute(tx);
  if (rows[0] === undefined) throw new WirewatchError('not-found');
  return rows[0].id;
}
