import {
  defaultCeiling,
  type Feed,
  type FeedAlarm,
  type FeedDay,
  type FeedPatch,
  type PollableFeed,
  type StandingAlarm,
} from '@app/contracts';
import {
  FeedStore,
  type DeliveryRecord,
  type ListedFeed,
  type MergeOutcome,
  type PollRecord,
  type WatchedFeed,
} from '@app/ports';
import { sql } from 'kysely';
import type { Database } from '../database/database.js';
import { CredentialSeal } from './credential-seal.js';
import { setAlarm, watchedFeeds } from './feed-alarms.js';
import { checkBy, claim, claimDue, hasDue } from './feed-claims.js';
import { changedColumns, newColumns, rethrowTaken } from './feed-columns.js';
import { feedDays, forgetDays } from './feed-days.js';
import { mergeFeed, refuseMerged } from './feed-merge.js';
import { recordDelivery, recordPoll } from './feed-polls.js';
import { removeFeed } from './feed-removal.js';
import { selectFeeds, toFeed } from './feed-rows.js';
import { takeOutUser } from './sealed-credentials.js';

/** What a poll needs of a feed's row: what is shown to people is large and stays where it is. */
const POLLABLE = [
  'id',
  'name',
  'url',
  'wire',
  'language',
  'full_text',
  'every_seconds',
  'failures',
  'interval_seconds',
  'ceiling',
  'last_success',
  'first_polled_at',
  'etag',
  'last_modified',
  'body_hash',
  'memory',
  'credentials',
] as const;

/** Feeds in PostgreSQL. */
export class PostgresFeedStore extends FeedStore {
  private readonly credentials: CredentialSeal;

  constructor(private readonly db: Database) {
    super();
    this.credentials = new CredentialSeal(db);
  }

  override async list(): Promise<Feed[]> {
    return (await selectFeeds(this.db).orderBy('name').execute()).map(toFeed);
  }

  override async get(id: string): Promise<Feed | null> {
    const row = await selectFeeds(this.db).where('feeds.id', '=', id).executeTakeFirst();
    return row === undefined ? null : toFeed(row);
  }

  override async getPollable(id: string): Promise<PollableFeed | null> {
    const row = await this.db
      .selectFrom('feeds')
      .select(POLLABLE)
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
      fullText: row.full_text,
      every: row.every_seconds,
      failures: row.failures,
      interval: row.interval_seconds,
      ceiling: row.ceiling ?? defaultCeiling(row.wire),
      lastSuccess: row.last_success?.toISOString() ?? null,
      firstPolledAt: row.first_polled_at?.toISOString() ?? null,
      etag: row.etag,
      lastModified: row.last_modified,
      bodyHash: row.body_hash,
      memory: row.memory,
      servedByHub: row.by_hub,
    };
  }

  override async add(feed: ListedFeed): Promise<Feed> {
    const { url, credentials } = takeOutUser(feed.url);
    await refuseMerged(this.db, url);
    const sealed = await this.credentials.seal(feed.credentials ?? credentials ?? null, url);
    const { id } = await this.db
      .insertInto('feeds')
      .values(newColumns(feed, url, sealed))
      .returning('id')
      .executeTakeFirstOrThrow()
      .catch(rethrowTaken);
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
      ...changedColumns(patch),
      ...(patch.credentials === undefined
        ? {}
        : {
            credentials: await this.credentials.seal(
              patch.credentials,
              patch.url ?? (await this.get(id))?.url ?? '',
            ),
          }),
    };
    if (patch.url !== undefined) await refuseMerged(this.db, patch.url, id);
    if (Object.keys(columns).length > 0) {
      await this.db.updateTable('feeds').set(columns).where('id', '=', id).execute().catch(rethrowTaken);
    }
    return this.get(id);
  }

  override merge(
    id: string,
    into: { readonly id: string; readonly publisher: string },
  ): Promise<MergeOutcome> {
    return mergeFeed(this.db, id, into);
  }

  override days(id: string, count: number): Promise<FeedDay[]> {
    return feedDays(this.db, id, count);
  }

  override forgetDays(before: Date): Promise<void> {
    return forgetDays(this.db, before);
  }

  override async outlines(): Promise<ReadonlyMap<string, Readonly<Record<string, string>>>> {
    const rows = await this.db.selectFrom('feeds').select(['id', 'outline']).execute();
    return new Map(rows.map(({ id, outline }) => [id, outline]));
  }

  override remove(id: string): Promise<boolean> {
    return removeFeed(this.db, id);
  }

  override claimDue(now: Date, limit: number, leaseMs: number): Promise<{ id: string; due: Date }[]> {
    return claimDue(this.db, now, limit, leaseMs);
  }

  override hasDue(now: Date): Promise<boolean> {
    return hasDue(this.db, now);
  }

  override claim(id: string, now: Date, leaseMs: number): Promise<boolean> {
    return claim(this.db, id, now, leaseMs);
  }

  override checkBy(id: string, at: Date): Promise<void> {
    return checkBy(this.db, id, at);
  }

  override recordPoll(id: string, record: PollRecord): Promise<void> {
    return recordPoll(this.db, id, record);
  }

  override recordDelivery(id: string, record: DeliveryRecord): Promise<void> {
    return recordDelivery(this.db, id, record);
  }

  override watched(after: string, limit: number): Promise<WatchedFeed[]> {
    return watchedFeeds(this.db, after, limit);
  }

  override setAlarm(
    id: string,
    known: FeedAlarm | null,
    alarm: StandingAlarm | null,
  ): Promise<string | null> {
    return setAlarm(this.db, id, known, alarm);
  }
}
