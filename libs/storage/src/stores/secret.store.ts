import { SecretStore } from '@app/ports';
import type { Database } from '../database/database.js';

/** The installation's own small values, in PostgreSQL. */
export class PostgresSecretStore extends SecretStore {
  constructor(private readonly db: Database) {
    super();
  }

  override async get(name: string): Promise<string | null> {
    const row = await this.db
      .selectFrom('kept_values')
      .select('value')
      .where('name', '=', name)
      .executeTakeFirst();
    return row?.value ?? null;
  }

  override async keepFirst(name: string, value: string): Promise<string> {
    await this.db
      .insertInto('kept_values')
      .values({ name, value })
      .onConflict((conflict) => conflict.column('name').doNothing())
      .execute();
    return (await this.get(name)) ?? this.keepFirst(name, value);
  }

  override async set(name: string, value: string): Promise<void> {
    await this.db
      .insertInto('kept_values')
      .values({ name, value })
      .onConflict((conflict) => conflict.column('name').doUpdateSet({ value }))
      .execute();
  }

  override async remove(name: string): Promise<boolean> {
    const { numDeletedRows } = await this.db
      .deleteFrom('kept_values')
      .where('name', '=', name)
      .executeTakeFirst();
    return numDeletedRows > 0n;
  }
}
