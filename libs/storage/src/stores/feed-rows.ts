import { defaultCeiling, type Feed } from '@app/contracts';
import { sql, type Selectable } from 'kysely';
import type { Database } from '../database/database.js';
import type { FeedTable } from '../database/tables/index.js';
import { areFor } from './sealed-credentials.js';

/** Days over which the items of a day are averaged. */
const RATE_DAYS = 7;

/** Feeds with how many items they bring a day. */
export const selectFeeds = (db: Database) =>
  db
    .selectFrom('feeds')
    .selectAll('feeds')
    .select(
      sql<number>`(SELECT count(*) FROM stories s WHERE s.feed_id = feeds.id
        AND s.published > now() - make_interval(days => ${RATE_DAYS}))::float8 / ${RATE_DAYS}`.as(
        'items_per_day',
      ),
    );

/** A feed as people see it. */
export function toFeed(row: Selectable<FeedTable> & { items_per_day: number }): Feed {
  return {
    id: row.id,
    name: row.name,
    url: row.url,
    title: row.title ?? row.own_title ?? row.name,
    wire: row.wire,
    ceiling: row.ceiling ?? defaultCeiling(row.wire),
    language: row.language,
    every: row.every_seconds,
    state: row.state,
    stateMedia: row.state_media,
    fullText: row.full_text,
    fullTextProblem: row.full_text_problem,
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
    folder: row.folder,
    history: row.history,
    createdAt: row.created_at.toISOString(),
  };
}

/** Feeds of one host are polled one after another; `demo:` sources have none. */
export function hostOf(url: string): string {
  return URL.canParse(url) ? new URL(url).host.toLowerCase() || url : url;
}
