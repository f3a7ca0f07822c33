import { pollOf } from '@app/ports';
import type { Database } from '../database/database.js';
import { lockPublisher } from '../database/locks.js';
import { resting } from './host-turns.js';

/**
 * Removes a feed; its stories lose their feed by that and stay. The order of locks is publisher,
 * feed, stories: the same as where a poll's stories are kept. A claimed poll that hasn't begun finds
 * no feed, so the host's turn ends here. False when there was none.
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
    const gone = await tx.deleteFrom('feeds').where('id', '=', id).returning('host').executeTakeFirst();
    if (gone === undefined) return false;
    await tx
      .updateTable('hosts')
      .set(resting(0))
      .where('host', '=', gone.host)
      .where('holder', '=', pollOf(id))
      .execute();
    return true;
  });
}
