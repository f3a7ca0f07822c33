import type { Priority } from '@app/contracts';
import type { StoryCandidate } from '@app/ports';
import { sql } from 'kysely';
import type { Database } from '../database/database.js';
import { storable, storableKey } from './stored-text.js';

/** A story as this transaction knows it. */
export interface KnownStory {
  readonly id: string;
  version: number;
  readonly hashes: Set<string>;
  /** Of its newest version; null before the first. */
  priority: Priority | null;
}

/** What an item is known by, as it is stored. */
export const keysOf = (candidate: Pick<StoryCandidate, 'keys'>): string[] => candidate.keys.map(storableKey);

/** The stories of a publisher that have one of the keys, by key. */
export async function knownStories(
  tx: Database,
  publisher: string,
  keys: readonly string[],
): Promise<Map<string, KnownStory>> {
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
  const stories = new Map<string, KnownStory>();
  return new Map(
    rows.map(({ key, id, version, hashes, priority }) => {
      const known = stories.get(id) ?? { id, version, hashes: new Set(hashes), priority };
      stories.set(id, known);
      return [key, known];
    }),
  );
}

/** The articles of items that are known; see the port. */
export async function articlesOf<T extends Pick<StoryCandidate, 'keys'>>(
  db: Database,
  publisher: string,
  items: readonly T[],
): Promise<Map<T, { readonly text: string; readonly author: string }>> {
  const rows = await db
    .selectFrom('story_keys as k')
    .innerJoin('stories as s', 's.id', 'k.story_id')
    .innerJoin('story_versions as v', (join) =>
      join.onRef('v.story_id', '=', 's.id').onRef('v.version', '=', 's.version'),
    )
    .select(['k.key', 'v.body', 'v.author'])
    .where('k.publisher', '=', storable(publisher))
    .where('k.key', '=', sql<string>`ANY (${[...new Set(items.flatMap(keysOf))]}::text[])`)
    .where('v.body_source', '=', 'article')
    .execute();
  const byKey = new Map(rows.map(({ key, body, author }) => [key, { text: body, author }]));
  return new Map(
    items.flatMap((item) => {
      const article = keysOf(item)
        .map((key) => byKey.get(key))
        .find((found) => found !== undefined);
      return article === undefined ? [] : [[item, article] as const];
    }),
  );
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
