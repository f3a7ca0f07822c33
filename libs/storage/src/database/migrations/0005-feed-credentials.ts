import { sql, type Kysely } from 'kysely';

/** Sealed credentials of closed feeds. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`ALTER TABLE feeds ADD COLUMN credentials text`.execute(db);
}
