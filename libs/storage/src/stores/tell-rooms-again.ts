import type { DecideTopicAlert, KeptVersion } from '@app/ports';
import { sql } from 'kysely';
import type { Tx } from '../database/database.js';
import { loadCause } from './alert-cause.js';
import type { NewEvent } from './event-log.js';
import { rulesOfCause } from './matched-rules.js';
import { tellTopics } from './tell-topics.js';

/**
 * Tells what was split off from a thread in the rooms of the topics that it matches and that had it only as an
 * update of the other event, in the caller's transaction.
 * @param versions in the order in which they are told; each is in its new thread already
 * @returns the rooms' events, for the caller to append last
 */
export async function tellRoomsAgain(
  tx: Tx,
  versions: readonly KeptVersion[],
  from: string,
  decide: DecideTopicAlert,
): Promise<NewEvent[]> {
  const events: NewEvent[] = [];
  for (const version of versions) {
    const cause = await loadCause(tx, version);
    if (cause === null) continue;
    const rules = await rulesOfCause(tx, cause);
    const rooms = await roomsWithUpdate(tx, version, from);
    const again = new Map([...rules].filter(([id]) => rooms.has(id)));
    events.push(...(await tellTopics(tx, cause, again, decide, new Date())));
  }
  return events;
}

/** The topics in whose rooms a story was an update of a thread, and never news. */
async function roomsWithUpdate(
  tx: Tx,
  { storyId }: KeptVersion,
  thread: string,
): Promise<ReadonlySet<string>> {
  const rows = await tx
    .selectFrom('topic_alert_versions')
    .select('rule_id')
    .where('thread_id', '=', thread)
    .where('shown_story_id', '=', storyId)
    .groupBy('rule_id')
    .having(sql<boolean>`bool_and(kind = 'update')`)
    .execute();
  return new Set(rows.map((row) => row.rule_id));
}
