import type { ArchiveCause, Priority } from '@app/contracts';
import type { KeepRequest, KeptVersion, StoryCandidate } from '@app/ports';
import type { Tx } from '../database/database.js';
import { foldName, primaryLanguage, storable, storableTime } from './stored-text.js';

/** Rows a statement: PostgreSQL takes 65,535 parameters, a version has about twenty. */
const CHUNK = 500;

/** A story version as it is written. */
export interface NewVersion {
  readonly known: KeptVersion;
  readonly candidate: StoryCandidate;
  readonly priority: Priority;
  /** Whether it was a flash too many. */
  readonly lowered: boolean;
}

const searchKeys = ({ text, published }: StoryCandidate, fetched: Date) => ({
  published: storableTime(published, fetched),
  source_key: foldName(text.source),
  wire_keys: text.wires.map(foldName),
  language_key: primaryLanguage(text.language),
});

/** A story counts from its date, or from when it was first seen where that was earlier. */
const reportedAt = ({ published }: StoryCandidate, fetched: Date): Date => {
  const time = storableTime(published, fetched);
  return time < fetched ? time : fetched;
};

/** Writes stories that were not known, without their text. */
export async function insertStories(
  tx: Tx,
  { feedId, publisher, fetched }: { feedId: string | null; publisher: string; fetched: Date },
  stories: readonly { id: string; candidate: StoryCandidate }[],
): Promise<void> {
  const rows = stories.map(({ id, candidate }) => ({
    id,
    publisher,
    feed_id: feedId,
    version: 1,
    ...searchKeys(candidate, fetched),
    reported_at: reportedAt(candidate, fetched),
  }));
  for (const part of chunks(rows)) await tx.insertInto('stories').values(part).execute();
}

/** Writes by what a publisher's stories are known: the id of the story for each key. */
export async function insertKeys(
  tx: Tx,
  publisher: string,
  keys: ReadonlyMap<string, string>,
): Promise<void> {
  const rows = [...keys].map(([key, id]) => ({ publisher, key, story_id: id }));
  for (const part of chunks(rows)) await tx.insertInto('story_keys').values(part).execute();
}

/** Writes versions with all that was read of them; `floods` tells which of them only fill the archive. */
export async function insertVersions(
  tx: Tx,
  request: KeepRequest,
  versions: readonly NewVersion[],
  floods: (version: Pick<NewVersion, 'known' | 'candidate'>) => boolean,
): Promise<void> {
  const rows = versions.map(({ known, candidate, priority, lowered }) => ({
    story_id: known.storyId,
    version: known.version,
    content_hash: candidate.contentHash,
    title: storable(candidate.text.title),
    summary: storable(candidate.text.summary),
    body: storable(candidate.text.body),
    language: storable(candidate.text.language),
    source: storable(candidate.text.source),
    wires: candidate.text.wires.map(storable),
    reporter: storable(candidate.reporter),
    leans_on: candidate.leansOn.map(storable),
    categories: candidate.text.categories.map(storable),
    author: storable(candidate.text.author),
    url: storable(candidate.text.url),
    priority,
    lowered,
    kind: candidate.text.kind,
    published: storableTime(candidate.published, request.fetched),
    fetched: request.fetched,
    ...archiveColumns(candidate.archived ?? (floods({ known, candidate }) ? 'flood' : null)),
    demo: candidate.demo,
    body_source: candidate.bodySource,
    item_id: storable(candidate.item.id),
    slug: storable(candidate.item.slug ?? ''),
    ...readingColumns(candidate, request.fetched),
  }));
  for (const part of chunks(rows)) await tx.insertInto('story_versions').values(part).execute();
}

/** Whether it may raise an alert, and why not. */
const archiveColumns = (cause: ArchiveCause | null) => ({
  alertable: cause === null,
  archived_because: cause,
});

const readingColumns = ({ reading }: StoryCandidate, fetched: Date) => ({
  tags: reading.tags.map(storable),
  labels: reading.labels.map(storable),
  unknown_tags: reading.unknownTags.map(storable),
  revision: reading.revision,
  notice: reading.notice,
  late: reading.late,
  embargoed: reading.embargo !== null,
  embargo_until:
    reading.embargo === null || reading.embargo.until === null
      ? null
      : storableTime(reading.embargo.until, fetched),
});

/** Makes a version the one that its story is known by. */
export async function raiseVersion(
  tx: Tx,
  { storyId, version }: KeptVersion,
  candidate: StoryCandidate,
  fetched: Date,
): Promise<void> {
  await tx
    .updateTable('stories')
    .set({ version, ...searchKeys(candidate, fetched) })
    .where('id', '=', storyId)
    .execute();
}

function* chunks<T>(list: readonly T[]): Generator<T[]> {
  for (let start = 0; start < list.length; start += CHUNK) yield list.slice(start, start + CHUNK);
}
