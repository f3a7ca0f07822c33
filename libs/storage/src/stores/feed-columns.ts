import { WirewatchError, type FeedPatch } from '@app/contracts';
import type { ListedFeed } from '@app/ports';
import { sql } from 'kysely';
import { violates } from './database-errors.js';
import { hostOf } from './feed-rows.js';
import { storable } from './stored-text.js';

/** What an admin says of a new feed, as its row. @param credentials sealed */
export const newColumns = (feed: ListedFeed, url: string, credentials: string | null) => ({
  name: feed.name,
  url: storable(url),
  host: hostOf(url),
  credentials,
  title: feed.title ? storable(feed.title) : null,
  wire: feed.wire ?? null,
  ceiling: feed.ceiling ?? null,
  language: feed.language ?? null,
  every_seconds: feed.every ?? null,
  state_media: feed.stateMedia ?? false,
  folder: (feed.folder ?? []).map(storable),
  outline: JSON.stringify(feed.outline ?? {}),
  full_text: feed.fullText ?? false,
});

/** What an admin changes, credentials aside, as columns: only what is given. */
export const changedColumns = (patch: FeedPatch) => ({
  ...(patch.name === undefined ? {} : { name: patch.name }),
  ...(patch.url === undefined ? {} : { url: storable(patch.url), host: hostOf(patch.url), ...UNPOLLED }),
  ...(patch.title === undefined ? {} : { title: storable(patch.title) || null }),
  ...(patch.wire === undefined ? {} : { wire: patch.wire, ...unknownIfWireChanges(patch.wire) }),
  ...(patch.ceiling === undefined ? {} : { ceiling: patch.ceiling }),
  ...(patch.language === undefined ? {} : { language: patch.language }),
  ...(patch.every === undefined ? {} : { every_seconds: patch.every, next_check: sql<Date>`now()` }),
  ...(patch.folder === undefined ? {} : { folder: patch.folder.map(storable) }),
  ...(patch.stateMedia === undefined ? {} : { state_media: patch.stateMedia }),
  ...(patch.fullText === undefined ? {} : { full_text: patch.fullText, full_text_problem: null }),
  ...(patch.state === undefined ? {} : { state: patch.state, next_check: sql<Date>`now()` }),
});

/** What a new address knows nothing of. */
const UNPOLLED = {
  etag: null,
  last_modified: null,
  body_hash: null,
  memory: null,
  first_polled_at: null,
  failures: 0,
  last_error: null,
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

/** @throws WirewatchError name-taken, address-taken; anything else as it came */
export function rethrowTaken(error: unknown): never {
  if (violates(error, 'feeds_name_key')) throw new WirewatchError('name-taken', 'Choose another short name.');
  if (violates(error, 'feeds_url_key')) {
    throw new WirewatchError('address-taken', 'Change the feed that has it.');
  }
  throw error;
}
