import type { ArchiveCause, Priority } from '@app/contracts';
import type { KeepRequest, KeepResult, KeptVersion, StoryCandidate } from '@app/ports';
import { sql } from 'kysely';
import type { Database, Tx } from '../database/database.js';
import { lockPublisher } from '../database/locks.js';
import { FlashCount } from './flash-count.js';
import { foldName, primaryLanguage, storable, storableKey, storableTime } from './stored-text.js';

/** A story as this transaction knows it. */
interface Known {
  readonly id: string;
  version: number;
  readonly hashes: Set<string>;
  /** Of its newest version; null before the first. */
  priority: Priority | null;
}

/** Rows a statement: PostgreSQL takes 65,535 parameters, a version has about twenty. */
const CHUNK = 500;

/**
 * Keeps what is new of a poll, in one transaction of the caller's. Two polls of one
 * publisher wait for one another; what the first kept, the second finds. The order of locks is
 * publisher, feed, stories: the same as where a feed is removed.
 */
export async function keepStories(tx: Tx, request: KeepRequest): Promise<KeepResult> {
  const publisher = storable(request.publisher);
  await lockPublisher(tx, publisher);
  // A feed that was removed while it was polled leaves its stories without one.
  const feed = await tx
    .selectFrom('feeds')
    .select('id')
    .where('id', '=', request.feedId)
    .forKeyShare()
    .executeTakeFirst();
  const byKey = await knownStories(tx, publisher, request.candidates.flatMap(keysOf));
  const kept: KeptVersion[] = [];
  const changed: KeptVersion[] = [];
  const stories: { id: string; candidate: StoryCandidate }[] = [];
  const versions: NewVersion[] = [];
  const keys = new Map<string, string>();
  const ids = await newIds(tx, request.candidates.length);
  const flashes = await FlashCount.of(tx, request);

  for (const candidate of request.candidates) {
    const own = keysOf(candidate);
    let known = own.map((key) => byKey.get(key)).find((story) => story !== undefined);
    if (known === undefined) {
      known = { id: ids.pop() ?? '', version: 0, hashes: new Set(), priority: null };
      stories.push({ id: known.id, candidate });
    }
    for (const key of own) {
      if (byKey.has(key)) continue;
      byKey.set(key, known);
      keys.set(key, known.id);
    }
    if (known.hashes.has(candidate.contentHash)) continue;
    known.hashes.add(candidate.contentHash);
    known.version += 1;
    const version = { storyId: known.id, version: known.version };
    const asBefore = candidate.reading.asBefore ? known.priority : null;
    const rated = flashes.rate(known.id, candidate, asBefore ?? candidate.text.priority);
    known.priority = rated.priority;
    versions.push({ known: version, candidate, ...rated });
    (known.version === 1 ? kept : changed).push(version);
  }

  const floods = floodOf(versions, request.flood);
  const from = { feedId: feed?.id ?? null, publisher, fetched: request.fetched };
  for (const part of chunks(stories)) await insertStories(tx, from, part);
  for (const part of chunks(versions)) await insertVersions(tx, request, part, floods);
  for (const part of chunks([...keys])) {
    await tx
      .insertInto('story_keys')
      .values(part.map(([key, id]) => ({ publisher, key, story_id: id })))
      .execute();
  }
  for (const { known, candidate } of versions) {
    if (known.version > 1) await raiseVersion(tx, known, candidate, request.fetched);
  }
  return { kept, changed };
}

/** Sifts items by whether they are known; see the port. */
export async function siftItems<T extends Pick<StoryCandidate, 'keys' | 'contentHash'>>(
  db: Database,
  publisher: string,
  items: readonly T[],
): Promise<{ fresh: T[]; renamed: T[] }> {
  const byKey = await knownStories(db, storable(publisher), items.flatMap(keysOf));
  const fresh: T[] = [];
  const renamed: T[] = [];
  for (const item of items) {
    const found = keysOf(item).map((key) => byKey.get(key));
    const known = found.find((story) => story !== undefined);
    if (known?.hashes.has(item.contentHash) !== true) fresh.push(item);
    else if (found.includes(undefined)) renamed.push(item);
  }
  return { fresh, renamed };
}

interface NewVersion {
  readonly known: KeptVersion;
  readonly candidate: StoryCandidate;
  readonly priority: Priority;
  /** Whether it was a flash too many. */
  readonly lowered: boolean;
}

/**
 * Tells which versions belong to an archive that the feed suddenly offers: stories new to us
 * and old by their date, where there are so many of them. Known stories are counted neither way.
 */
function floodOf(
  versions: readonly NewVersion[],
  flood: KeepRequest['flood'],
): (version: Pick<NewVersion, 'known' | 'candidate'>) => boolean {
  if (flood === undefined) return () => false;
  const isOld = ({ known, candidate }: Pick<NewVersion, 'known' | 'candidate'>): boolean =>
    known.version === 1 && Date.parse(candidate.published) < flood.olderThan.getTime();
  return versions.filter(isOld).length >= flood.stories ? isOld : () => false;
}

const keysOf = (candidate: Pick<StoryCandidate, 'keys'>): string[] => candidate.keys.map(storableKey);

async function knownStories(
  tx: Database,
  publisher: string,
  keys: readonly string[],
): Promise<Map<string, Known>> {
  const rows = await tx
    .selectFrom('story_keys as k')
    .innerJoin('stories as s', 's.id', 'k.story_id')
    .select([
      'k.key',
      's.id',
      's.version',
      sql<string[]>`ARRAY(SELECT content_hash FROM story_versions v WHERE v.story_id = s.id)`.as('hashes'),
      sql<Priority | null>`(SELECT priority FROM story_versions v
        WHERE v.story_id = s.id AND v.version = s.version)`.as('priority'),
    ])
    .where('k.publisher', '=', publisher)
    .where('k.key', '=', sql<string>`ANY (${[...new Set(keys)]}::text[])`)
    .execute();
  const stories = new Map<string, Known>();
  return new Map(
    rows.map(({ key, id, version, hashes, priority }) => {
      const known = stories.get(id) ?? { id, version, hashes: new Set(hashes), priority };
      stories.set(id, known);
      return [key, known];
    }),
  );
}

/** Ids in falling order, so that popping gives them rising. */
async function newIds(tx: Tx, count: number): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    SELECT nextval(pg_get_serial_sequence('stories', 'id')) AS id FROM generate_series(1, ${count})`.execute(
    tx,
  );
  return rows.map((row) => row.id).reverse();
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

async function insertStories(
  tx: Tx,
  { feedId, publisher, fetched }: { feedId: string | null; publisher: string; fetched: Date },
  stories: readonly { id: string; candidate: StoryCandidate }[],
): Promise<void> {
  await tx
    .insertInto('stories')
    .values(
      stories.map(({ id, candidate }) => ({
        id,
        publisher,
        feed_id: feedId,
        version: 1,
        ...searchKeys(candidate, fetched),
        reported_at: reportedAt(candidate, fetched),
      })),
    )
    .execute();
}

async function insertVersions(
  tx: Tx,
  request: KeepRequest,
  versions: readonly NewVersion[],
  floods: (version: Pick<NewVersion, 'known' | 'candidate'>) => boolean,
): Promise<void> {
  await tx
    .insertInto('story_versions')
    .values(
      versions.map(({ known, candidate, priority, lowered }) => ({
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
      })),
    )
    .execute();
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

async function raiseVersion(
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
