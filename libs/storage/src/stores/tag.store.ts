import type { TaughtTag, UnknownTag } from '@app/contracts';
import { TagStore } from '@app/ports';
import { sql, type Selectable } from 'kysely';
import type { Database } from '../database/database.js';
import type { TaughtTagTable } from '../database/tables/index.js';
import { storable } from './stored-text.js';

/** Headlines that show how a word is used. */
const EXAMPLES = 5;

/** Taught and unknown tags in PostgreSQL. */
export class PostgresTagStore extends TagStore {
  constructor(private readonly db: Database) {
    super();
  }

  override async taught(): Promise<TaughtTag[]> {
    return (await this.db.selectFrom('taught_tags').selectAll().orderBy('tag').execute()).map(toTaught);
  }

  override async teach({ tag, kind, priority }: Omit<TaughtTag, 'at'>, by: string): Promise<TaughtTag> {
    const lesson = { kind, priority, taught_by: by };
    const row = await this.db
      .insertInto('taught_tags')
      .values({ tag: storable(tag), ...lesson })
      .onConflict((conflict) => conflict.column('tag').doUpdateSet({ ...lesson, taught_at: sql`now()` }))
      .returningAll()
      .executeTakeFirstOrThrow();
    return toTaught(row);
  }

  override async forget(tag: string): Promise<boolean> {
    const { numDeletedRows } = await this.db
      .deleteFrom('taught_tags')
      .where('tag', '=', storable(tag))
      .executeTakeFirst();
    return numDeletedRows > 0n;
  }

  override async unknown(since: Date, limit: number): Promise<UnknownTag[]> {
    const { rows } = await sql<Omit<UnknownTag, 'last'> & { last: Date }>`
      WITH seen AS (
        SELECT DISTINCT ON (upper(t.tag), v.story_id) upper(t.tag) AS tag, v.story_id, v.source, v.title, v.kept_at
        FROM story_versions v CROSS JOIN unnest(v.unknown_tags) AS t (tag)
        WHERE v.unknown_tags <> '{}' AND v.kept_at >= ${since}
          AND NOT EXISTS (SELECT FROM taught_tags known WHERE known.tag = upper(t.tag))
        ORDER BY upper(t.tag), v.story_id, v.version DESC
      ), most AS (
        SELECT tag, count(*)::integer AS stories, max(kept_at) AS last
        FROM seen GROUP BY tag ORDER BY stories DESC, last DESC, tag LIMIT ${limit}
      )
      SELECT m.tag, m.stories, m.last,
        (SELECT json_agg(json_build_object('source', f.source, 'stories', f.stories) ORDER BY f.stories DESC, f.source)
          FROM (SELECT source, count(*)::integer AS stories FROM seen WHERE tag = m.tag GROUP BY source) f) AS feeds,
        (SELECT json_agg(json_build_object('id', e.story_id::text, 'title', e.title, 'source', e.source))
          FROM (SELECT * FROM seen WHERE tag = m.tag ORDER BY kept_at DESC, story_id DESC LIMIT ${EXAMPLES}) e) AS examples
      FROM most m ORDER BY m.stories DESC, m.last DESC, m.tag`.execute(this.db);
    return rows.map((row) => ({ ...row, last: row.last.toISOString() }));
  }
}

const toTaught = ({ tag, kind, priority, taught_at: at }: Selectable<TaughtTagTable>): TaughtTag => ({
  tag,
  kind,
  priority: priority as TaughtTag['priority'],
  at: at.toISOString(),
});
