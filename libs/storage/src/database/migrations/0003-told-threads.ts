import { sql, type Kysely } from 'kysely';

/** With every later version of a story it is asked who was told of its thread. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`CREATE INDEX alerts_thread ON alerts (thread_id)`.execute(db);
}
