import { sql, type Transaction } from 'kysely';
import type { Tables } from './tables/index.js';

/** Advisory locks by what they keep in order; the numbers only have to differ. */
const LOCKS = {
  migrations: 7_301,
  events: 7_302,
  rules: 7_303,
  claims: 7_304,
  publisher: 7_305,
  placements: 7_306,
} as const;

/** Held for the whole of migrating and seeding, on the session of one connection. */
export const MIGRATION_LOCK = LOCKS.migrations;

/**
 * Takes the log's lock to the end of the transaction. Cursors drawn under it as the last
 * statement before commit grow in the order of commits: the lock is let go only when
 * the transaction can be seen.
 */
export const lockLog = (tx: Transaction<Tables>) => lock(tx, LOCKS.events);

/** Revisions of rules and term lists grow in the order of commits, for the same reason. */
export const lockRules = (tx: Transaction<Tables>) => lock(tx, LOCKS.rules);

/** One claim of due feeds at a time, so that two never take two feeds of one host. */
export const lockClaims = (tx: Transaction<Tables>) => lock(tx, LOCKS.claims);

/**
 * One story is put into a thread at a time, by whichever worker: what one put there the next has read before it
 * decides. Taken before any row of a story or thread, and never while the log's lock is held.
 */
export const lockPlacements = (tx: Transaction<Tables>) => lock(tx, LOCKS.placements);

/** One poll of a publisher is kept at a time: two never make two stories of one item. */
export async function lockPublisher(tx: Transaction<Tables>, publisher: string): Promise<void> {
  await sql`SELECT pg_advisory_xact_lock(${LOCKS.publisher}, hashtext(${publisher}))`.execute(tx);
}

async function lock(tx: Transaction<Tables>, key: number): Promise<void> {
  await sql`SELECT pg_advisory_xact_lock(${key})`.execute(tx);
}
