import { sql, type Kysely } from 'kysely';

const STATEMENTS = [
  `ALTER TABLE story_versions
    ADD COLUMN tags text[] NOT NULL DEFAULT '{}',
    ADD COLUMN labels text[] NOT NULL DEFAULT '{}',
    ADD COLUMN unknown_tags text[] NOT NULL DEFAULT '{}',
    ADD COLUMN revision text,
    ADD COLUMN late boolean NOT NULL DEFAULT false,
    ADD COLUMN item_id text NOT NULL DEFAULT '',
    ADD COLUMN slug text NOT NULL DEFAULT '',
    ADD COLUMN lowered boolean NOT NULL DEFAULT false,
    ADD COLUMN embargoed boolean NOT NULL DEFAULT false,
    ADD COLUMN embargo_until timestamptz(3),
    ADD COLUMN lifted_at timestamptz(3),
    ADD COLUMN desk_told_at timestamptz(3),
    ADD COLUMN about_story_id bigint REFERENCES stories ON DELETE SET NULL`,
  `CREATE INDEX story_versions_flash ON story_versions (fetched) WHERE priority = 'flash' OR lowered`,
  `CREATE INDEX story_versions_unknown ON story_versions (kept_at) WHERE unknown_tags <> '{}'`,
  `CREATE INDEX story_versions_embargoed ON story_versions (embargo_until) WHERE embargoed`,
  `CREATE INDEX story_versions_about ON story_versions (about_story_id) WHERE about_story_id IS NOT NULL`,
  `ALTER TABLE feeds ADD COLUMN ceiling text`,

  // What an admin taught: the tag as it is looked for, in upper case.
  `CREATE TABLE taught_tags (
    tag text PRIMARY KEY,
    kind text,
    priority text,
    taught_by text NOT NULL,
    taught_at timestamptz(3) NOT NULL DEFAULT now()
  )`,
  // Which story does a notice mean? Asked of the desk where it can't be told.
  `CREATE TABLE desk_questions (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    story_id bigint NOT NULL,
    version integer NOT NULL,
    kind text NOT NULL,
    candidates bigint[] NOT NULL,
    asked_at timestamptz(3) NOT NULL DEFAULT now(),
    answered_at timestamptz(3),
    answered_by text,
    UNIQUE (story_id, version),
    FOREIGN KEY (story_id, version) REFERENCES story_versions ON DELETE CASCADE
  )`,
  `CREATE INDEX desk_questions_open ON desk_questions (asked_at) WHERE answered_at IS NULL`,
];

/** What the wire conventions say of each story version, and what people add to them. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
}
