import type { Device } from '@app/contracts';
import { DeviceStore } from '@app/ports';
import type { Selectable } from 'kysely';
import type { Database } from '../database/database.js';
import type { DeviceTable } from '../database/tables/index.js';

/** Browsers that receive push, in PostgreSQL. */
export class PostgresDeviceStore extends DeviceStore {
  constructor(private readonly db: Database) {
    super();
  }

  override async list(personId: string): Promise<Device[]> {
    const rows = await this.db
      .selectFrom('devices')
      .selectAll()
      .where('person_id', '=', personId)
      .orderBy('id')
      .execute();
    return rows.map(toDevice);
  }

  override async put(personId: string, device: Pick<Device, 'endpoint' | 'keys'>): Promise<Device> {
    const { endpoint, keys } = device;
    const row = await this.db.transaction().execute(async (tx) => {
      // Someone else's browser before: as a new device, it gets nothing that was on its way to them.
      await tx
        .deleteFrom('devices')
        .where('endpoint', '=', endpoint)
        .where('person_id', '!=', personId)
        .execute();
      return tx
        .insertInto('devices')
        .values({ person_id: personId, endpoint, ...keys })
        .onConflict((conflict) => conflict.column('endpoint').doUpdateSet(keys))
        .returningAll()
        .executeTakeFirstOrThrow();
    });
    return toDevice(row);
  }

  override async removeByEndpoint(personId: string, endpoint: string): Promise<boolean> {
    const { numDeletedRows } = await this.db
      .deleteFrom('devices')
      .where('person_id', '=', personId)
      .where('endpoint', '=', endpoint)
      .executeTakeFirst();
    return numDeletedRows > 0n;
  }

  override async removeGone(deviceId: string): Promise<void> {
    await this.db.deleteFrom('devices').where('id', '=', deviceId).execute();
  }
}

/** A device as the rest knows it. */
export function toDevice(row: Selectable<DeviceTable>): Device {
  return {
    id: row.id,
    personId: row.person_id,
    endpoint: row.endpoint,
    keys: { p256dh: row.p256dh, auth: row.auth },
    createdAt: row.created_at.toISOString(),
  };
}
