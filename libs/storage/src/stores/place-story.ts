import type { KeptVersion, PlaceableStory, Placed, PlacingDecision, PlacingOrder } from '@app/ports';
import { sql } from 'kysely';
import type { Database, Tx } from '../database/database.js';
import { lockPlacements } from '../database/locks.js';
import { bringThreads, holdThreads } from './bring-threads.js';
import { placementsAfter, selectTexts, toPlaceable } from './placement-rows.js';

/** A story version that is to be placed, and what decides where. */
export interface StoryToPlace {
  readonly story: PlaceableStory;
  readonly decide: () => PlacingDecision;
}

/** Whether it was placed in this version or a later one. */
const isPlaced = (version: number) => sql<boolean>`s.thread_id IS NOT NULL AND EXISTS (
  SELECT FROM placements p WHERE p.story_id = s.id AND p.version >= ${version})`;

/**
 * Reads what is to be placed, and has it read, while others may place; gives the thread where that was done already.
 * @throws Error when there is no such version
 */
export async function readStory(
  db: Database,
  { storyId, version }: KeptVersion,
  order: PlacingOrder,
): Promise<StoryToPlace | { readonly threadId: string }> {
  const row = await selectTexts(db)
    .select(['s.thread_id', isPlaced(version).as('is_placed')])
    .where('v.story_id', '=', storyId)
    .where('v.version', '=', version)
    .executeTakeFirst();
  if (row === undefined) throw new Error(`There is no version ${version} of story ${storyId}.`);
  if (row.is_placed && row.thread_id !== null) return { threadId: row.thread_id };
  const story = toPlaceable(row);
  return { story, decide: order.read(story) };
}

/**
 * Places one story version in the caller's transaction, which holds the placements' lock to its end: the worker's
 * threads follow what others placed, then decide. Short, because everybody waits.
 */
export async function placeStory(
  tx: Tx,
  { story, decide }: StoryToPlace,
  { after, follow, beside }: PlacingOrder,
): Promise<Placed> {
  await lockPlacements(tx);
  follow(await placementsAfter(tx, after));
  const now = await placeOf(tx, story, beside);
  if (now.thread_id !== null && now.is_placed) return { threadId: now.thread_id, entry: null };
  const target = now.beside_thread;
  const decided = target === null ? decide() : { threadId: target, copyOf: null, brings: [] };
  const threadId = now.thread_id ?? decided.threadId;
  const brings = threadId === decided.threadId ? decided.brings : [];
  if (threadId !== null && brings.length > 0) await holdThreads(tx, story.storyId, [threadId, ...brings]);
  const copyOf = copyOfOf(story, decided, threadId, now.copy_of);
  const { serial, at, thread_id } = await write(tx, story, threadId, copyOf, target !== null);
  // What joins a closed thread, or speaks of another story, is nothing to compare the next with.
  const isHeld = target === null && now.closed_at === null;
  const entry = { kind: 'placed', serial, threadId: thread_id, placedAt: at.toISOString(), story } as const;
  const lives = brings.length === 0 ? thread_id : await bringThreads(tx, thread_id, brings);
  return { threadId: lives, entry: isHeld ? entry : null };
}

interface PlaceRow {
  readonly thread_id: string | null;
  readonly closed_at: Date | null;
  readonly copy_of: string | null;
  readonly is_placed: boolean;
  /** The thread of the story that a notice is about. */
  readonly beside_thread: string | null;
}

/** Where the story is now. */
const placeOf = (tx: Tx, { storyId, version }: KeptVersion, beside: string | undefined): Promise<PlaceRow> =>
  tx
    .selectFrom('stories as s')
    .leftJoin('threads as t', 't.id', 's.thread_id')
    .select(['s.thread_id', 't.closed_at', 's.copy_of', isPlaced(version).as('is_placed')])
    .select(
      sql<string | null>`(SELECT thread_id FROM stories WHERE id = ${beside ?? null})`.as('beside_thread'),
    )
    .where('s.id', '=', storyId)
    .executeTakeFirstOrThrow();

/** Only a report or its update is a copy; a word on another's report says something of its own. */
function copyOfOf(
  { kind }: PlaceableStory,
  decided: PlacingDecision,
  threadId: string | null,
  known: string | null,
): string | null {
  if (kind !== 'new' && kind !== 'update') return known;
  return decided.threadId === threadId ? decided.copyOf : known;
}

/** Writes it in one statement. */
async function write(
  tx: Tx,
  { storyId, version, title }: PlaceableStory,
  threadId: string | null,
  copyOf: string | null,
  isNotice: boolean,
): Promise<{ serial: string; at: Date; thread_id: string }> {
  const { rows } = await sql<{ serial: string; at: Date; thread_id: string }>`
    WITH started AS (
      INSERT INTO threads (title) SELECT ${title}::text WHERE ${threadId}::bigint IS NULL RETURNING id
    ), place AS (
      SELECT coalesce(${threadId}::bigint, (SELECT id FROM started)) AS id
    ), put AS (
      UPDATE stories SET thread_id = place.id, copy_of = ${copyOf}::bigint
      FROM place WHERE stories.id = ${storyId}
    )
    INSERT INTO placements (cause, story_id, version, thread_id, copy_of)
    SELECT ${isNotice ? 'notice' : 'placed'}, ${storyId}::bigint, ${version}::integer, place.id, ${copyOf}::bigint
    FROM place RETURNING serial, at, thread_id`.execute(tx);
  const [row] = rows;
  if (row === undefined) throw new Error(`Story ${storyId} was not placed.`);
  return row;
}
