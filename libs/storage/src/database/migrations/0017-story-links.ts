import { sql, type Kysely } from 'kysely';

/** A trace is asked for by a pasted link, whoever published it. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`CREATE INDEX story_keys_link ON story_keys (key) WHERE key LIKE 'link:%'`.execute(db);
}
