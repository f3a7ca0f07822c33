import type { Alert, Kind, LiveThread } from '@app/contracts';
import type { IndexWords, MatchRecord } from '@app/ports';
import { sql } from 'kysely';
import type { Tx } from '../database/database.js';
import { appendEvents, type NewEvent } from './event-log.js';
import { concernsTold } from './concerns-told.js';
import { indexWords } from './index-words.js';
import { liveStory } from './live-story.js';
import { selectVersions, toAlertStory, type StoryRow } from './story-rows.js';
import { applyStatus, changesStatus } from './story-status.js';
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
  /** Wires that must stand behind a thread before its readers hear of it. */
  readonly minimumWires: number;
}

/**
 * Writes one match in the caller's transaction, once per story version. The story's row is
 * held from the start, so that two workers with the same version follow one another.
 * @throws Error when there is no such version, or its story was not placed
 */
export async function recordMatch(tx: Tx, record: MatchRecord, words: IndexWords): Promise<RecordedMatch> {
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
  const goesOn = concernsTold(story);
  const needsFanOut =
    (story.alertable && record.rules.length > 0) || (goesOn && (await isTold(tx, threadId)));
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
  const events: NewEvent[] = [{ room: 'newsroom', name: 'story', payload: liveStory(story, topics) }];
  if (isRetitled || (isNewWire && wires.length > 1)) {
    const thread: Omit<LiveThread, 'cursor'> = { id: threadId, title, wires: threadWires(reports) };
    events.push({ room: 'newsroom', name: 'thread', payload: thread });
  }
  const told = await toldTopics(tx, threadId);
  const unmatched = goesOn ? told.filter(({ id }) => !topics.some((topic) => topic.id === id)) : [];
  for (const topic of [...topics, ...unmatched]) {
    const isKnown = told.some(({ id }) => id === topic.id);
    if (!story.alertable && !(goesOn && isKnown)) continue;
    const alert = await topicAlert(tx, story, threadId, topic, { wires, standing });
    if (alert !== null) events.push({ room: `topic:${topic.id}`, name: 'alert', payload: alert });
  }
  await appendEvents(tx, events);
  return { threadId, needsFanOut };
}

/** Whether no story of the same wire was matched in the thread before. */
async function isFirstOfWire(tx: Tx, story: StoryRow, threadId: string): Promise<boolean> {
  const { rows } = await sql<{ known: boolean }>`
    SELECT EXISTS (SELECT FROM stories s JOIN story_versions v ON v.story_id = s.id
      WHERE s.thread_id = ${threadId} AND v.reporter = ${story.reporter} AND v.matched_at IS NOT NULL) AS known`.execute(
    tx,
  );
  return rows[0]?.known === false;
}

/** Whether anybody was told of the thread, or is about to be. */
async function isTold(tx: Tx, threadId: string): Promise<boolean> {
  const { rows } = await sql<{ told: boolean }>`
    SELECT EXISTS (SELECT FROM alerts WHERE thread_id = ${threadId} AND version > 0)
      OR EXISTS (SELECT FROM story_versions
        WHERE thread_id = ${threadId} AND needs_fan_out AND fanned_at IS NULL) AS told`.execute(tx);
  return rows[0]?.told === true;
}

/** The topics whose readers were told of the thread; what they look for need not be in its newest text. */
async function toldTopics(tx: Tx, threadId: string): Promise<MatchedTopic[]> {
  const rows = await tx
    .selectFrom('topic_alerts as t')
    .innerJoin('rules as r', 'r.id', 't.rule_id')
    .select(['r.id', 'r.name', 'r.settings'])
    .where('t.thread_id', '=', threadId)
    .where('r.deleted_at', 'is', null)
    .orderBy('r.id')
    .execute();
  return rows.map(({ id, name, settings }) => ({
    id,
    name,
    marks: {},
    minimumWires: settings.minimumWires,
  }));
}

/** A rule deleted since is passed over. Gives the topics among the rules, in the order of their ids. */
async function insertMatches(tx: Tx, record: MatchRecord, threadId: string): Promise<MatchedTopic[]> {
  const byId = new Map(record.rules.map((match) => [match.ruleId, match]));
  if (byId.size === 0) return [];
  const rules = await tx
    .selectFrom('rules')
    .select(['id', 'name', 'scope', 'settings'])
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
      minimumWires: rule.settings.minimumWires,
    }));
}

/** The next version of a topic's alert on this thread; null where there is nothing to take back. */
async function topicAlert(
  tx: Tx,
  story: StoryRow,
  thread: string,
  topic: MatchedTopic,
  of: { wires: string[]; standing: string[] },
): Promise<Omit<Alert, 'cursor'> | null> {
  const told = await tx
    .selectFrom('topic_alerts')
    .select('version')
    .where('rule_id', '=', topic.id)
    .where('thread_id', '=', thread)
    .executeTakeFirst();
  const kind = topicKind(story.kind, told !== undefined);
  // A story that credits no wire counts as one source.
  const sources = Math.max(of.standing.length, 1);
  if (kind === null || (told === undefined && sources < topic.minimumWires)) return null;
  const version = (told?.version ?? 0) + 1;
  await tx
    .insertInto('topic_alerts')
    .values({ rule_id: topic.id, thread_id: thread, version })
    .onConflict((conflict) => conflict.columns(['rule_id', 'thread_id']).doUpdateSet({ version }))
    .execute();
  return {
    id: `topic-${topic.id}-${thread}`,
    version,
    kind,
    thread,
    story: toAlertStory(story, topic.marks),
    rules: [{ id: topic.id, name: topic.name }],
    ...of,
    at: new Date().toISOString(),
  };
}

/** The first that readers hear of a thread is new; a report withdrawn before that raises nothing. */
function topicKind(kind: Kind, told: boolean): Kind | null {
  if (told) return kind === 'new' ? 'update' : kind;
  return kind === 'hold' || kind === 'release' || kind === 'kill' ? null : 'new';
}
