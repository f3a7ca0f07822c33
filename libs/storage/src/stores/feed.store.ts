import {
  WirewatchError,
  type Feed,
  type FeedPatch,
  type NewFeed,
  type PollableFeed,
  type FeedAlarm,
  type PastPoll,
  type PollAnswer,
  type StandingAlarm,
} from '@app/contracts';
import { FeedStore, type DeliveryRecord, type PollRecord, type WatchedFeed } from '@app/ports';
import { sql, type Selectable } from 'kysely';
import type { Database } from '../database/database.js';
import { lockClaims } from '../database/locks.js';
import type { FeedTable } from '../database/tables.js';
import { CredentialSeal } from './credential-seal.js';
import { areFor, takeOutUser } from './sealed-credentials.js';
import { violates } from './database-errors.js';
import { appendEvents } from './event-log.js';
import { storable } from './stored-text.js';

/** As long as an admin's own may be; a longer one stays where it was. */
const LONGEST_ADDRESS = 2_000;
/** Days over which the items of a day are averaged. */
const RATE_DAYS = 7;

/** Feeds in PostgreSQL. */
export class PostgresFeedStore extends FeedStore {
  private readonly credentials: CredentialSeal;

  constructor(private readonly db: Database) {
    super();
    this.credentials = new CredentialSeal(db);
  }

  override async list(): Promise<Feed[]> {
    return (await this.withRate().orderBy('name').execute()).map(toFeed);
  }

  override async get(id: string): Promise<Feed | null> {
    const row = await this.withRate().where('feeds.id', '=', id).executeTakeFirst();
    return row === undefined ? null : toFeed(row);
  }

  override async getPollable(id: string): Promise<PollableFeed | null> {
    const row = await this.db
      .selectFrom('feeds')
      .selectAll('feeds')
      .leftJoin('hub_subscriptions as hub', 'hub.feed_id', 'feeds.id')
      .select(sql<boolean>`coalesce(hub.state = 'active' AND hub.lease_until > now(), false)`.as('by_hub'))
      .where('id', '=', id)
      .executeTakeFirst();
    if (row === undefined) return null;
    const credentials = await this.credentials.open(row.credentials, row.url);
    return {
      ...(credentials === null ? {} : { credentials }),
      id: row.id,
      name: row.name,
      url: row.url,
      wire: row.wire,
      language: row.language,
      every: row.every_seconds,
      failures: row.failures,
      interval: row.interval_seconds,
      firstPolledAt: row.first_polled_at?.toISOString() ?? null,
      etag: row.etag,
      lastModified: row.last_modified,
      bodyHash: row.body_hash,
      memory: row.memory,
      servedByHub: row.by_hub,
    };
  }

  override async add(feed: NewFeed): Promise<Feed> {
    const { url, credentials } = takeOutUser(feed.url);
    const { id } = await this.db
      .insertInto('feeds')
      .values({
        name: feed.name,
        url: storable(url),
        host: hostOf(url),
        credentials: await this.credentials.seal(feed.credentials ?? credentials ?? null, url),
        title: feed.title ? storable(feed.title) : null,
        wire: feed.wire ?? null,
        language: feed.language ?? null,
        every_seconds: feed.every ?? null,
        state_media: feed.stateMedia ?? false,
      })
      .returning('id')
      .executeTakeFirstOrThrow()
      .catch(rethrow);
    const added = await this.get(id);
    if (added === null) throw new Error(`Feed ${id} was removed while it was added.`);
    return added;
  }

  override async change(id: string, given: FeedPatch): Promise<Feed | null> {
    const patch = {
      ...given,
      ...(given.url === undefined ? {} : takeOutUser(given.url)),
      ...(given.credentials === undefined ? {} : { credentials: given.credentials }),
    };
    const columns = {
      ...(patch.credentials === undefined
        ? {}
        : {
            credentials: await this.credentials.seal(
              patch.credentials,
              patch.url ?? (await this.get(id))?.url ?? '',
            ),
          }),
      ...(patch.name === undefined ? {} : { name: patch.name }),
      ...(patch.url === undefined ? {} : { url: storable(patch.url), host: hostOf(patch.url), ...UNPOLLED }),
      ...(patch.title === undefined ? {} : { title: storable(patch.title) || null }),
      ...(patch.wire === undefined ? {} : { wire: patch.wire, ...unknownIfWireChanges(patch.wire) }),
      ...(patch.language === undefined ? {} : { language: patch.language }),
      ...(patch.every === undefined ? {} : { every_seconds: patch.every, next_check: sql<Date>`now()` }),
      ...(patch.stateMedia === undefined ? {} : { state_media: patch.stateMedia }),
      ...(patch.state === undefined ? {} : { state: patch.state, alarm: null, next_check: sql<Date>`now()` }),
    };
    if (Object.keys(columns).length > 0) {
      await this.db.updateTable('feeds').set(columns).where('id', '=', id).execute().catch(rethrow);
    }
    return this.get(id);
  }

