import { WirewatchError, type Subscription } from '@app/contracts';
import { SubscriptionStore } from '@app/ports';
import { sql } from 'kysely';
import type { Database } from '../database/database.js';

/** Who follows what, in PostgreSQL. */
export class PostgresSubscriptionStore extends SubscriptionStore {
  constructor(private readonly db: Database) {
    super();
  }

  override async list(personId: string): Promise<Subscription[]> {
    return this.db
      .selectFrom('subscriptions')
      .innerJoin('rules', 'rules.id', 'subscriptions.rule_id')
      .select(['subscriptions.rule_id as ruleId', 'subscriptions.channels'])
      .where('subscriptions.person_id', '=', personId)
      .where('rules.deleted_at', 'is', null)
      .orderBy('subscriptions.rule_id')
      .execute();
  }

  override async put(personId: string, subscription: Subscription): Promise<void> {
    const channels = [...subscription.channels];
    const { numInsertedOrUpdatedRows } = await this.db
      .insertInto('subscriptions')
      .columns(['rule_id', 'person_id', 'channels'])
      .expression((eb) =>
        eb
          .selectFrom('rules')
          .select([
            'id',
            sql<string>`${personId}::bigint`.as('person_id'),
            sql<typeof channels>`${channels}::text[]`.as('channels'),
          ])
          .where('id', '=', subscription.ruleId)
          .where('deleted_at', 'is', null),
      )
      .onConflict((conflict) => conflict.columns(['rule_id', 'person_id']).doUpdateSet({ channels }))
      .executeTakeFirst();
    if (!numInsertedOrUpdatedRows) throw new WirewatchError('not-found', 'This topic or rule was deleted.');
  }

  override async remove(personId: string, ruleId: string): Promise<boolean> {
    const { numDeletedRows } = await this.db
      .deleteFrom('subscriptions')
      .where('person_id', '=', personId)
      .where('rule_id', '=', ruleId)
      .executeTakeFirst();
    return numDeletedRows > 0n;
  }
}
