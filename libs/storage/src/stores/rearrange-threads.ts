import { WirewatchError, type LiveThread, type PlacementCause } from '@app/contracts';
import type { Rearranged, SplitNews } from '@app/ports';
import { sql } from 'kysely';
import type { Tx } from '../database/database.js';
import { lockPlacements } from '../database/locks.js';
import { appendEvents, type NewEvent } from './event-log.js';
import { bringAgain, followSplit, joinAlerts, partAlerts } from './rearrange-alerts.js';
import { tellRoomsAgain } from './tell-rooms-again.js';
import { livingThread, retitle, threadReports, threadWires } from './thread-state.js';

/** Stories that staff put elsewhere, and who did. */
interface Relocation {
  readonly cause: PlacementCause;
  readonly stories: readonly string[];
  readonly from: string;
  readonly to: string;
  readonly by: string;
}

/**
 * Joins two threads in the caller's transaction: the one that people were told of first lives, else `into`.
 * @throws WirewatchError not-found, same-thread, demo-apart
 */
export async function mergeThreads(tx: Tx, thread: string, into: string, by: string): Promise<Rearranged> {
  await lockPlacements(tx);
  const [one, other] = [await living(tx, thread), await living(tx, into)];
  if (one === other) throw new WirewatchError('same-thread');
  return joinThreads(tx, one, other, by);
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
  const rooms = await tellRoomsAgain(tx, again, from, news.decide);
  if (merged === null) await followSplit(tx, stories, from, to);
  else await partAlerts(tx, from, merged);
  await announce(
    tx,
    [
      [from, []],
      [to, stories],
    ],
    rooms,
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
  if ((await storiesOf(tx, from)).length === 1) return joinThreads(tx, from, to, by);
  await keepDemoApart(tx, from, to);
  await relocate(tx, { cause: 'moved', stories: [story], from, to, by });
  await announce(tx, [
    [from, []],
    [to, [story]],
  ]);
  return { threadId: to, from, stories: [story], again: [] };
}

async function joinThreads(tx: Tx, thread: string, into: string, by: string): Promise<Rearranged> {
  await keepDemoApart(tx, thread, into);
  const [to, from] = (await toldFirst(tx, thread, into)) ? [thread, into] : [into, thread];
  const stories = await storiesOf(tx, from);
  await relocate(tx, { cause: 'merged', stories, from, to, by });
  await tx.updateTable('threads').set({ merged_into: to }).where('id', '=', from).execute();
  await joinAlerts(tx, from, to);
  await announce(tx, [[to, stories]]);
  return { threadId: to, from, stories, again: [] };
}

/** @throws WirewatchError not-found */
async function living(tx: Tx, thread: string): Promise<string> {
  const id = await livingThread(tx, thread);
  if (id === null) throw new WirewatchError('not-found');
  return id;
}

async function storiesOf(tx: Tx, thread: string): Promise<string[]> {
  const rows = await tx
    .selectFrom('stories')
    .select('id')
    .where('thread_id', '=', thread)
    .orderBy('id')
    .execute();
  return rows.map(({ id }) => id);
}

/** What is invented never stands beside what is not. */
async function keepDemoApart(tx: Tx, one: string, other: string): Promise<void> {
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

/** The thread that lives on in this one, where these are exactly the stories that it brought. */
async function mergedFrom(tx: Tx, thread: string, stories: readonly string[]): Promise<string | null> {
  const { rows } = await sql<{ id: string }>`
    WITH last AS (
      SELECT DISTINCT ON (p.story_id) p.story_id, p.from_thread FROM placements p JOIN stories s ON s.id = p.story_id
      WHERE s.thread_id = ${thread} AND p.cause IN ('merged', 'moved', 'split')
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

/** Puts stories with all their versions elsewhere; a line of the log for each, which every worker follows. */
async function relocate(tx: Tx, { cause, stories, from, to, by }: Relocation): Promise<void> {
  const ids = sql`ANY (${[...stories]}::bigint[])`;
  // In the order in which a match takes them: first its story, then its thread.
  await sql`SELECT FROM stories WHERE id = ${ids} ORDER BY id FOR UPDATE`.execute(tx);
  await sql`SELECT FROM threads WHERE id IN (${from}, ${to}) ORDER BY id FOR UPDATE`.execute(tx);
  await sql`UPDATE stories SET thread_id = ${to} WHERE id = ${ids}`.execute(tx);
  await sql`UPDATE story_versions SET thread_id = ${to} WHERE story_id = ${ids} AND thread_id IS NOT NULL`.execute(
    tx,
  );
  await sql`UPDATE matches SET thread_id = ${to} WHERE story_id = ${ids}`.execute(tx);
  await sql`INSERT INTO placements (cause, story_id, thread_id, from_thread, by_person)
    SELECT ${cause}, id, ${to}::bigint, ${from}::bigint, ${by}::bigint
    FROM unnest(${[...stories]}::bigint[]) AS id ORDER BY id`.execute(tx);
}

/**
 * Tells the desk how threads are now, and which stories came into each. Takes the log's lock: last of all.
 * @param more events that go with it
 */
async function announce(
  tx: Tx,
  threads: readonly (readonly [id: string, stories: readonly string[]])[],
  more: readonly NewEvent[] = [],
): Promise<void> {
  const events: NewEvent[] = [...more];
  for (const [id, stories] of threads) {
    const reports = await threadReports(tx, id);
    const { title } = await retitle(tx, id, reports);
    const payload: Omit<LiveThread, 'cursor'> = { id, title, wires: threadWires(reports), stories };
    events.push({ room: 'newsroom', name: 'thread', payload });
  }
  await appendEvents(tx, events);
}