  override async remove(id: string): Promise<boolean> {
    const { numDeletedRows } = await this.db.deleteFrom('feeds').where('id', '=', id).executeTakeFirst();
    return numDeletedRows > 0n;
  }

  override async claimDue(now: Date, limit: number, leaseMs: number): Promise<{ id: string; due: Date }[]> {
    return this.db.transaction().execute(async (tx) => {
      await lockClaims(tx);
      const { rows } = await sql<{ id: string; due: Date }>`
        WITH due AS (
          SELECT DISTINCT ON (host) id, next_check FROM feeds f
          WHERE state = 'active' AND next_check <= ${now} AND (lease_until IS NULL OR lease_until <= ${now})
            AND NOT EXISTS (SELECT FROM feeds busy WHERE busy.host = f.host AND busy.lease_until > ${now})
          ORDER BY host, next_check, id
        ), free AS (
          SELECT id, next_check FROM feeds
          WHERE id IN (SELECT id FROM due ORDER BY next_check LIMIT ${limit})
          FOR UPDATE SKIP LOCKED
        )
        UPDATE feeds SET lease_until = ${new Date(now.getTime() + leaseMs)}
        FROM free WHERE feeds.id = free.id
        RETURNING feeds.id, free.next_check AS due`.execute(tx);
      return rows;
    });
  }

  override async claim(id: string, now: Date, leaseMs: number): Promise<boolean> {
    const { numUpdatedRows } = await this.db
      .updateTable('feeds')
      .set({ lease_until: new Date(now.getTime() + leaseMs) })
      .where('id', '=', id)
      .where((eb) => eb.or([eb('lease_until', 'is', null), eb('lease_until', '<=', now)]))
      .executeTakeFirst();
    return numUpdatedRows > 0n;
  }

  override async recordPoll(id: string, record: PollRecord): Promise<void> {
    const { at, failure, answer } = record;
    await this.db
      .updateTable('feeds')
      .set({
        lease_until: null,
        next_check: record.nextCheck,
        interval_seconds: record.interval,
        etag: record.etag,
        last_modified: record.lastModified,
        body_hash: record.bodyHash,
        check_reason: record.reason ?? null,
        ...(answer === undefined
          ? {}
          : { history: historyWith({ at: at.toISOString(), ...pastOf(answer) }) }),
        ...(record.memory === undefined ? {} : { memory: JSON.stringify(record.memory) }),
        ...(record.title ? { own_title: storable(record.title) } : {}),
        ...(record.gaveNews ? { last_new_item: at } : {}),
        ...(failure === null
          ? {
              failures: 0,
              last_error: null,
              last_success: at,
              first_polled_at: sql<Date>`coalesce(first_polled_at, ${at})`,
            }
          : {
              failures: sql<number>`failures + 1`,
              last_error: JSON.stringify({ ...failure, at: at.toISOString() }),
            }),
      })
      .where('id', '=', id)
      .execute();
    const { movedTo } = record;
    if (movedTo !== undefined && movedTo.length <= LONGEST_ADDRESS) await this.moveTo(id, movedTo);
  }

  override async recordDelivery(id: string, { at, gaveNews, memory }: DeliveryRecord): Promise<void> {
    await this.db
      .updateTable('feeds')
      .set({ memory: JSON.stringify(memory), ...(gaveNews ? { last_new_item: at } : {}) })
      .where('id', '=', id)
      .execute();
  }

  override async checkBy(id: string, at: Date): Promise<void> {
    await this.db
      .updateTable('feeds')
      .set({ next_check: at })
      .where('id', '=', id)
      .where('next_check', '>', at)
      .execute();
  }

  /** Follows a permanent redirect; where another feed has the address already, both stay as they are. */
  private async moveTo(id: string, url: string): Promise<void> {
    try {
      await this.db
        .updateTable('feeds')
        .set({ url, host: hostOf(url) })
        .where('id', '=', id)
        .execute();
    } catch (error) {
      if (!violates(error, 'feeds_url_key')) throw error;
    }
  }

