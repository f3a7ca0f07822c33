import type { PastPoll, PollAnswer } from '@app/contracts';
import { pollOf, type DeliveryRecord, type PollRecord } from '@app/ports';
import { sql } from 'kysely';
import type { Database } from '../database/database.js';
import { violates } from './database-errors.js';
import { hostOf } from './feed-rows.js';
import { resting } from './host-turns.js';
import { storable } from './stored-text.js';

/** As long as an admin's own may be; a longer one stays where it was. */
const LONGEST_ADDRESS = 2_000;
/** Polls that a feed's history holds. */
export const HISTORY = 10;

/** Ends the lease, lets the host rest and writes the outcome of a poll. */
export async function recordPoll(db: Database, id: string, record: PollRecord): Promise<void> {
  await db
    .with('polled', (cte) =>
      cte.updateTable('feeds').set(polledColumns(record)).where('id', '=', id).returning(['id', 'host']),
    )
    .with('counted', (cte) =>
      cte
        .insertInto('feed_days')
        .columns(['feed_id', 'day', 'polls', 'failures'])
        .expression((eb) =>
          eb
            .selectFrom('polled')
            .select([
              'polled.id',
              sql<string>`(${record.at}::timestamptz AT TIME ZONE 'UTC')::date`.as('day'),
              sql<number>`1`.as('polls'),
              sql<number>`${record.failure === null ? 0 : 1}::integer`.as('failures'),
            ]),
        )
        .onConflict((conflict) =>
          conflict.columns(['feed_id', 'day']).doUpdateSet({
            polls: sql<number>`feed_days.polls + 1`,
            failures: sql<number>`feed_days.failures + excluded.failures`,
          }),
        ),
    )
    .updateTable('hosts')
    .set(resting(0))
    .where('host', '=', (eb) =>
      record.url === undefined ? eb.selectFrom('polled').select('polled.host') : eb.val(hostOf(record.url)),
    )
    .where('holder', '=', pollOf(id))
    .execute();
  const { movedTo, beginsAnew = false } = record;
  if (movedTo !== undefined && movedTo.length <= LONGEST_ADDRESS) await moveTo(db, id, movedTo, beginsAnew);
}

function polledColumns(record: PollRecord) {
  const { at, failure, answer } = record;
  return {
    lease_until: null,
    next_check: record.nextCheck,
    interval_seconds: record.interval,
    etag: record.etag,
    last_modified: record.lastModified,
    body_hash: record.bodyHash,
    check_reason: record.reason ?? null,
    ...(answer === undefined ? {} : { history: historyWith({ at: at.toISOString(), ...pastOf(answer) }) }),
    ...(record.memory === undefined ? {} : { memory: JSON.stringify(record.memory) }),
    ...problemColumn(record),
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
  };
}

/** Writes what a hub's delivery leaves behind. */
export async function recordDelivery(db: Database, id: string, record: DeliveryRecord): Promise<void> {
  await db
    .updateTable('feeds')
    .set({
      memory: JSON.stringify(record.memory),
      ...problemColumn(record),
      ...(record.gaveNews ? { last_new_item: record.at } : {}),
    })
    .where('id', '=', id)
    .execute();
}

/**
 * A first poll raises no alert, so that of another publisher's address is made at once and of the
 * whole body: what is news after it is told.
 */
const ANEW = {
  first_polled_at: null,
  etag: null,
  last_modified: null,
  body_hash: null,
  next_check: sql<Date>`now()`,
};

const problemColumn = ({ fullTextProblem: problem }: Pick<PollRecord, 'fullTextProblem'>) =>
  problem === undefined ? {} : { full_text_problem: problem === null ? null : storable(problem) };

/** Follows a permanent redirect; where another feed has the address already, both stay as they are. */
async function moveTo(db: Database, id: string, url: string, beginsAnew: boolean): Promise<void> {
  try {
    await db
      .updateTable('feeds')
      .set({ url, host: hostOf(url), ...(beginsAnew ? ANEW : {}) })
      .where('id', '=', id)
      .execute();
  } catch (error) {
    if (!violates(error, 'feeds_url_key')) throw error;
  }
}

function historyWith(poll: PastPoll) {
  return sql<string>`jsonb_path_query_array(${JSON.stringify([poll])}::jsonb || history,
    ${sql.lit(`$[0 to ${HISTORY - 1}]`)})`;
}

function pastOf({ outcome, kept, changed, error }: PollAnswer): Omit<PastPoll, 'at'> {
  return { outcome, kept, changed, ...(error === undefined ? {} : { error: error.code }) };
}
