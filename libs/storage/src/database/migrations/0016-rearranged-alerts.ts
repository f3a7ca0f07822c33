import { sql, type Kysely } from 'kysely';

const STATEMENTS = [
  // The threads that an alert came from, the last one last: a merge that is undone gives it back.
  `ALTER TABLE alerts ADD COLUMN came_from bigint[] NOT NULL DEFAULT '{}'`,
  // A room's alert keeps its name in whatever thread it goes on.
  `ALTER TABLE topic_alerts
    ADD COLUMN came_from bigint[] NOT NULL DEFAULT '{}',
    ADD COLUMN named_after bigint`,
  `UPDATE topic_alerts SET named_after = thread_id`,
  `ALTER TABLE topic_alerts ALTER COLUMN named_after SET NOT NULL`,
  `ALTER TABLE topic_alert_versions
    DROP CONSTRAINT topic_alert_versions_rule_id_thread_id_fkey,
    ADD FOREIGN KEY (rule_id, thread_id) REFERENCES topic_alerts ON UPDATE CASCADE ON DELETE CASCADE`,
  // A story that staff split off may be brought again, to who had it as a silent update of the other event.
  `ALTER TABLE story_versions ADD COLUMN split_from bigint REFERENCES threads`,
  `ALTER TABLE alert_versions
    DROP CONSTRAINT alert_versions_story_id_story_version_person_id_key,
    ADD UNIQUE (story_id, story_version, person_id, alert_id)`,
];

/** What becomes of alerts whose threads staff merge and split. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
}
