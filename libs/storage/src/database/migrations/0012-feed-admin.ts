import { sql, type Kysely } from 'kysely';

const STATEMENTS = [
  `ALTER TABLE feeds
    ADD COLUMN folder text[] NOT NULL DEFAULT '{}',
    ADD COLUMN outline json NOT NULL DEFAULT '{}'`,

  // Rows are written at each poll: the room in each page keeps them where they are.
  `CREATE TABLE feed_days (
    feed_id bigint NOT NULL REFERENCES feeds ON DELETE CASCADE,
    day date NOT NULL,
    polls integer NOT NULL,
    failures integer NOT NULL,
    PRIMARY KEY (feed_id, day)
  ) WITH (fillfactor = 50)`,
  `CREATE INDEX feed_days_day ON feed_days (day)`,

  `CREATE TABLE merged_feeds (
    url text PRIMARY KEY,
    into_feed bigint NOT NULL REFERENCES feeds ON DELETE CASCADE,
    merged_at timestamptz(3) NOT NULL DEFAULT now()
  )`,
  `CREATE INDEX merged_feeds_into ON merged_feeds (into_feed)`,
];

/** Folders and what else a list of feeds said of one, its polls by the day, and where merged feeds went. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
}
