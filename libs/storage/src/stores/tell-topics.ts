import type { Alert, Confidence, Kind, Marks, RuleSettings } from '@app/contracts';
import { DEFAULT_RULE_SETTINGS } from '@app/contracts';
import type { AlertCause, DecideTopicAlert, Telling, ToldVersion } from '@app/ports';
import { sql } from 'kysely';
import type { Tx } from '../database/database.js';
import { showingFamily } from './concerned-page.js';
import type { NewEvent } from './event-log.js';
import type { RuleOfCause } from './matched-rules.js';
import { selectVersions, toAlertStory } from './story-rows.js';
import { loadShown, shownKey } from './told-threads.js';

/** A topic's room that a story version may concern. */
interface Room {
  readonly ruleId: string;
  readonly name: string;
  readonly settings: RuleSettings;
  /** The thread that it was told of; for a story that moved it is not the story's. */
  readonly threadId: string;
  /** The thread whose id is in its alert's own: a merge does not rename it. */
  readonly namedAfter: string;
  readonly versions: readonly ToldVersion[];
}

/**
 * Decides what a story version is in each topic's room and writes it, in the caller's transaction.
 * @returns the rooms' events, for the caller to append last
 */
export async function tellTopics(
  tx: Tx,
  cause: AlertCause,
  rules: ReadonlyMap<string, RuleOfCause>,
  decide: DecideTopicAlert,
  now: Date,
): Promise<NewEvent[]> {
  const events: NewEvent[] = [];
  for (const room of await loadRooms(tx, cause, rules)) {
    const rule = rules.get(room.ruleId);
    const wasTold = room.versions.length > 0;
    const told = decide(
      cause,
      {
        settings: room.settings,
        matched: rule !== undefined && (rule.matched || !wasTold),
        matchedBefore: rule?.matchedBefore ?? false,
        versions: room.versions,
      },
      now,
    );
    if ('silent' in told) await keepSilence(tx, cause, room, told.reason, now);
    else {
      events.push({
        room: `topic:${room.ruleId}`,
        name: 'alert',
        payload: await writeVersion(tx, cause, room, told, now),
      });
    }
  }
  return events;
}

/** Topics that matched, and those whose room was told of the thread or (of a fact) of its story, in the order of ids. */
async function loadRooms(
  tx: Tx,
  cause: AlertCause,
  rules: ReadonlyMap<string, RuleOfCause>,
): Promise<Room[]> {
  const family = await showingFamily(tx, cause);
  const { rows: told } = await sql<{
    rule_id: string;
    thread_id: string;
    named_after: string;
    name: string;
    settings: Partial<RuleSettings>;
  }>`
    SELECT DISTINCT ON (r.id) r.id AS rule_id, t.thread_id, a.named_after, r.name, r.settings FROM (
      SELECT rule_id, thread_id, 1 AS place FROM topic_alerts WHERE thread_id = ${cause.threadId}
      UNION ALL
      SELECT rule_id, thread_id, 0 FROM topic_alert_versions WHERE shown_story_id = ANY (${family}::bigint[])
    ) t JOIN topic_alerts a ON a.rule_id = t.rule_id AND a.thread_id = t.thread_id
    JOIN rules r ON r.id = t.rule_id AND r.deleted_at IS NULL
    ORDER BY r.id, t.place`.execute(tx);
  const versions = await loadRoomVersions(tx, told);
  const rooms: Room[] = told.map((row) => ({
    ruleId: row.rule_id,
    name: row.name,
    settings: { ...DEFAULT_RULE_SETTINGS, ...row.settings },
    threadId: row.thread_id,
    namedAfter: row.named_after,
    versions: versions.get(row.rule_id) ?? [],
  }));
  const known = new Set(rooms.map(({ ruleId }) => ruleId));
  const untold = [...rules.values()]
    .filter((rule) => rule.scope === 'topic' && !known.has(rule.id))
    .map(({ id, name, settings }) => ({
      ruleId: id,
      name,
      settings,
      threadId: cause.threadId,
      namedAfter: cause.threadId,
      versions: [],
    }));
  return [...rooms, ...untold].sort((a, b) => (BigInt(a.ruleId) < BigInt(b.ruleId) ? -1 : 1));
}

