import type { IndexWords } from '@app/ports';
import { sql } from 'kysely';
import type { Tx } from '../database/database.js';
import { indexableWords } from './stored-text.js';

/** The words of the newest version read so far are those the archive knows the story by. */
export async function indexWords(tx: Tx, { storyId, version, words }: IndexWords): Promise<void> {
  await tx
    .updateTable('stories')
    .set({
      words: sql<string>`array_to_tsvector(${indexableWords(words)}::text[])`,
      words_version: version,
    })
    .where('id', '=', storyId)
    .where('words_version', '<=', version)
    .execute();
}
