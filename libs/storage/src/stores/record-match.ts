import type { LiveThread } from '@app/contracts';
import type { IndexWords, MatchPolicy, MatchRecord } from '@app/ports';
import { sql } from 'kysely';
import type { Tx } from '../database/database.js';
import { loadCause } from './alert-cause.js';
import { concernsAnybody } from './concerns-anybody.js';
import { appendEvents, type NewEvent } from './event-log.js';
import { indexWords } from './index-words.js';
import { liveStory } from './live-story.js';
import { rulesOfCause } from './matched-rules.js';
import { selectVersions, type StoryRow } from './story-rows.js';
import { applyStatus, changesStatus } from './story-status.js';
import { tellTopics } from './tell-topics.js';
import { namesOfWires, retitle, threadReports, threadWires } from './thread-state.js';

/** What the match stage goes on with. */
export interface RecordedMatch {
  readonly threadId: string;
  readonly needsFanOut: boolean;
}

/** A topic that the story matched, with what it marks. */
interface MatchedTopic {
  readonly id: string;
  readonly name: string;
  readonly marks: MatchRecord['rules'][number]['marks'];
}

/**
 * Writes one match in the caller's transaction, once per story version. The story's row is
 * held from the start, so that two workers with the same version follow one another.
 * @throws Error when there is no such version, or its story was not placed
 */
export async function recordMatch(
  tx: Tx,
  record: MatchRecord,
  words: IndexWords,
  { decideTopicAlert, confidenceOf }: MatchPolicy,
): Promise<RecordedMatch> {
  await tx.selectFrom('stories').select('id').where('id', '=', record.storyId).forUpdate().execute();
  const story = await selectVersions(tx)
    .where('v.story_id', '=', record.storyId)
    .where('v.version', '=', record.version)
    .executeTakeFirst();
  if (story === undefined) {
    throw new Error(`There is no version ${record.version} of story ${record.storyId}.`);
  }
  if (story.matched_at !== null && story.thread_id !== null) {
    return { threadId: story.thread_id, needsFanOut: story.needs_fan_out };
  }
  const threadId = story.current_thread;
  if (threadId === null) throw new Error(`Story ${record.storyId} is in no thread yet.`);
  // Two stories of one thread count the versions of a topic's alert one after the other; others may join it meanwhile.
  await tx.selectFrom('threads').select('id').where('id', '=', threadId).forNoKeyUpdate().execute();
  const isNewWire = await isFirstOfWire(tx, story, threadId);
  if (changesStatus(story)) await applyStatus(tx, story.about_story_id ?? story.story_id);
  const reports = await threadReports(tx, threadId);
  const { wires, standing } = namesOfWires(reports);
  const { title, changed: isRetitled } = await retitle(tx, threadId, reports);
  await indexWords(tx, words);
  const topics = await insertMatches(tx, record, threadId);
  await tx
    .updateTable('story_versions')
    .set({ facts: JSON.stringify(record.facts) })
    .where('story_id', '=', record.storyId)
    .where('version', '=', record.version)
    .execute();
  const cause = await loadCause(tx, record, threadId);
  if (cause === null) throw new Error(`Version ${record.version} of story ${record.storyId} is gone.`);
  const rules = await rulesOfCause(tx, cause);
  const needsFanOut = await concernsAnybody(tx, cause, rules);
  await tx
    .updateTable('story_versions')
    .set({
      matched_at: sql<Date>`now()`,
      thread_id: threadId,
      thread_wires: wires,
      standing,
      needs_fan_out: needsFanOut,
    })
    .where('story_id', '=', record.storyId)
    .where('version', '=', record.version)
    .execute();
  const status = reports.find((report) => report.story_id === story.story_id)?.status ?? story.status;
  const live = { ...liveStory({ ...story, status }, topics), confidence: confidenceOf(cause.reports) };
  const events: NewEvent[] = [{ room: 'newsroom', name: 'story', payload: live }];
  if (isRetitled || (isNewWire && wires.length > 1)) {
    const thread: Omit<LiveThread, 'cursor'> = { id: threadId, title, wires: threadWires(reports) };
    events.push({ room: 'newsroom', name: 'thread', payload: thread });
  }
  events.push(...(await tellTopics(tx, cause, rules, decideTopicAlert, new Date())));
  await appendEvents(tx, events);
  return { threadId, needsFanOut };
}

/** Whether no story of the same wire was matched in the thread before. */
async function isFirstOfWire(tx: Tx, story: StoryRow, threadId: string): Promise<boolean> {
  const { rows } = await sql<{ known: boolean }>`
    SELECT EXISTS (SELECT FROM stories s JOIN story_versions v ON v.story_id = s.id
      WHERE s.thread_id = ${threadId} AND v.reporter = ${story.reporter} AND v.thread_id IS NOT NULL) AS known`.execute(
    tx,
  );
  return rows[0]?.known === false;
}

/** A rule deleted since is passed over. Gives the topics among the rules, in the order of their ids. */
async function insertMatches(tx: Tx, record: MatchRecord, threadId: string): Promise<MatchedTopic[]> {
  const byId = new Map(record.rules.map((match) => [match.ruleId, match]));
  if (byId.size === 0) return [];
  const rules = await tx
    .selectFrom('rules')
    .select(['id', 'name', 'scope'])
    .where('id', '=', sql<string>`ANY (${[...byId.keys()]}::bigint[])`)
    .where('deleted_at', 'is', null)
    .orderBy('id')
    .forKeyShare()
    .execute();
  const matches = rules.flatMap((rule) => {
    const match = byId.get(rule.id);
    return match === undefined ? [] : [{ rule, match }];
  });
  await sql`
    INSERT INTO matches (story_id, version, thread_id, rule_id, rule_version, marks)
    SELECT ${record.storyId}, ${record.version}, ${threadId}, * FROM unnest(
      ${matches.map(({ rule }) => rule.id)}::bigint[],
      ${matches.map(({ match }) => match.ruleVersion)}::integer[],
      ${matches.map(({ match }) => JSON.stringify(match.marks))}::json[])`.execute(tx);
  return matches
    .filter(({ rule }) => rule.scope === 'topic')
    .map(({ rule, match }) => ({
      id: rule.id,
      name: rule.name,
      marks: match.marks,
    }));
}
