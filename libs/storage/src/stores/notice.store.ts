import { WirewatchError, type DeskQuestion, type Kind } from '@app/contracts';
import {
  NoticeStore,
  type CorrectedText,
  type KeptVersion,
  type NoticeCandidate,
  type NoticeState,
} from '@app/ports';
import { sql } from 'kysely';
import type { Database, Tx } from '../database/database.js';
import { loadQuestions } from './desk-questions.js';
import { appendEvents } from './event-log.js';

/** A busy wire brings some thousand stories in seven days. */
const MOST_CANDIDATES = 20_000;

/** Notices and the desk's questions in PostgreSQL. */
export class PostgresNoticeStore extends NoticeStore {
  constructor(private readonly db: Database) {
    super();
  }

  override async state(version: KeptVersion): Promise<NoticeState> {
    const row = await this.db
      .selectFrom('story_versions as v')
      .innerJoin('story_versions as first', (join) =>
        join.onRef('first.story_id', '=', 'v.story_id').on('first.version', '=', 1),
      )
      .leftJoin('desk_questions as q', (join) =>
        join.onRef('q.story_id', '=', 'v.story_id').onRef('q.version', '=', 'v.version'),
      )
      .select(['first.notice', 'v.about_story_id', 'q.id as question', 'q.answered_at'])
      .select([
        sql<string | null>`(SELECT e.about_story_id FROM story_versions e
          WHERE e.story_id = v.story_id AND e.version < v.version AND e.about_story_id IS NOT NULL
          ORDER BY e.version DESC LIMIT 1)`.as('about_before'),
        sql<boolean>`EXISTS (SELECT FROM story_versions e WHERE e.story_id = v.story_id AND e.version < v.version
          AND e.thread_id IS NOT NULL AND e.about_story_id IS NULL)`.as('own_before'),
      ])
      .where('v.story_id', '=', version.storyId)
      .where('v.version', '=', version.version)
      .executeTakeFirst();
    if (row === undefined) {
      throw new Error(`There is no version ${version.version} of story ${version.storyId}.`);
    }
    if (row.about_story_id !== null) return { kind: 'about', storyId: row.about_story_id };
    if (row.notice === null) return { kind: 'own' };
    if (row.question !== null) return { kind: row.answered_at === null ? 'asked' : 'own' };
    if (row.own_before) return { kind: 'own' };
    if (row.about_before === null) return { kind: 'unread', form: row.notice };
    await this.point(version, row.about_before);
    return { kind: 'about', storyId: row.about_before };
  }

  override async candidates({ storyId, version }: KeptVersion, since: Date): Promise<NoticeCandidate[]> {
    const { rows } = await sql<Omit<NoticeCandidate, 'published'> & { published: Date }>`
      SELECT s.id, n.reporter AS wire, n.url, n.item_id AS "itemId", n.slug, n.published,
        ARRAY(SELECT t.title FROM story_versions t
          WHERE t.story_id = s.id OR (t.about_story_id = s.id AND t.notice = 'perhaps')
          ORDER BY t.story_id = s.id DESC, t.version DESC) AS titles
      FROM story_versions v
      JOIN stories own ON own.id = v.story_id
      JOIN stories s ON s.publisher = own.publisher AND s.id <> own.id AND s.published >= ${since}
      JOIN story_versions n ON n.story_id = s.id AND n.version = s.version AND n.reporter = v.reporter
        AND n.about_story_id IS NULL
      JOIN story_versions first ON first.story_id = s.id AND first.version = 1
        AND (first.notice IS DISTINCT FROM 'surely' OR s.thread_id IS NOT NULL)
      WHERE v.story_id = ${storyId} AND v.version = ${version}
      ORDER BY s.published DESC, s.id DESC LIMIT ${MOST_CANDIDATES}`.execute(this.db);
    return rows.map((row) => ({ ...row, published: row.published.toISOString() }));
  }

  override async texts(storyIds: readonly string[]): Promise<ReadonlyMap<string, CorrectedText>> {
    const { rows } = await sql<{ id: string } & CorrectedText>`
      SELECT s.id, v.summary || E'\n' || v.body AS text, coalesce(v.revision = 'repeat', false) AS repeats,
        ARRAY(SELECT DISTINCT unnest(t.tags) FROM story_versions t WHERE t.story_id = s.id) AS tags
      FROM stories s JOIN story_versions v ON v.story_id = s.id AND v.version = s.version
      WHERE s.id = ANY (${[...storyIds]}::bigint[])`.execute(this.db);
    return new Map(rows.map(({ id, ...text }) => [id, text]));
  }

