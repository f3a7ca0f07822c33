import type { StoryCandidate } from '@app/ports';
import { cutStory, indexWordsOf } from '@app/rules';
import type { Storage } from '@app/storage';
import { Client } from 'pg';
import { harvest } from './story-fixtures.js';

/** Stories a transaction. */
const SET = 2_000;

/**
 * Keeps stories with their words, in sets: to match story by story would take an hour for an archive.
 * @param url the database of `storage`
 */
export async function fillArchive(
  storage: Storage,
  url: string,
  count: number,
  storyOf: (n: number) => StoryCandidate,
): Promise<void> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    for (let from = 0; from < count; from += SET) {
      const length = Math.min(SET, count - from);
      const candidates = Array.from({ length }, (_, i) => storyOf(from + i));
      const { kept } = await storage.stories.keep(harvest('0', ...candidates));
      await client.query(
        `UPDATE stories SET words = array_to_tsvector(string_to_array(f.words, ' ')), words_version = 1
         FROM unnest($1::bigint[], $2::text[]) AS f (id, words) WHERE stories.id = f.id`,
        [
          kept.map(({ storyId }) => storyId),
          candidates.map((story) => indexWordsOf(cutStory(story.text)).join(' ')),
        ],
      );
    }
    await client.query('VACUUM ANALYZE stories');
  } finally {
    await client.end();
  }
}
