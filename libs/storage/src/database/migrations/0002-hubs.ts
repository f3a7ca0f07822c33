import { sql, type Kysely } from 'kysely';

const HUB_SUBSCRIPTIONS = `CREATE TABLE hub_subscriptions (
  feed_id bigint PRIMARY KEY REFERENCES feeds ON DELETE CASCADE,
  callback_id text NOT NULL UNIQUE,
  hub text NOT NULL,
  topic text NOT NULL,
  secret text NOT NULL,
  state text NOT NULL,
  requested_at timestamptz(3) NOT NULL,
  lease_until timestamptz(3),
  missed integer NOT NULL,
  last_delivery timestamptz(3)
)`;

/** Subscriptions at WebSub hubs. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql.raw(HUB_SUBSCRIPTIONS).execute(db);
}