  override async point({ storyId, version }: KeptVersion, about: string): Promise<void> {
    await pointAt(this.db, { storyId, version }, about);
  }

  override async ask(
    { storyId, version }: KeptVersion,
    kind: Kind,
    candidates: readonly string[],
  ): Promise<void> {
    await this.db.transaction().execute(async (tx) => {
      const asked = await tx
        .insertInto('desk_questions')
        .values({ story_id: storyId, version, kind, candidates: [...candidates] })
        .onConflict((conflict) => conflict.columns(['story_id', 'version']).doNothing())
        .returning('id')
        .executeTakeFirst();
      if (asked !== undefined) await tellNewsroom(tx, asked.id);
    });
  }

  override async settle({ storyId, version }: KeptVersion): Promise<void> {
    await this.db.transaction().execute(async (tx) => {
      // Nobody has to match them any more.
      await tx
        .updateTable('story_versions')
        .set({ matched_at: sql<Date>`now()` })
        .where('story_id', '=', storyId)
        .where('version', '<', version)
        .where('matched_at', 'is', null)
        .execute();
      const asked = await tx
        .updateTable('desk_questions')
        .set({ answered_at: sql<Date>`now()` })
        .where('story_id', '=', storyId)
        .where('version', '<', version)
        .where('answered_at', 'is', null)
        .returning('id')
        .execute();
      for (const { id } of asked) await tellNewsroom(tx, id);
    });
  }

  override async isAsked(storyId: string): Promise<boolean> {
    const row = await this.db
      .selectFrom('stories as s')
      .innerJoin('desk_questions as q', (join) =>
        join.onRef('q.story_id', '=', 's.id').onRef('q.version', '=', 's.version'),
      )
      .select('q.id')
      .where('s.id', '=', storyId)
      .where('q.answered_at', 'is', null)
      .executeTakeFirst();
    return row !== undefined;
  }

  override open(): Promise<DeskQuestion[]> {
    return loadQuestions(this.db, (query) => query.where('q.answered_at', 'is', null));
  }

  override answer(
    id: string,
    about: string | null,
    by: string,
  ): Promise<{ question: DeskQuestion; version: KeptVersion } | null> {
    return this.db.transaction().execute(async (tx) => {
      const row = await tx
        .updateTable('desk_questions')
        .set({ answered_at: sql<Date>`now()`, answered_by: by })
        .where('id', '=', id)
        .where('answered_at', 'is', null)
        .returning(['story_id', 'version'])
        .executeTakeFirst();
      if (row === undefined) return null;
      const version = { storyId: row.story_id, version: row.version };
      if (about !== null) {
        if (!(await isOfItsWire(tx, version, about))) throw new WirewatchError('not-its-wire');
        await pointAt(tx, version, about);
      }
      return { question: await tellNewsroom(tx, id), version };
    });
  }
}

async function pointAt(db: Database, { storyId, version }: KeptVersion, about: string): Promise<void> {
  await db
    .updateTable('story_versions')
    .set({ about_story_id: about })
    .where('story_id', '=', storyId)
    .where('version', '=', version)
    .execute();
}

/** Authority: a wire speaks of its own stories, never of another's. */
async function isOfItsWire(tx: Tx, { storyId, version }: KeptVersion, about: string): Promise<boolean> {
  const { rows } = await sql<{ same: boolean }>`
    SELECT EXISTS (
      SELECT FROM story_versions v JOIN stories own ON own.id = v.story_id
      JOIN stories s ON s.publisher = own.publisher AND s.id <> own.id
      JOIN story_versions n ON n.story_id = s.id AND n.version = s.version AND n.reporter = v.reporter
      WHERE v.story_id = ${storyId} AND v.version = ${version} AND s.id = ${about}) AS same`.execute(tx);
  return rows[0]?.same === true;
}

/** The last statement of its transaction. */
async function tellNewsroom(tx: Tx, id: string): Promise<DeskQuestion> {
  const [question] = await loadQuestions(tx, (query) => query.where('q.id', '=', id));
  if (question === undefined) throw new Error(`There is no question ${id}.`);
  await appendEvents(tx, [{ room: 'newsroom', name: 'question', payload: { question } }]);
  return question;
}