  override async watched(after: string, limit: number): Promise<WatchedFeed[]> {
    const rows = await this.db
      .selectFrom('feeds')
      .select(['id', 'memory', 'failures', 'last_success', 'last_error', 'created_at', 'alarm'])
      .where('id', '>', after)
      .where('state', '=', 'active')
      .orderBy('id')
      .limit(limit)
      .execute();
    return rows.map((row) => ({
      id: row.id,
      memory: row.memory,
      failures: row.failures,
      lastSuccess: row.last_success?.toISOString() ?? null,
      lastFailure: row.last_error,
      createdAt: row.created_at.toISOString(),
      alarm: row.alarm,
    }));
  }

  override async setAlarm(
    id: string,
    known: FeedAlarm | null,
    alarm: StandingAlarm | null,
  ): Promise<boolean> {
    return this.db.transaction().execute(async (tx) => {
      const { numUpdatedRows } = await tx
        .updateTable('feeds')
        .set({ alarm: alarm === null ? null : JSON.stringify(alarm) })
        .where('id', '=', id)
        .where(sql<boolean>`alarm->>'kind' IS NOT DISTINCT FROM ${known}::text`)
        .executeTakeFirst();
      if (numUpdatedRows === 0n) return false;
      const row = await this.withRate(tx).where('feeds.id', '=', id).executeTakeFirstOrThrow();
      await appendEvents(tx, [{ room: 'newsroom', name: 'feed', payload: { feed: toFeed(row) } }]);
      return true;
    });
  }

  private withRate(db: Database = this.db) {
    return db
      .selectFrom('feeds')
      .selectAll('feeds')
      .select(
        sql<number>`(SELECT count(*) FROM stories s WHERE s.feed_id = feeds.id
          AND s.published > now() - make_interval(days => ${RATE_DAYS}))::float8 / ${RATE_DAYS}`.as(
          'items_per_day',
        ),
      );
  }
}

/** What a new address knows nothing of. */
const UNPOLLED = {
  etag: null,
  last_modified: null,
  body_hash: null,
  memory: null,
  first_polled_at: null,
  failures: 0,
  last_error: null,
  alarm: null,
  next_check: sql<Date>`now()`,
};

/**
 * A story is known by its publisher, and that is the wire: under another one all items of the
 * feed are new to us and fill the archive, as at a first poll. The whole body is asked for,
 * lest an unchanged one pass for that poll.
 */
function unknownIfWireChanges(wire: string | null) {
  const unlessChanged = <T>(column: string) =>
    sql<T>`CASE WHEN lower(wire) IS DISTINCT FROM lower(${wire}::text) THEN NULL ELSE ${sql.ref(column)} END`;
  return {
    first_polled_at: unlessChanged<Date | null>('first_polled_at'),
    etag: unlessChanged<string | null>('etag'),
    last_modified: unlessChanged<string | null>('last_modified'),
    body_hash: unlessChanged<string | null>('body_hash'),
  };
}

/** Polls that a feed's history holds. */
const HISTORY = 10;

function historyWith(poll: PastPoll) {
  return sql<string>`jsonb_path_query_array(${JSON.stringify([poll])}::jsonb || history,
    ${sql.lit(`$[0 to ${HISTORY - 1}]`)})`;
}

function pastOf({ outcome, kept, changed, error }: PollAnswer): Omit<PastPoll, 'at'> {
  return { outcome, kept, changed, ...(error === undefined ? {} : { error: error.code }) };
}

/** Feeds of one host are polled one after another; `demo:` sources have none. */
function hostOf(url: string): string {
  return URL.canParse(url) ? new URL(url).host.toLowerCase() || url : url;
}

function toFeed(row: Selectable<FeedTable> & { items_per_day: number }): Feed {
  return {
    id: row.id,
    name: row.name,
    url: row.url,
    title: row.title ?? row.own_title ?? row.name,
    wire: row.wire,
    language: row.language,
    every: row.every_seconds,
    state: row.state,
    stateMedia: row.state_media,
    hasCredentials: areFor(row.credentials, row.url),
    lastSuccess: row.last_success?.toISOString() ?? null,
    lastNewItem: row.last_new_item?.toISOString() ?? null,
    lastError: row.last_error,
    failures: row.failures,
    nextCheck: row.next_check.toISOString(),
    interval: row.interval_seconds,
    reason: row.check_reason,
    itemsPerDay: Math.round(row.items_per_day * 10) / 10,
    alarm: row.alarm,
    history: row.history,
    createdAt: row.created_at.toISOString(),
  };
}

function rethrow(error: unknown): never {
  if (violates(error, 'feeds_name_key')) throw new WirewatchError('name-taken', 'Choose another short name.');
  if (violates(error, 'feeds_url_key')) {
    throw new WirewatchError('address-taken', 'Change the feed that has it.');
  }
  throw error;
}
