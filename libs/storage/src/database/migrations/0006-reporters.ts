import { sql, type Kysely } from 'kysely';

const STATEMENTS = [
  `ALTER TABLE story_versions
    ADD COLUMN reporter text,
    ADD COLUMN leans_on text[] NOT NULL DEFAULT '{}'`,
  `UPDATE story_versions SET reporter = coalesce(wires[1], source), leans_on = coalesce(wires[2:], '{}')`,
  `ALTER TABLE story_versions ALTER COLUMN reporter SET NOT NULL, ALTER COLUMN leans_on DROP DEFAULT`,
  `ALTER TABLE stories
    ADD COLUMN copy_of bigint REFERENCES stories ON DELETE SET NULL,
    ADD COLUMN status text NOT NULL DEFAULT 'standing',
    ADD COLUMN reported_at timestamptz(3)`,
  `UPDATE stories s SET
    reported_at = (SELECT least(v.published, v.fetched) FROM story_versions v WHERE v.story_id = s.id AND v.version = 1),
    status = (SELECT CASE v.kind WHEN 'kill' THEN 'withdrawn' WHEN 'hold' THEN 'held' ELSE 'standing' END
      FROM story_versions v WHERE v.story_id = s.id AND v.version = s.version)`,
  `ALTER TABLE stories ALTER COLUMN reported_at SET NOT NULL`,
  `CREATE INDEX stories_copies ON stories (copy_of) WHERE copy_of IS NOT NULL`,
];

/** Who reports a story and whom that leans on, whose text it is, whether its wire stands by it, and when it counts from. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
}
