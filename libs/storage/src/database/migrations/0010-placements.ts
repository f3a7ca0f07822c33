import { sql, type Kysely } from 'kysely';

/**
 * The log of where stories were put: serials are drawn under one lock, so that their order is that of commits.
 * Stories that were placed before there was one are in it, each with its newest version.
 */
const STATEMENTS = [
  `CREATE SEQUENCE placement_serial`,
  `CREATE TABLE placements (
    serial bigint PRIMARY KEY DEFAULT nextval('placement_serial'),
    cause text NOT NULL,
    story_id bigint REFERENCES stories ON DELETE CASCADE,
    version integer,
    thread_id bigint NOT NULL REFERENCES threads,
    from_thread bigint REFERENCES threads,
    copy_of bigint,
    by_person bigint REFERENCES people ON DELETE SET NULL,
    at timestamptz(3) NOT NULL DEFAULT now()
  )`,
  `CREATE INDEX placements_at ON placements (at)`,
  `CREATE INDEX placements_story ON placements (story_id, serial)`,
  `CREATE INDEX placements_thread ON placements (thread_id, at)`,
  `INSERT INTO placements (cause, story_id, version, thread_id, at)
    SELECT 'placed', s.id, s.version, s.thread_id, v.kept_at
    FROM stories s JOIN story_versions v ON v.story_id = s.id AND v.version = s.version
    WHERE s.thread_id IS NOT NULL ORDER BY v.kept_at, s.id`,
  `ALTER TABLE threads
    ADD COLUMN titled_by bigint REFERENCES people ON DELETE SET NULL,
    ADD COLUMN closed_at timestamptz(3),
    ADD COLUMN merged_into bigint REFERENCES threads`,
  `CREATE INDEX threads_open ON threads (created_at) WHERE closed_at IS NULL AND merged_into IS NULL`,
  // A thread's wires are the reporters of its stories; nothing is kept twice.
  `DROP TABLE thread_wires`,
];

/** Where each story was put and by whom, when threads closed, and what staff merged. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
}
