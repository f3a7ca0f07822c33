import { sql, type Kysely } from 'kysely';

/** What held back an alert's sound, beside the reason in words. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`ALTER TABLE alert_versions ADD COLUMN hush text`.execute(db);
}
