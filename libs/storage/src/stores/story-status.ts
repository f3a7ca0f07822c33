import { sql } from 'kysely';
import type { Tx } from '../database/database.js';
import type { StoryRow } from './story-rows.js';

/** Whether a version says something of what stands, or is a copy that stands with another. */
export const changesStatus = ({ kind, about_story_id: about, copy_of: original }: StoryRow): boolean =>
  kind === 'kill' ||
  kind === 'hold' ||
  kind === 'release' ||
  kind === 'correction' ||
  about !== null ||
  original !== null;

/**
 * Counts anew whether a story stands, and with it the copies of its text, in the caller's transaction. Its wire's
 * last word counts, whether that was a version of the story or a notice about it, and in whatever order they were
 * matched; a correction of a held story ends the hold. A copy stands only while what it copies does.
 */
export async function applyStatus(tx: Tx, storyId: string): Promise<void> {
  await sql`
    UPDATE stories SET own_status = coalesce((
      SELECT CASE v.kind WHEN 'kill' THEN 'withdrawn' WHEN 'hold' THEN 'held' ELSE 'standing' END
      FROM (
        SELECT *, lag(kind) OVER said AS before FROM story_versions
        WHERE (about_story_id = ${storyId} OR (story_id = ${storyId} AND about_story_id IS NULL))
          AND kind IN ('kill', 'hold', 'release', 'correction') AND NOT embargoed
        WINDOW said AS (ORDER BY fetched, story_id, version)
      ) v
      WHERE v.kind <> 'correction' OR v.before = 'hold'
      ORDER BY v.fetched DESC, v.story_id DESC, v.version DESC LIMIT 1), 'standing')
    WHERE id = ${storyId}`.execute(tx);
  await sql`
    WITH RECURSIVE family AS (
      SELECT s.id, worse_status(s.own_status, o.status) AS status
      FROM stories s LEFT JOIN stories o ON o.id = s.copy_of WHERE s.id = ${storyId}
      UNION
      SELECT c.id, worse_status(c.own_status, f.status) FROM family f JOIN stories c ON c.copy_of = f.id
    )
    UPDATE stories s SET status = f.status FROM family f
    WHERE s.id = f.id AND s.status <> f.status`.execute(tx);
}
