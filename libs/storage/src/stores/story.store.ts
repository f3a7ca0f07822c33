import type { Story } from '@app/contracts';
import {
  StoryStore,
  type IndexWords,
  type KeepRequest,
  type KeepResult,
  type KeptVersion,
  type MatchPolicy,
  type MatchRecord,
  type StoredThread,
  type StoryCandidate,
  type StoryQuery,
  type ThreadReport,
} from '@app/ports';
import { sql } from 'kysely';
import type { Database } from '../database/database.js';
import { loadReports } from './alert-cause.js';
import { keepStories } from './keep-stories.js';
import { articlesOf, siftItems } from './known-stories.js';
import { toCondition } from './narrow.js';
import { recordMatch, type RecordedMatch } from './record-match.js';
import { indexedStories, reindexStories } from './reindex-stories.js';
import { selectVersions, toStory } from './story-rows.js';
import { livingThread, threadReports, threadWires } from './thread-state.js';

/** Whether the desk has nothing to say of a story version any more. */
const isNotAsked = sql<boolean>`NOT EXISTS (SELECT FROM desk_questions q
  WHERE q.story_id = v.story_id AND q.version = v.version AND q.answered_at IS NULL)`;

/** Stories, their versions and threads in PostgreSQL. */
export class PostgresStoryStore extends StoryStore {
  constructor(private readonly db: Database) {
    super();
  }

  override async keep(request: KeepRequest): Promise<KeepResult> {
    if (request.candidates.length === 0) return { kept: [], changed: [] };
    return this.db.transaction().execute((tx) => keepStories(tx, request));
  }

  override sift<T extends Pick<StoryCandidate, 'keys' | 'contentHash'>>(
    publisher: string,
    items: readonly T[],
  ): Promise<{ readonly fresh: readonly T[]; readonly renamed: readonly T[] }> {
    return siftItems(this.db, publisher, items);
  }

  override articlesOf<T extends Pick<StoryCandidate, 'keys'>>(
    publisher: string,
    items: readonly T[],
  ): Promise<ReadonlyMap<T, { readonly text: string; readonly author: string }>> {
    return articlesOf(this.db, publisher, items);
  }

  override async get(id: string): Promise<Story | null> {
    const row = await selectVersions(this.db)
      .where('s.id', '=', id)
      .whereRef('v.version', '=', 's.version')
      .executeTakeFirst();
    return row === undefined ? null : toStory(row);
  }

  override async getVersion(id: string, version: number): Promise<Story | null> {
    const row = await selectVersions(this.db)
      .where('v.story_id', '=', id)
      .where('v.version', '=', version)
      .executeTakeFirst();
    return row === undefined ? null : toStory(row);
  }

  override recordMatch(record: MatchRecord, words: IndexWords, policy: MatchPolicy): Promise<RecordedMatch> {
    return this.db.transaction().execute((tx) => recordMatch(tx, record, words, policy));
  }

  override async find({ narrowing, since, before, limit, forStaff = false }: StoryQuery): Promise<Story[]> {
    let query = selectVersions(this.db).whereRef('v.version', '=', 's.version').where(toCondition(narrowing));
    if (!forStaff) query = query.where('v.embargoed', '=', false).where(isNotAsked);
    if (since !== undefined) query = query.where('s.published', '>=', since);
    if (before !== undefined) {
      query = query.where(
        sql<boolean>`(s.published, s.id) < (${before.published}::timestamptz, ${before.id}::bigint)`,
      );
    }
    const rows = await query.orderBy('s.published', 'desc').orderBy('s.id', 'desc').limit(limit).execute();
    return rows.map(toStory);
  }

  override async thread(id: string): Promise<StoredThread | null> {
    const living = await livingThread(this.db, id);
    const thread =
      living === null
        ? undefined
        : await this.db.selectFrom('threads').selectAll().where('id', '=', living).executeTakeFirst();
    if (thread === undefined) return null;
    const stories = await selectVersions(this.db)
      .where('s.thread_id', '=', thread.id)
      .whereRef('v.version', '=', 's.version')
      .orderBy('s.reported_at')
      .orderBy('s.id')
      .execute();
    return {
      id: thread.id,
      title: thread.title,
      wires: threadWires(await threadReports(this.db, thread.id)),
      stories: stories.map(toStory),
    };
  }

  override reports(threadIds: readonly string[]): Promise<ReadonlyMap<string, readonly ThreadReport[]>> {
    return loadReports(this.db, threadIds);
  }

  override indexed(after: string, limit: number): Promise<Story[]> {
    return indexedStories(this.db, after, limit);
  }

  override reindex(words: readonly IndexWords[]): Promise<number> {
    return reindexStories(this.db, words);
  }

  override async unmatched(olderThan: Date, limit: number): Promise<KeptVersion[]> {
    return (
      this.db
        .selectFrom('story_versions')
        .select(['story_id as storyId', 'version'])
        .where('matched_at', 'is', null)
        .where('kept_at', '<', olderThan)
        .where((eb) => eb.or([eb('embargoed', '=', false), eb('desk_told_at', 'is', null)]))
        // What waits for the desk's answer goes on with that.
        .where((eb) =>
          eb.not(
            eb.exists(
              eb
                .selectFrom('desk_questions as q')
                .select('q.id')
                .whereRef('q.story_id', '=', 'story_versions.story_id')
                .whereRef('q.version', '=', 'story_versions.version')
                .where('q.answered_at', 'is', null),
            ),
          ),
        )
        .orderBy('kept_at')
        .limit(limit)
        .execute()
    );
  }

  override async unfanned(olderThan: Date, limit: number): Promise<KeptVersion[]> {
    return this.db
      .selectFrom('story_versions')
      .select(['story_id as storyId', 'version'])
      .where('needs_fan_out', '=', true)
      .where('fanned_at', 'is', null)
      .where('matched_at', '<', olderThan)
      .orderBy('matched_at')
      .limit(limit)
      .execute();
  }
}
