import { NO_FACTS } from '@app/contracts';
import type { AlertCause, KeptVersion, ThreadReport } from '@app/ports';
import { sql } from 'kysely';
import type { Database } from '../database/database.js';
import { correctedTitle } from './thread-state.js';

/**
 * What is brought to people of one story version: itself, and the reports of its thread as they stand.
 * @param thread where it is known before the version's row says so
 * @returns null where there is no such version, or no thread yet
 */
export async function loadCause(
  db: Database,
  { storyId, version }: KeptVersion,
  thread?: string,
): Promise<AlertCause | null> {
  const row = await db
    .selectFrom('story_versions as v')
    .innerJoin('stories as s', 's.id', 'v.story_id')
    .leftJoin('feeds as f', 'f.id', 's.feed_id')
    .select(['v.kind', 'v.priority', 'v.alertable', 'v.revision', 'v.late', 'v.about_story_id'])
    .select(['s.thread_id', 's.reported_at', 's.feed_id', 'v.source'])
    .select(sql<string | null>`coalesce(f.title, f.own_title, f.name)`.as('feed'))
    .where('v.story_id', '=', storyId)
    .where('v.version', '=', version)
    .executeTakeFirst();
  const threadId = thread ?? row?.thread_id ?? null;
  if (row === undefined || threadId === null) return null;
  return {
    storyId,
    version,
    aboutStoryId: row.about_story_id ?? storyId,
    threadId,
    kind: row.kind,
    priority: row.priority,
    revision: row.revision,
    alertable: row.alertable,
    late: row.late ? { feedId: row.feed_id ?? '0', feed: row.feed ?? row.source } : null,
    at: row.reported_at.toISOString(),
    reports: (await loadReports(db, [threadId], { storyId, version })).get(threadId) ?? [],
  };
}

/**
 * The stories of threads, each in the newest version that was matched, in the order of their times.
 * @param own a story version that is just brought: of that story it is this version
 */
export async function loadReports(
  db: Database,
  threadIds: readonly string[],
  own: KeptVersion | null = null,
): Promise<ReadonlyMap<string, readonly ThreadReport[]>> {
  if (threadIds.length === 0) return new Map();
  const rows = await db
    .selectFrom('stories as s')
    .innerJoinLateral(
      (eb) =>
        eb
          .selectFrom('story_versions as n')
          .selectAll('n')
          .whereRef('n.story_id', '=', 's.id')
          .where(
            own === null
              ? sql<boolean>`n.matched_at IS NOT NULL`
              : sql<boolean>`CASE WHEN n.story_id = ${own.storyId} THEN n.version = ${own.version}
                  ELSE n.matched_at IS NOT NULL END`,
          )
          .orderBy('n.version', 'desc')
          .limit(1)
          .as('v'),
      (join) => join.onTrue(),
    )
    .select(['s.id', 's.thread_id', 'v.version', 'v.reporter', 'v.leans_on', 's.copy_of', 's.status'])
    .select(['s.reported_at', 'v.facts', 'v.about_story_id'])
    .select(correctedTitle.as('title'))
    .where('s.thread_id', '=', sql<string>`ANY (${[...threadIds]}::bigint[])`)
    .orderBy('s.reported_at')
    .orderBy('s.id')
    .execute();
  const reports = new Map<string, ThreadReport[]>();
  for (const row of rows) {
    const threadId = row.thread_id ?? '';
    const report = {
      storyId: row.id,
      version: row.version,
      notice: row.about_story_id !== null && row.about_story_id !== row.id,
      reporter: row.reporter,
      leansOn: row.leans_on,
      copyOf: row.copy_of,
      status: row.status,
      title: row.title,
      at: row.reported_at.toISOString(),
      facts: row.facts ?? NO_FACTS,
    };
    const known = reports.get(threadId);
    if (known === undefined) reports.set(threadId, [report]);
    else known.push(report);
  }
  return reports;
}
