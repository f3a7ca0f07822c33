import type { KeepRequest, KeepResult, KeptVersion, StoryCandidate } from '@app/ports';
import { sql } from 'kysely';
import type { Tx } from '../database/database.js';
import { lockPublisher } from '../database/locks.js';
import { FlashCount } from './flash-count.js';
import { keysOf, knownStories } from './known-stories.js';
import { storable } from './stored-text.js';
import { insertKeys, insertStories, insertVersions, raiseVersion, type NewVersion } from './write-stories.js';

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
  const mergedInto = feed === undefined ? await survivorOf(tx, request) : null;
  if (mergedInto !== null) return { kept: [], changed: [], mergedInto };
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
  await insertStories(tx, from, stories);
  await insertVersions(tx, request, versions, floods);
  await insertKeys(tx, publisher, keys);
  for (const { known, candidate } of versions) {
    if (known.version > 1) await raiseVersion(tx, known, candidate, request.fetched);
  }
  return { kept, changed };
}

/** The feed into which the one of a request was merged; null where it was removed. */
async function survivorOf(tx: Tx, { feedUrl }: KeepRequest): Promise<string | null> {
  if (feedUrl === undefined) return null;
  const merged = await tx
    .selectFrom('merged_feeds')
    .select('into_feed')
    .where('url', '=', storable(feedUrl))
    .executeTakeFirst();
  return merged?.into_feed ?? null;
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

/** Ids in falling order, so that popping gives them rising. */
async function newIds(tx: Tx, count: number): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    SELECT nextval(pg_get_serial_sequence('stories', 'id')) AS id FROM generate_series(1, ${count})`.execute(
    tx,
  );
  return rows.map((row) => row.id).reverse();
}