async function loadRoomVersions(
  tx: Tx,
  rooms: readonly { readonly rule_id: string; readonly thread_id: string }[],
): Promise<ReadonlyMap<string, ToldVersion[]>> {
  const byRule = new Map<string, ToldVersion[]>();
  if (rooms.length === 0) return byRule;
  const { rows } = await sql<{
    rule_id: string;
    version: number;
    at: Date;
    shown_story_id: string;
    shown_version: number;
    about_story_id: string;
    kind: Kind;
    confidence: Confidence;
  }>`
    SELECT * FROM topic_alert_versions WHERE (rule_id, thread_id) IN (SELECT * FROM unnest(
      ${rooms.map((room) => room.rule_id)}::bigint[], ${rooms.map((room) => room.thread_id)}::bigint[]))
    ORDER BY rule_id, version`.execute(tx);
  const shown = await loadShown(tx, rows);
  for (const row of rows) {
    const text = shown.get(shownKey(row.shown_story_id, row.shown_version));
    if (text === undefined) continue;
    const own = byRule.get(row.rule_id) ?? [];
    byRule.set(row.rule_id, own);
    own.push({
      version: row.version,
      at: row.at.toISOString(),
      storyId: row.shown_story_id,
      aboutStoryId: row.about_story_id,
      kind: row.kind,
      ...text,
      confidence: row.confidence,
      channels: [],
      // A room is heard as loud as its readers wish.
      sounded: false,
      alerted: false,
      opened: false,
    });
  }
  return byRule;
}

/** The next version of a topic's alert on a thread. */
async function writeVersion(
  tx: Tx,
  cause: AlertCause,
  room: Room,
  told: Telling,
  now: Date,
): Promise<Omit<Alert, 'cursor'>> {
  const { version } = await tx
    .insertInto('topic_alerts')
    .values({
      rule_id: room.ruleId,
      thread_id: room.threadId,
      named_after: room.namedAfter,
      version: 1,
      first_at: now,
    })
    .onConflict((conflict) =>
      conflict
        .columns(['rule_id', 'thread_id'])
        .doUpdateSet({ version: sql<number>`topic_alerts.version + 1` }),
    )
    .returning('version')
    .executeTakeFirstOrThrow();
  const shown = await loadShownStory(tx, cause, told.showsStoryId, room.ruleId);
  await tx
    .insertInto('topic_alert_versions')
    .values({
      rule_id: room.ruleId,
      thread_id: room.threadId,
      version,
      shown_story_id: told.showsStoryId,
      shown_version: shown.version,
      about_story_id: cause.aboutStoryId,
      kind: told.kind,
      confidence: told.confidence,
      reason: told.reason,
      at: now,
    })
    .execute();
  return {
    id: `topic-${room.ruleId}-${room.namedAfter}`,
    version,
    kind: told.kind,
    thread: room.threadId,
    story: shown.story,
    rules: [{ id: room.ruleId, name: room.name }],
    wires: told.wires,
    standing: told.standing,
    confidence: told.confidence,
    silent: true,
    note: told.note,
    reason: told.reason,
    at: now.toISOString(),
  };
}

/** The version of a story that the alert shows, with the words that the topic looks for. */
async function loadShownStory(tx: Tx, { reports }: AlertCause, storyId: string, ruleId: string) {
  const known = reports.find((report) => report.storyId === storyId)?.version;
  const row = await selectVersions(tx)
    .leftJoin('matches as m', (join) =>
      join
        .onRef('m.story_id', '=', 'v.story_id')
        .onRef('m.version', '=', 'v.version')
        .on('m.rule_id', '=', ruleId),
    )
    .select('m.marks')
    .where('v.story_id', '=', storyId)
    .$if(known !== undefined, (query) => query.where('v.version', '=', known ?? 0))
    .orderBy('v.version', 'desc')
    .limit(1)
    .executeTakeFirstOrThrow();
  const marks: Marks = row.marks ?? {};
  return { version: row.version, story: toAlertStory(row, marks) };
}

async function keepSilence(tx: Tx, cause: AlertCause, room: Room, reason: string, now: Date): Promise<void> {
  await tx
    .insertInto('silences')
    .values({
      story_id: cause.storyId,
      version: cause.version,
      rule_id: room.ruleId,
      reason,
      people: [],
      at: now,
    })
    .execute();
}
