import type { AlertStory, Marks, Story } from '@app/contracts';
import type { Selectable } from 'kysely';
import type { Database } from '../database/database.js';
import type { StoryTable, StoryVersionTable } from '../database/tables/index.js';

/** A version with what its story is now. */
export type StoryRow = Selectable<StoryVersionTable> &
  Pick<Selectable<StoryTable>, 'copy_of' | 'status'> & { readonly current_thread: string | null };

/** Story versions joined with their story; the caller narrows it down. */
export const selectVersions = (db: Database) =>
  db
    .selectFrom('story_versions as v')
    .innerJoin('stories as s', 's.id', 'v.story_id')
    .selectAll('v')
    .select(['s.thread_id as current_thread', 's.copy_of', 's.status']);

/** A story as the rest knows it. */
export function toStory(row: StoryRow): Story {
  return {
    id: row.story_id,
    version: row.version,
    title: row.title,
    summary: row.summary,
    body: row.body,
    language: row.language,
    source: row.source,
    wires: row.wires,
    reporter: row.reporter,
    copyOf: row.copy_of,
    status: row.status,
    about: row.about_story_id,
    categories: row.categories,
    author: row.author,
    url: row.url,
    priority: row.priority,
    kind: row.kind,
    published: row.published.toISOString(),
    fetched: row.fetched.toISOString(),
    thread: row.current_thread,
    alertable: row.alertable,
    demo: row.demo,
    bodySource: row.body_source,
    tags: row.tags,
    labels: row.labels,
    revision: row.revision,
    embargo: row.embargoed ? { until: row.embargo_until?.toISOString() ?? null } : null,
    late: row.late,
  };
}

/** The columns that an alert shows. */
export type ShownColumns = Pick<
  Selectable<StoryVersionTable>,
  | 'story_id'
  | 'title'
  | 'summary'
  | 'url'
  | 'source'
  | 'wires'
  | 'priority'
  | 'published'
  | 'demo'
  | 'language'
  | 'labels'
>;

/** What an alert shows of a story version. */
export function toAlertStory(row: ShownColumns, marks: Marks): AlertStory {
  return {
    id: row.story_id,
    title: row.title,
    summary: row.summary,
    url: row.url,
    source: row.source,
    wires: row.wires,
    priority: row.priority,
    published: row.published.toISOString(),
    marks,
    demo: row.demo,
    language: row.language,
    ...(row.labels.length === 0 ? {} : { labels: row.labels }),
  };
}
