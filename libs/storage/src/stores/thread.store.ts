import {
  ThreadStore,
  type HeldSince,
  type KeptVersion,
  type Placed,
  type PlacementEntry,
  type PlacingOrder,
  type Rearranged,
  type SplitNews,
} from '@app/ports';
import { sql } from 'kysely';
import type { Database } from '../database/database.js';
import { lockPlacements } from '../database/locks.js';
import { placeStory, readStory } from './place-story.js';
import { mergeThreads, moveStory, splitThread } from './rearrange-threads.js';
import { heldStories, placementsAfter } from './placement-rows.js';

/** Threads and the log of placements in PostgreSQL. */
export class PostgresThreadStore extends ThreadStore {
  constructor(private readonly db: Database) {
    super();
  }

  override async latest(): Promise<string> {
    const { serial } = await this.db
      .selectFrom('placements')
      .select(sql<string>`coalesce(max(serial), 0)`.as('serial'))
      .executeTakeFirstOrThrow();
    return serial;
  }

  override held(since: HeldSince, after: string, limit: number): Promise<PlacementEntry[]> {
    return heldStories(this.db, since, after, limit);
  }

  override placements(after: string, limit: number): Promise<PlacementEntry[]> {
    return placementsAfter(this.db, after, limit);
  }

  override async place(version: KeptVersion, order: PlacingOrder): Promise<Placed> {
    const read = await readStory(this.db, version, order);
    if ('threadId' in read) return { threadId: read.threadId, entry: null };
    return this.db.transaction().execute((tx) => placeStory(tx, read, order));
  }

  override async closeQuiet(before: Date, limit: number): Promise<number> {
    return this.db.transaction().execute(async (tx) => {
      await lockPlacements(tx);
      const { rows } = await sql`
        WITH quiet AS (
          SELECT t.id FROM threads t
          WHERE t.closed_at IS NULL AND t.merged_into IS NULL AND t.created_at < ${before}
            AND NOT EXISTS (SELECT FROM placements p WHERE p.thread_id = t.id AND p.at >= ${before})
          ORDER BY t.created_at LIMIT ${limit}
        ), closed AS (
          UPDATE threads SET closed_at = now() WHERE id IN (SELECT id FROM quiet) RETURNING id
        )
        INSERT INTO placements (cause, thread_id) SELECT 'closed', id FROM closed RETURNING serial`.execute(
        tx,
      );
      return rows.length;
    });
  }

  override merge(threadId: string, into: string, by: string): Promise<Rearranged> {
    return this.db.transaction().execute((tx) => mergeThreads(tx, threadId, into, by));
  }

  override split(
    threadId: string,
    stories: readonly string[],
    title: string | null,
    by: string,
    news: SplitNews,
  ): Promise<Rearranged> {
    const distinct = [...new Set(stories)];
    return this.db.transaction().execute((tx) => splitThread(tx, threadId, distinct, title, by, news));
  }

  override move(storyId: string, threadId: string, by: string): Promise<Rearranged> {
    return this.db.transaction().execute((tx) => moveStory(tx, storyId, threadId, by));
  }
}
