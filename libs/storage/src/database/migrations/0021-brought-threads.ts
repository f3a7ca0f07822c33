import { sql, type Kysely } from 'kysely';

/** Before a report brings a thread along, it is asked whether staff took anything out of it. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`CREATE INDEX placements_from ON placements (from_thread) WHERE from_thread IS NOT NULL`.execute(
    db,
  );
}
