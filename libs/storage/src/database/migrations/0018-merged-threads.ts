import { sql, type Kysely } from 'kysely';

/** A push asks which threads became part of its own. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`CREATE INDEX threads_merged ON threads (merged_into) WHERE merged_into IS NOT NULL`.execute(db);
}
