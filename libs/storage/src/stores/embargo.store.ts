import { EmbargoStore, type IndexWords, type KeptVersion } from '@app/ports';
import { sql } from 'kysely';
import type { Database, Tx } from '../database/database.js';
import { appendEvents } from './event-log.js';
import { indexWords } from './index-words.js';
import { liveStory } from './live-story.js';
import { selectVersions } from './story-rows.js';

/** Embargoed stories in PostgreSQL. */
export class PostgresEmbargoStore extends EmbargoStore {
  constructor(private readonly db: Database) {
    super();
  }

  override async showDesk({ storyId, version }: KeptVersion, words: IndexWords): Promise<void> {
    await this.db.transaction().execute(async (tx) => {
      const { numUpdatedRows } = await tx
        .updateTable('story_versions')
        .set({ desk_told_at: sql<Date>`now()` })
        .where('story_id', '=', storyId)
        .where('version', '=', version)
        .where('embargoed', '=', true)
        .where('desk_told_at', 'is', null)
        .executeTakeFirst();
      if (numUpdatedRows === 0n) return;
      await indexWords(tx, words);
      const row = await selectVersions(tx)
        .where('v.story_id', '=', storyId)
        .where('v.version', '=', version)
        .executeTakeFirstOrThrow();
      await appendEvents(tx, [{ room: 'newsroom', name: 'story', payload: liveStory(row, []) }]);
    });
  }

  override lift(now: Date, limit: number): Promise<KeptVersion[]> {
    return this.db.transaction().execute(async (tx) => {
      const { rows } = await sql<KeptVersion>`
        SELECT story_id AS "storyId", version FROM story_versions WHERE embargoed AND embargo_until <= ${now}
        ORDER BY embargo_until, story_id LIMIT ${limit} FOR UPDATE SKIP LOCKED`.execute(tx);
      await end(tx, rows, now);
      return rows;
    });
  }

  override release(storyId: string, now: Date): Promise<KeptVersion[]> {
    return this.db.transaction().execute(async (tx) => {
      const { rows } = await sql<KeptVersion>`
        SELECT story_id AS "storyId", version FROM story_versions WHERE embargoed AND story_id = ${storyId}
        ORDER BY version FOR UPDATE`.execute(tx);
      await end(tx, rows, now);
      return rows;
    });
  }
}

/** What nobody could know before counts from now on. */
async function end(tx: Tx, versions: readonly KeptVersion[], now: Date): Promise<void> {
  if (versions.length === 0) return;
  const ids = versions.map(({ storyId }) => storyId);
  await sql`
    UPDATE story_versions v SET embargoed = false, lifted_at = ${now}, kept_at = ${now}
    FROM unnest(${ids}::bigint[], ${versions.map(({ version }) => version)}::integer[]) AS due (story_id, version)
    WHERE v.story_id = due.story_id AND v.version = due.version`.execute(tx);
  await sql`UPDATE stories SET reported_at = ${now}
    WHERE id = ANY (${ids}::bigint[]) AND thread_id IS NULL`.execute(tx);
}
