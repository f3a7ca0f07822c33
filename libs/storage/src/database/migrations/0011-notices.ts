import { sql, type Kysely } from 'kysely';

const STATEMENTS = [
  // Whether the item speaks of another story.
  `ALTER TABLE story_versions ADD COLUMN notice text`,
  // The wire's own word; the status is the worse of it and of the status of what the story copies.
  `ALTER TABLE stories ADD COLUMN own_status text NOT NULL DEFAULT 'standing'`,
  `UPDATE stories SET own_status = status`,
  `CREATE FUNCTION worse_status(one text, other text) RETURNS text LANGUAGE sql IMMUTABLE AS $$
    SELECT CASE WHEN 'withdrawn' IN (one, other) THEN 'withdrawn'
      WHEN 'held' IN (one, other) THEN 'held' ELSE 'standing' END $$`,
];

/** Notices about other stories, and what a wire says of a story of its own. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
}
