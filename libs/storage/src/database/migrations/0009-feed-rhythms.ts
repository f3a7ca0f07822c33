import { sql, type Kysely } from 'kysely';

/** Rhythms are counted in another way: each feed's begins anew with what its document tells. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`UPDATE feeds SET memory = (memory::jsonb - 'rhythm')::json WHERE memory IS NOT NULL`.execute(db);
}
