import { sql, type Kysely } from 'kysely';

const STATEMENTS = [
  // What its stage is compared by.
  `ALTER TABLE story_versions ADD COLUMN facts json`,

  // Which alert of whom is asked page by page, in the order of people.
  `DROP INDEX alerts_thread`,
  `CREATE INDEX alerts_thread ON alerts (thread_id, person_id)`,
  `ALTER TABLE alerts ADD COLUMN muted_at timestamptz(3)`,

  // What an alert version showed and said at its moment, and what became of it.
  `ALTER TABLE alert_versions
    ADD COLUMN shown_story_id bigint,
    ADD COLUMN shown_version integer,
    ADD COLUMN about_story_id bigint,
    ADD COLUMN wires text[],
    ADD COLUMN standing text[],
    ADD COLUMN confidence text NOT NULL DEFAULT 'one wire',
    ADD COLUMN note json NOT NULL DEFAULT '{}',
    ADD COLUMN carriage text NOT NULL DEFAULT 'now',
    ADD COLUMN sounded boolean NOT NULL DEFAULT true,
    ADD COLUMN counts boolean NOT NULL DEFAULT false,
    ADD COLUMN opened_at timestamptz(3)`,
  `UPDATE alert_versions a SET shown_story_id = a.story_id, shown_version = a.story_version,
    about_story_id = a.story_id, wires = coalesce(v.thread_wires, '{}'), standing = coalesce(v.standing, '{}')
    FROM story_versions v WHERE v.story_id = a.story_id AND v.version = a.story_version`,
  `ALTER TABLE alert_versions
    ALTER COLUMN shown_story_id SET NOT NULL, ALTER COLUMN shown_version SET NOT NULL,
    ALTER COLUMN about_story_id SET NOT NULL, ALTER COLUMN wires SET NOT NULL, ALTER COLUMN standing SET NOT NULL,
    ALTER COLUMN confidence DROP DEFAULT, ALTER COLUMN note DROP DEFAULT, ALTER COLUMN carriage DROP DEFAULT,
    ALTER COLUMN sounded DROP DEFAULT, ALTER COLUMN counts DROP DEFAULT,
    ADD FOREIGN KEY (shown_story_id, shown_version) REFERENCES story_versions ON DELETE CASCADE`,
  `CREATE INDEX alert_versions_shown ON alert_versions (shown_story_id, person_id)`,
  `CREATE INDEX alert_versions_counted ON alert_versions (person_id, at) WHERE counts`,
  `CREATE INDEX alert_versions_sounded ON alert_versions (person_id, at) WHERE sounded`,

  // Why a topic's room, or somebody whom a story version concerned, heard nothing: a row a reason and page of people.
  `CREATE TABLE silences (
    story_id bigint NOT NULL,
    version integer NOT NULL,
    reason text NOT NULL,
    rule_id bigint,
    people bigint[] NOT NULL,
    at timestamptz(3) NOT NULL,
    FOREIGN KEY (story_id, version) REFERENCES story_versions ON DELETE CASCADE
  )`,
  `CREATE INDEX silences_story ON silences (story_id, version)`,
  `CREATE INDEX silences_at ON silences (at)`,

  // What a topic's room was told, as alert_versions says it of a person.
  `CREATE TABLE topic_alert_versions (
    rule_id bigint NOT NULL,
    thread_id bigint NOT NULL,
    version integer NOT NULL,
    shown_story_id bigint NOT NULL,
    shown_version integer NOT NULL,
    about_story_id bigint NOT NULL,
    kind text NOT NULL,
    confidence text NOT NULL,
    reason text NOT NULL,
    at timestamptz(3) NOT NULL,
    PRIMARY KEY (rule_id, thread_id, version),
    FOREIGN KEY (rule_id, thread_id) REFERENCES topic_alerts ON DELETE CASCADE,
    FOREIGN KEY (shown_story_id, shown_version) REFERENCES story_versions ON DELETE CASCADE
  )`,
  `CREATE INDEX topic_alerts_thread ON topic_alerts (thread_id)`,
  `CREATE INDEX topic_alert_versions_shown ON topic_alert_versions (shown_story_id)`,

  `ALTER TABLE subscriptions ADD COLUMN snoozed_until timestamptz(3)`,
  // What was unfollowed, because what was told must still be put right for some days.
  `CREATE TABLE past_subscriptions (
    rule_id bigint NOT NULL REFERENCES rules ON DELETE CASCADE,
    person_id bigint NOT NULL REFERENCES people ON DELETE CASCADE,
    ended_at timestamptz(3) NOT NULL DEFAULT now(),
    PRIMARY KEY (person_id, rule_id)
  )`,
  `CREATE INDEX past_subscriptions_rule ON past_subscriptions (rule_id)`,
  `CREATE INDEX past_subscriptions_ended ON past_subscriptions (ended_at)`,
  `CREATE INDEX rules_several_wires ON rules (id) WHERE (settings->>'minimumWires')::integer > 1`,

  // Alerts that are told together with others, each in its last version.
  `CREATE TABLE waiting_alerts (
    alert_id bigint PRIMARY KEY REFERENCES alerts ON DELETE CASCADE,
    person_id bigint NOT NULL REFERENCES people ON DELETE CASCADE,
    folded_into text NOT NULL,
    feed_id bigint,
    due_at timestamptz(3) NOT NULL,
    heads boolean NOT NULL,
    channels text[] NOT NULL
  )`,
  `CREATE INDEX waiting_alerts_due ON waiting_alerts (due_at)`,
  `CREATE INDEX waiting_alerts_person ON waiting_alerts (person_id)`,
  `CREATE TABLE summaries (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    person_id bigint NOT NULL REFERENCES people ON DELETE CASCADE,
    folded_into text NOT NULL,
    feed text,
    items json NOT NULL,
    sounded boolean NOT NULL,
    at timestamptz(3) NOT NULL
  )`,
  `CREATE INDEX summaries_person ON summaries (person_id)`,

  `ALTER TABLE deliveries
    ALTER COLUMN alert_id DROP NOT NULL,
    ALTER COLUMN alert_version DROP NOT NULL,
    ADD COLUMN summary_id bigint REFERENCES summaries ON DELETE CASCADE,
    ADD COLUMN sound boolean NOT NULL DEFAULT true,
    ADD COLUMN gathered boolean NOT NULL DEFAULT false,
    ADD CHECK ((alert_id IS NULL) <> (summary_id IS NULL)),
    ADD UNIQUE (device_id, summary_id)`,
  `ALTER TABLE deliveries ALTER COLUMN sound DROP DEFAULT, ALTER COLUMN gathered DROP DEFAULT`,
  `ALTER TABLE events ADD COLUMN summary_id bigint REFERENCES summaries ON DELETE CASCADE`,
  `CREATE INDEX events_summary ON events (summary_id) WHERE summary_id IS NOT NULL`,
];

/** What the alert policy is decided by, and what it decides. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
}
