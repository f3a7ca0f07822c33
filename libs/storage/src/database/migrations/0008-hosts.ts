import { sql, type Kysely } from 'kysely';

/** Rows are written twice a poll: the room in each page keeps them where they are. */
const HOSTS = `CREATE TABLE hosts (
  host text PRIMARY KEY,
  min_spacing_ms integer,
  holder text,
  busy_until timestamptz(3),
  free_at timestamptz(3)
) WITH (fillfactor = 50)`;

/** Hosts, whose turn it is to ask them, and when they have rested. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql.raw(HOSTS).execute(db);
  await sql`DROP INDEX feeds_leased`.execute(db);
  await sql`CREATE INDEX feeds_host ON feeds (host)`.execute(db);
}
