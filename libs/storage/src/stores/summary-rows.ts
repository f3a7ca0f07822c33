import type { AlertSummary } from '@app/contracts';
import type { Selectable } from 'kysely';
import type { Database } from '../database/database.js';
import type { SummaryTable } from '../database/tables/index.js';

/** A summary with its place in the log. */
export type SummaryRow = Selectable<SummaryTable> & { readonly cursor: string };

/** Summaries as {@link toSummary} needs them; the caller narrows it down. */
export const selectSummaries = (db: Database) =>
  db
    .selectFrom('summaries as s')
    .innerJoin('events as e', 'e.summary_id', 's.id')
    .selectAll('s')
    .select('e.cursor');

/** A summary as its person sees it. */
export const toSummary = (row: SummaryRow): AlertSummary => ({
  id: row.id,
  cursor: row.cursor,
  into: row.folded_into,
  feed: row.feed,
  items: row.items,
  silent: !row.sounded,
  at: row.at.toISOString(),
});
