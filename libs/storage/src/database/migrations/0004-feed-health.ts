import { sql, type Kysely } from 'kysely';

const COLUMNS = `ALTER TABLE feeds
  ADD COLUMN alarm json,
  ADD COLUMN history jsonb NOT NULL DEFAULT '[]'`;

/** The alarm that stands for a feed, and its last polls. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql.raw(COLUMNS).execute(db);
}
