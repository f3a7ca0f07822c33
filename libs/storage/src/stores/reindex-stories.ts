import type { Story } from '@app/contracts';
import type { IndexWords } from '@app/ports';
import { sql } from 'kysely';
import type { Database } from '../database/database.js';
import { selectVersions, toStory } from './story-rows.js';
import { foldName, indexableWords, primaryLanguage } from './stored-text.js';

/** Stories after an id, each in the version whose words the archive has; see the port. */
export async function indexedStories(db: Database, after: string, limit: number): Promise<Story[]> {
  const rows = await selectVersions(db)
    .whereRef('v.version', '=', 's.words_version')
    .where('s.id', '>', after)
    .orderBy('s.id')
    .limit(limit)
    .execute();
  return rows.map(toStory);
}

/** Writes the words of stories anew, and the names of their newest version; see the port. */
export function reindexStories(db: Database, words: readonly IndexWords[]): Promise<number> {
  return db.transaction().execute(async (tx) => {
    let written = 0;
    // In the order of ids, as everywhere, so that two who write never wait in a ring.
    for (const { storyId, version, words: own } of words) {
      const newest = await selectVersions(tx)
        .where('s.id', '=', storyId)
        .whereRef('v.version', '=', 's.version')
        .forUpdate('s')
        .executeTakeFirst();
      if (newest === undefined) continue;
      const { numUpdatedRows } = await tx
        .updateTable('stories')
        .set({
          words: sql<string>`array_to_tsvector(${indexableWords(own)}::text[])`,
          source_key: foldName(newest.source),
          wire_keys: newest.wires.map(foldName),
          language_key: primaryLanguage(newest.language),
        })
        .where('id', '=', storyId)
        .where('words_version', '=', version)
        .executeTakeFirst();
      written += Number(numUpdatedRows);
    }
    return written;
  });
}
