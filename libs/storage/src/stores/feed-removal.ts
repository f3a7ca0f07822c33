import type { Database } from '../database/database.js';
import { lockPublisher } from '../database/locks.js';

/**
 * Removes a feed; its stories lose their feed by that and stay. The order of locks is publisher,
 * feed, stories: the same as where a poll's stories are kept. False when there was none.
 */
export function removeFeed(db: Database, id: string): Promise<boolean> {
  return db.transaction().execute(async (tx) => {
    const publishers = await tx
      .selectFrom('stories')
      .select('publisher')
      .distinct()
      .where('feed_id', '=', id)
      .orderBy('publisher')
      .execute();
    for (const { publisher } of publishers) await lockPublisher(tx, publisher);
    const { numDeletedRows } = await tx.deleteFrom('feeds').where('id', '=', id).executeTakeFirst();
    return numDeletedRows > 0n;
  });
}
