import type { LiveThread, PlacementCause } from '@app/contracts';
import { sql } from 'kysely';
import type { Tx } from '../database/database.js';
import { appendEvents, type NewEvent } from './event-log.js';
import { retitle, threadReports, threadWires } from './thread-state.js';

/** Stories that are put elsewhere, and who of staff did; null where a later report brought them along. */
export interface Relocation {
  readonly cause: PlacementCause;
  readonly stories: readonly string[];
  readonly from: string;
  readonly to: string;
  readonly by: string | null;
}

/** Puts stories with all their versions elsewhere; a line of the log for each, which every worker follows. */
export async function relocate(tx: Tx, { cause, stories, from, to, by }: Relocation): Promise<void> {
  const ids = sql`ANY (${[...stories]}::bigint[])`;
  // In the order in which a match takes them: first its story, then its thread.
  await sql`SELECT FROM stories WHERE id = ${ids} ORDER BY id FOR UPDATE`.execute(tx);
  await sql`SELECT FROM threads WHERE id IN (${from}, ${to}) ORDER BY id FOR UPDATE`.execute(tx);
  await sql`UPDATE stories SET thread_id = ${to} WHERE id = ${ids}`.execute(tx);
  await sql`UPDATE story_versions SET thread_id = ${to} WHERE story_id = ${ids} AND thread_id IS NOT NULL`.execute(
    tx,
  );
  await sql`UPDATE matches SET thread_id = ${to} WHERE story_id = ${ids}`.execute(tx);
  await sql`INSERT INTO placements (cause, story_id, thread_id, from_thread, by_person)
    SELECT ${cause}, id, ${to}::bigint, ${from}::bigint, ${by}::bigint
    FROM unnest(${[...stories]}::bigint[]) AS id ORDER BY id`.execute(tx);
}

/**
 * Tells the desk how threads are now, and which stories came into each. Takes the log's lock: last of all.
 * @param more events that go with it
 */
export async function announce(
  tx: Tx,
  threads: readonly (readonly [id: string, stories: readonly string[]])[],
  more: readonly NewEvent[] = [],
): Promise<void> {
  const events: NewEvent[] = [...more];
  for (const [id, stories] of threads) {
    const reports = await threadReports(tx, id);
    const { title } = await retitle(tx, id, reports);
    const payload: Omit<LiveThread, 'cursor'> = { id, title, wires: threadWires(reports), stories };
    events.push({ room: 'newsroom', name: 'thread', payload });
  }
  await appendEvents(tx, events);
}
