import { sql, type Kysely } from 'kysely';

const STATEMENTS = [
  `ALTER TABLE feeds
    ADD COLUMN full_text boolean NOT NULL DEFAULT false,
    ADD COLUMN full_text_problem text`,
  `ALTER TABLE story_versions ADD COLUMN body_source text NOT NULL DEFAULT 'feed'`,
];

/** Feeds whose articles are fetched, and where a story's body comes from. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
}
