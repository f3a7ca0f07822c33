import { sql, type Kysely } from 'kysely';

const STATEMENTS = [
  `CREATE TABLE alarm_notices (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    feed_id bigint NOT NULL REFERENCES feeds ON DELETE CASCADE,
    alarm json,
    was text,
    clears bigint REFERENCES alarm_notices ON DELETE CASCADE,
    at timestamptz(3) NOT NULL DEFAULT now(),
    told_at timestamptz(3)
  )`,
  `CREATE INDEX alarm_notices_feed ON alarm_notices (feed_id, id)`,
  `CREATE INDEX alarm_notices_untold ON alarm_notices (at) WHERE told_at IS NULL`,
  `CREATE TABLE alarm_readers (
    notice_id bigint NOT NULL REFERENCES alarm_notices ON DELETE CASCADE,
    person_id bigint NOT NULL REFERENCES people ON DELETE CASCADE,
    PRIMARY KEY (notice_id, person_id)
  )`,
  `CREATE INDEX alarm_readers_person ON alarm_readers (person_id)`,
  `CREATE TABLE alarm_pushes (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    notice_id bigint NOT NULL REFERENCES alarm_notices ON DELETE CASCADE,
    device_id bigint NOT NULL REFERENCES devices ON DELETE CASCADE,
    state text NOT NULL DEFAULT 'pending',
    attempts integer NOT NULL DEFAULT 0,
    due_at timestamptz(3) NOT NULL DEFAULT now(),
    claimed_until timestamptz(3),
    cause text,
    UNIQUE (notice_id, device_id)
  )`,
  `CREATE INDEX alarm_pushes_pending ON alarm_pushes (due_at) WHERE state = 'pending'`,
  `CREATE INDEX alarm_pushes_device ON alarm_pushes (device_id)`,
];

/** What staff are told of the alarms of feeds, whom it reached, and its pushes. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
}
