import { WirewatchError } from '@app/contracts';
import type { MergeOutcome } from '@app/ports';
import { sql } from 'kysely';
import type { Database, Tx } from '../database/database.js';
import { lockPublisher } from '../database/locks.js';
import { HISTORY } from './feed-polls.js';
import { storable } from './stored-text.js';

/** Merges a feed into another; see the port. The order of locks is publisher, feed, stories, as everywhere. */
export function mergeFeed(
  db: Database,
  id: string,
  into: { readonly id: string; readonly publisher: string },
): Promise<MergeOutcome> {
  const publisher = storable(into.publisher);
  return db.transaction().execute(async (tx) => {
    await lockPublishers(tx, id, publisher);
    const feeds = await tx
      .selectFrom('feeds')
      .select(['id', 'url', sql<boolean>`coalesce(lease_until > now(), false)`.as('busy')])
      .where('id', 'in', [id, into.id])
      .orderBy('id')
      .forUpdate()
      .execute();
    const gone = feeds.find((feed) => feed.id === id);
    if (gone === undefined || feeds.length < 2) return { kind: 'missing' };
    if (gone.busy) return { kind: 'busy' };
    await moveStories(tx, id, { id: into.id, publisher });
    await moveHealth(tx, id, into.id);
    await tx.updateTable('merged_feeds').set({ into_feed: into.id }).where('into_feed', '=', id).execute();
    await tx
      .insertInto('merged_feeds')
      .values({ url: gone.url, into_feed: into.id })
      .onConflict((conflict) => conflict.column('url').doUpdateSet({ into_feed: into.id }))
      .execute();
    await tx.deleteFrom('feeds').where('id', '=', id).execute();
    return { kind: 'merged' };
  });
}

/** Nothing of either publisher is kept while its keys are written. */
async function lockPublishers(tx: Tx, id: string, publisher: string): Promise<void> {
  const { rows } = await sql<{ publisher: string }>`
    SELECT publisher FROM stories WHERE feed_id = ${id} UNION SELECT ${publisher}::text
    ORDER BY publisher`.execute(tx);
  for (const row of rows) await lockPublisher(tx, row.publisher);
}

/**
 * The keys are known under the other feed's publisher from now on, and stay known under the old
 * one: its other feeds may bring the same items. A key that the other publisher has is its own.
 */
async function moveStories(
  tx: Tx,
  id: string,
  into: { readonly id: string; readonly publisher: string },
): Promise<void> {
  const own = `guid:${id}:`;
  await sql`
    INSERT INTO story_keys (publisher, key, story_id)
    SELECT ${into.publisher},
      CASE WHEN starts_with(k.key, ${own}) THEN ${`guid:${into.id}:`} || substr(k.key, ${own.length + 1}) ELSE k.key END,
      k.story_id
    FROM story_keys k JOIN stories s ON s.id = k.story_id
    WHERE s.feed_id = ${id} ORDER BY k.story_id
    ON CONFLICT (publisher, key) DO NOTHING`.execute(tx);
  await tx
    .updateTable('stories')
    .set({ feed_id: into.id, publisher: into.publisher })
    .where('feed_id', '=', id)
    .execute();
}

/** What both went through: polls by the day, the last polls, the last news. */
async function moveHealth(tx: Tx, id: string, into: string): Promise<void> {
  await sql`
    INSERT INTO feed_days (feed_id, day, polls, failures)
    SELECT ${into}, day, polls, failures FROM feed_days WHERE feed_id = ${id}
    ON CONFLICT (feed_id, day) DO UPDATE
      SET polls = feed_days.polls + excluded.polls, failures = feed_days.failures + excluded.failures`.execute(
    tx,
  );
  await sql`
    UPDATE feeds kept SET
      last_new_item = greatest(kept.last_new_item, gone.last_new_item),
      created_at = least(kept.created_at, gone.created_at),
      history = (SELECT coalesce(jsonb_agg(poll ORDER BY poll->>'at' DESC), '[]') FROM (
        SELECT poll FROM jsonb_array_elements(kept.history || gone.history) AS poll
        ORDER BY poll->>'at' DESC LIMIT ${HISTORY}) AS polls)
    FROM feeds gone WHERE kept.id = ${into} AND gone.id = ${id}`.execute(tx);
}

/**
 * @param own the feed that may take the address of one which was merged into it
 * @throws WirewatchError address-taken, where the address is that of a feed that was merged into another
 */
export async function refuseMerged(db: Database, url: string, own?: string): Promise<void> {
  const into = await db
    .selectFrom('merged_feeds')
    .innerJoin('feeds', 'feeds.id', 'merged_feeds.into_feed')
    .select(['feeds.id', 'feeds.name'])
    .where('merged_feeds.url', '=', storable(url))
    .executeTakeFirst();
  if (into === undefined || into.id === own) return;
  throw new WirewatchError(
    'address-taken',
    `The feed of this address was merged into “${into.name}”, which has its stories.`,
    { feed: into.id },
  );
}
