import { sql, type Kysely } from 'kysely';

/** Why a story fills the archive is kept when it is decided, for the trace. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`ALTER TABLE story_versions ADD COLUMN archived_because text
    CHECK (archived_because IN ('first-poll', 'old', 'flood', 'live-blog'))`.execute(db);
}
