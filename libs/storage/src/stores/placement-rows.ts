import type { Kind } from '@app/contracts';
import type { PlaceableStory, PlacementEntry } from '@app/ports';
import { sql } from 'kysely';
import type { Database } from '../database/database.js';

/** Characters of a body that are compared: more than the words that the threads read. */
const BODY_READ = 8_000;

/** What the threads see of a story version. */
interface TextRow {
  readonly story_id: string;
  readonly version: number;
  readonly title: string;
  readonly summary: string;
  readonly body: string;
  readonly language: string;
  readonly kind: Kind;
  readonly demo: boolean;
  readonly text_at: Date;
}

/** Versions as the threads see them. A later version counts from when it was seen. */
export const selectTexts = (db: Database) =>
  db
    .selectFrom('story_versions as v')
    .innerJoin('stories as s', 's.id', 'v.story_id')
    .select(['v.story_id', 'v.version', 'v.title', 'v.summary', 'v.language', 'v.kind', 'v.demo'])
    .select([
      sql<string>`left(v.body, ${sql.lit(BODY_READ)})`.as('body'),
      sql<Date>`CASE WHEN v.version = 1 THEN s.reported_at ELSE v.fetched END`.as('text_at'),
    ]);

/** The log's lines with a text of their own. */
const selectPlaced = (db: Database) =>
  selectTexts(db)
    .innerJoin('placements as p', (join) =>
      join.onRef('p.story_id', '=', 'v.story_id').onRef('p.version', '=', 'v.version'),
    )
    .innerJoin('threads as t', 't.id', 's.thread_id')
    .select(['p.serial', 'p.at', 't.id as thread_id'])
    .where('p.cause', '=', 'placed')
    .where('t.closed_at', 'is', null);

/** Of each story of an open thread its newest placing since, with the thread it is in now; in their order. */
export async function heldStories(
  db: Database,
  since: { readonly news: Date; readonly demo: Date },
  after: string,
  limit: number,
): Promise<PlacementEntry[]> {
  const rows = await selectPlaced(db)
    .where('p.serial', '>', after)
    .where(
      sql<boolean>`p.at >= CASE WHEN v.demo THEN ${since.demo}::timestamptz ELSE ${since.news}::timestamptz END`,
    )
    .where(
      sql<boolean>`NOT EXISTS (SELECT FROM placements l
        WHERE l.story_id = p.story_id AND l.serial > p.serial AND l.cause = 'placed')`,
    )
    .orderBy('p.serial')
    .limit(limit)
    .execute();
  return rows.map(toPlaced);
}

/** The log after a serial: what was placed in threads that are open, what staff put elsewhere, what closed. */
export async function placementsAfter(
  db: Database,
  after: string,
  limit?: number,
): Promise<PlacementEntry[]> {
  const query = db
    .selectFrom('placements')
    .select(['serial', 'cause', 'thread_id', 'story_id'])
    .where('serial', '>', after)
    .orderBy('serial');
  const lines = await (limit === undefined ? query : query.limit(limit)).execute();
  if (lines.length === 0) return [];
  const placed = lines.filter(({ cause }) => cause === 'placed').map(({ serial }) => serial);
  const texts = new Map<string, PlacementEntry>();
  if (placed.length > 0) {
    const rows = await selectPlaced(db)
      .where('p.serial', '=', sql<string>`ANY (${placed}::bigint[])`)
      .execute();
    for (const row of rows) texts.set(row.serial, toPlaced(row));
  }
  return lines.map(({ serial, cause, thread_id: threadId, story_id: storyId }) => {
    if (cause === 'closed' || storyId === null) return { kind: 'closed', serial, threadId };
    if (cause === 'placed') return texts.get(serial) ?? { kind: 'passed', serial, threadId };
    if (cause === 'notice') return { kind: 'passed', serial, threadId };
    return { kind: 'moved', serial, threadId, storyId };
  });
}

function toPlaced(row: TextRow & { serial: string; at: Date; thread_id: string }): PlacementEntry {
  const { serial, thread_id: threadId, at } = row;
  return { kind: 'placed', serial, threadId, placedAt: at.toISOString(), story: toPlaceable(row) };
}

/** A version as the port gives it. */
export function toPlaceable(row: TextRow): PlaceableStory {
  const { story_id: storyId, version, title, summary, body, language, kind, demo } = row;
  return { storyId, version, title, summary, body, language, kind, demo, at: row.text_at.toISOString() };
}
