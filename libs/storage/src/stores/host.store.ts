import { DEFAULT_MIN_SPACING, type Host } from '@app/contracts';
import { HostStore, type Turn } from '@app/ports';
import { sql } from 'kysely';
import type { Database } from '../database/database.js';
import { isHeld, resting } from './host-turns.js';
import { storable } from './stored-text.js';

/** How soon to ask again for a host that somebody else is asking, in ms. */
const ASK_AGAIN_MS = 100;

/** Hosts and their turns, in PostgreSQL, by whose clock the turns go. */
export class PostgresHostStore extends HostStore {
  constructor(private readonly db: Database) {
    super();
  }

  override async list(): Promise<Host[]> {
    const { rows } = await sql<Row>`
      SELECT host, feeds, min_spacing_ms FROM (SELECT host, count(*)::integer AS feeds FROM feeds GROUP BY host) f
      FULL JOIN (SELECT host, min_spacing_ms FROM hosts) h USING (host)
      WHERE feeds > 0 OR min_spacing_ms IS NOT NULL ORDER BY host`.execute(this.db);
    return rows.map(toHost);
  }

  override async get(host: string): Promise<Host> {
    const { rows } = await sql<Row>`
      SELECT ${storable(host)} AS host, (SELECT count(*)::integer FROM feeds WHERE host = ${storable(host)}) AS feeds,
        (SELECT min_spacing_ms FROM hosts WHERE host = ${storable(host)})`.execute(this.db);
    return toHost(rows[0] ?? { host, feeds: 0, min_spacing_ms: null });
  }

  override async setSpacing(host: string, minSpacing: number | null): Promise<Host> {
    const spacing = { min_spacing_ms: minSpacing === null ? null : Math.round(minSpacing * 1000) };
    await this.db
      .insertInto('hosts')
      .values({ host: storable(host), ...spacing })
      .onConflict((conflict) => conflict.column('host').doUpdateSet(spacing))
      .execute();
    return this.get(host);
  }

  override async take(host: string, holder: string, leaseMs: number): Promise<Turn> {
    const now = sql<Date>`clock_timestamp()`;
    const turn = { holder, busy_until: sql<Date>`${now} + make_interval(secs => ${leaseMs / 1000}::float8)` };
    const taken = await this.db
      .insertInto('hosts')
      .values({ host: storable(host), ...turn })
      .onConflict((conflict) =>
        conflict
          .column('host')
          .doUpdateSet(turn)
          .where((eb) => eb.not(isHeld('hosts', now)))
          .where(sql<boolean>`coalesce(hosts.free_at <= ${now}, true)`),
      )
      .returning('host')
      .executeTakeFirst();
    if (taken !== undefined) return { kind: 'taken' };
    const row = await this.db
      .selectFrom('hosts')
      .select([
        isHeld('hosts', now).as('held'),
        sql<number>`coalesce(extract(epoch FROM free_at - ${now}) * 1000, 0)::float8`.as('rest'),
      ])
      .where('host', '=', storable(host))
      .executeTakeFirst();
    return { kind: 'wait', ms: row?.held === true ? ASK_AGAIN_MS : Math.max(1, Math.ceil(row?.rest ?? 0)) };
  }

  override async release(host: string, holder: string, restMs = 0): Promise<void> {
    await this.db
      .updateTable('hosts')
      .set(resting(restMs))
      .where('host', '=', storable(host))
      .where('holder', '=', holder)
      .execute();
  }
}

interface Row {
  readonly host: string;
  readonly feeds: number | null;
  readonly min_spacing_ms: number | null;
}

const toHost = ({ host, feeds, min_spacing_ms }: Row): Host => ({
  host,
  feeds: feeds ?? 0,
  minSpacing: min_spacing_ms === null ? DEFAULT_MIN_SPACING : min_spacing_ms / 1000,
  isDefault: min_spacing_ms === null,
});
