import type { HubSubscription } from '@app/contracts';
import { HubStore, type KeptHubSubscription } from '@app/ports';
import { sql, type Selectable } from 'kysely';
import type { Database } from '../database/database.js';
import type { FeedTable, HubSubscriptionTable } from '../database/tables/index.js';
import { storable } from './stored-text.js';

/** Subscriptions at hubs, in PostgreSQL. */
export class PostgresHubStore extends HubStore {
  constructor(private readonly db: Database) {
    super();
  }

  override async ofFeed(feedId: string): Promise<KeptHubSubscription | null> {
    const row = await this.select().where('feed_id', '=', feedId).executeTakeFirst();
    return row === undefined ? null : toKept(row);
  }

  override async ofCallback(callbackId: string): Promise<KeptHubSubscription | null> {
    const row = await this.select().where('callback_id', '=', callbackId).executeTakeFirst();
    return row === undefined ? null : toKept(row);
  }

  override async tended(): Promise<KeptHubSubscription[]> {
    return (await this.select().where('feeds.state', '=', 'active').execute()).map(toKept);
  }

  override async keep(subscription: HubSubscription, callbackId: string): Promise<void> {
    const { feedId, hub, topic, secret, state, requestedAt, leaseUntil, missed } = subscription;
    const values = {
      hub: storable(hub),
      topic: storable(topic),
      secret,
      state,
      requested_at: requestedAt,
      lease_until: leaseUntil,
      missed,
    };
    await this.db.transaction().execute(async (tx) => {
      const feed = await tx
        .selectFrom('feeds')
        .select('id')
        .where('id', '=', feedId)
        .forKeyShare()
        .executeTakeFirst();
      if (feed === undefined) return;
      await tx
        .insertInto('hub_subscriptions')
        .values({ feed_id: feedId, callback_id: callbackId, ...values })
        .onConflict((conflict) => conflict.column('feed_id').doUpdateSet(values))
        .execute();
    });
  }

  override async recordDelivery(feedId: string, at: Date): Promise<void> {
    await this.db
      .updateTable('hub_subscriptions')
      .set({ last_delivery: at })
      .where('feed_id', '=', feedId)
      .execute();
  }

  override async remove(feedId: string): Promise<void> {
    await this.db.deleteFrom('hub_subscriptions').where('feed_id', '=', feedId).execute();
  }

  override async endLeases(now: Date): Promise<string[]> {
    const { rows } = await sql<{ id: string }>`
      WITH due AS (
        -- The feed's row first, as where the feed is removed.
        SELECT feeds.id FROM feeds JOIN hub_subscriptions hub ON hub.feed_id = feeds.id
        WHERE hub.state = 'active' AND hub.lease_until <= ${now} ORDER BY feeds.id FOR NO KEY UPDATE OF feeds
      ), ended AS (
        UPDATE hub_subscriptions SET state = 'requested', lease_until = NULL
        FROM due WHERE feed_id = due.id AND state = 'active' AND lease_until <= ${now} RETURNING feed_id
      )
      UPDATE feeds SET next_check = least(next_check, now()) FROM ended WHERE feeds.id = ended.feed_id
      RETURNING feeds.id`.execute(this.db);
    return rows.map(({ id }) => id);
  }

  private select() {
    return this.db
      .selectFrom('hub_subscriptions')
      .innerJoin('feeds', 'feeds.id', 'hub_subscriptions.feed_id')
      .selectAll('hub_subscriptions')
      .select('feeds.state as feed_state');
  }
}

type Row = Selectable<HubSubscriptionTable> & { readonly feed_state: Selectable<FeedTable>['state'] };

function toKept(row: Row): KeptHubSubscription {
  return {
    feedId: row.feed_id,
    callbackId: row.callback_id,
    hub: row.hub,
    topic: row.topic,
    secret: row.secret,
    state: row.state,
    requestedAt: row.requested_at.toISOString(),
    leaseUntil: row.lease_until?.toISOString() ?? null,
    missed: row.missed,
    lastDelivery: row.last_delivery?.toISOString() ?? null,
    paused: row.feed_state === 'paused',
  };
}
