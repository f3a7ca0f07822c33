import type { DeskQuestion, DeskStory } from '@app/contracts';
import { sql } from 'kysely';
import type { Database } from '../database/database.js';
import { selectVersions, type StoryRow } from './story-rows.js';

/** Stories of its wire that are offered where a notice names none. */
const MOST_OFFERED = 20;
/** Days: wires correct and kill within a week. */
const DAYS = 7;

const selectQuestions = (db: Database) =>
  db
    .selectFrom('desk_questions as q')
    .innerJoin('story_versions as v', (join) =>
      join.onRef('v.story_id', '=', 'q.story_id').onRef('v.version', '=', 'q.version'),
    )
    .innerJoin('stories as s', 's.id', 'q.story_id')
    .selectAll('q')
    .select(['v.title', 'v.source', 'v.url', 'v.published', 'v.summary', 'v.body', 'v.reporter'])
    .select(['s.thread_id', 's.publisher']);

/** Questions to the desk with the stories that each may mean, the oldest first. */
export async function loadQuestions(
  db: Database,
  narrow: (query: ReturnType<typeof selectQuestions>) => ReturnType<typeof selectQuestions>,
): Promise<DeskQuestion[]> {
  const rows = await narrow(selectQuestions(db)).orderBy('q.asked_at').orderBy('q.id').execute();
  return Promise.all(
    rows.map(async (row): Promise<DeskQuestion> => {
      const named = row.candidates.length > 0;
      return {
        id: row.id,
        kind: row.kind,
        wire: row.reporter,
        notice: {
          id: row.story_id,
          title: row.title,
          source: row.source,
          url: row.url,
          published: row.published.toISOString(),
          thread: row.thread_id,
          text: [row.summary, row.body].filter((part) => part !== '').join('\n'),
        },
        candidates: named ? await storiesOf(db, row.candidates) : await newestOfWire(db, row),
        named,
        askedAt: row.asked_at.toISOString(),
        answeredAt: row.answered_at?.toISOString() ?? null,
      };
    }),
  );
}

async function storiesOf(db: Database, ids: readonly string[]): Promise<DeskStory[]> {
  const rows = await selectVersions(db)
    .whereRef('v.version', '=', 's.version')
    .where('s.id', '=', sql<string>`ANY (${[...ids]}::bigint[])`)
    .orderBy('s.published', 'desc')
    .execute();
  return rows.map(toDeskStory);
}

async function newestOfWire(
  db: Database,
  notice: { readonly story_id: string; readonly publisher: string; readonly reporter: string },
): Promise<DeskStory[]> {
  const rows = await selectVersions(db)
    .whereRef('v.version', '=', 's.version')
    .where('s.publisher', '=', notice.publisher)
    .where('v.reporter', '=', notice.reporter)
    .where('s.id', '!=', notice.story_id)
    .where('v.notice', 'is', null)
    .where('s.published', '>=', sql<Date>`now() - make_interval(days => ${DAYS})`)
    .orderBy('s.published', 'desc')
    .orderBy('s.id', 'desc')
    .limit(MOST_OFFERED)
    .execute();
  return rows.map(toDeskStory);
}

const toDeskStory = (row: StoryRow): DeskStory => ({
  id: row.story_id,
  title: row.title,
  source: row.source,
  url: row.url,
  published: row.published.toISOString(),
  thread: row.current_thread,
});
