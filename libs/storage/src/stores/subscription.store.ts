import { WirewatchError, type Subscription } from '@app/contracts';
import { SubscriptionStore } from '@app/ports';
import { sql, type Selectable } from 'kysely';
import type { Database } from '../database/database.js';
import type { SubscriptionTable } from '../database/tables/index.js';

/** Who follows what, in PostgreSQL. */
export class PostgresSubscriptionStore extends SubscriptionStore {
  constructor(private readonly db: Database) {
    super();
  }

  override async list(personId: string): Promise<Subscription[]> {
    const rows = await this.db
      .selectFrom('subscriptions')
      .innerJoin('rules', 'rules.id', 'subscriptions.rule_id')
      .select(['subscriptions.rule_id', 'subscriptions.channels', 'subscriptions.snoozed_until'])
      .where('subscriptions.person_id', '=', personId)
      .where('rules.deleted_at', 'is', null)
      .orderBy('subscriptions.rule_id')
      .execute();
    return rows.map(toSubscription);
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
    await this.db
      .deleteFrom('past_subscriptions')
      .where('person_id', '=', personId)
      .where('rule_id', '=', subscription.ruleId)
      .execute();
  }

  override async remove(personId: string, ruleId: string): Promise<boolean> {
    const { rows } = await sql<{ rule_id: string }>`
      WITH ended AS (
        DELETE FROM subscriptions WHERE person_id = ${personId} AND rule_id = ${ruleId} RETURNING rule_id, person_id
      )
      INSERT INTO past_subscriptions (rule_id, person_id) SELECT rule_id, person_id FROM ended
      ON CONFLICT (person_id, rule_id) DO UPDATE SET ended_at = now()
      RETURNING rule_id`.execute(this.db);
    return rows.length > 0;
  }

  override async snooze(personId: string, ruleId: string, until: Date | null): Promise<Subscription | null> {
    const row = await this.db
      .updateTable('subscriptions')
      .set({ snoozed_until: until })
      .where('person_id', '=', personId)
      .where('rule_id', '=', ruleId)
      .returningAll()
      .executeTakeFirst();
    return row === undefined ? null : toSubscription(row);
  }
}

function toSubscription(row: Omit<Selectable<SubscriptionTable>, 'person_id'>): Subscription {
  const snoozedUntil = row.snoozed_until;
  return {
    ruleId: row.rule_id,
    channels: row.channels,
    ...(snoozedUntil === null || snoozedUntil <= new Date()
      ? {}
      : { snoozedUntil: snoozedUntil.toISOString() }),
  };
}
