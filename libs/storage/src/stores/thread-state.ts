import type { StoryStatus, ThreadWire } from '@app/contracts';
import { sql, type Expression, type RawBuilder } from 'kysely';
import type { Database, Tx } from '../database/database.js';

/** One story of a thread as far as it counts for who reports the event. */
export interface ThreadReportRow {
  readonly story_id: string;
  readonly reporter: string;
  readonly title: string;
  readonly copy_of: string | null;
  readonly status: StoryStatus;
  readonly reported_at: Date;
}

/**
 * The headline of the story `s` in its version `v`: as the newest correction told it anew that came as an item of its
 * own, unless its version is newer.
 */
export const correctedTitle = sql<string>`coalesce((
  SELECT c.title FROM story_versions c
  WHERE c.about_story_id = s.id AND c.notice = 'perhaps' AND c.kind = 'correction' AND c.fetched >= v.fetched
  ORDER BY c.fetched DESC, c.story_id DESC LIMIT 1), v.title)`;

/** The stories of a thread in their newest versions, the first report first. */
export function threadReports(db: Database, threadId: string): Promise<ThreadReportRow[]> {
  return (
    db
      .selectFrom('stories as s')
      .innerJoin('story_versions as v', (join) =>
        join.onRef('v.story_id', '=', 's.id').onRef('v.version', '=', 's.version'),
      )
      .select(['v.story_id', 'v.reporter', 's.copy_of', 's.status', 's.reported_at'])
      .select(correctedTitle.as('title'))
      .where('s.thread_id', '=', threadId)
      // A notice about another story reports nothing.
      .where('v.about_story_id', 'is', null)
      .where('v.embargoed', '=', false)
      .orderBy('s.reported_at')
      .orderBy('s.id')
      .execute()
  );
}

/** The reporters among a thread's stories, in the order of their first report. */
export function threadWires(reports: readonly ThreadReportRow[]): ThreadWire[] {
  const start = reports[0]?.reported_at.getTime() ?? 0;
  const reporterOf = new Map(reports.map((report) => [report.story_id, report.reporter]));
  const wires = new Map<string, ThreadWire>();
  for (const { reporter, copy_of: origin, reported_at: at } of reports) {
    const copyOf = origin === null ? undefined : reporterOf.get(origin);
    const known = wires.get(reporter);
    if (known === undefined) {
      const own = { wire: reporter, first: at.toISOString(), afterMs: at.getTime() - start };
      wires.set(reporter, copyOf === undefined || copyOf === reporter ? own : { ...own, copyOf });
    } else if (known.copyOf !== undefined && copyOf === undefined) {
      const { copyOf: _, ...own } = known;
      wires.set(reporter, own);
    }
  }
  return [...wires.values()];
}

/** The names of the wires that report it, and of those that stand by a report, in the same order. */
export function namesOfWires(reports: readonly ThreadReportRow[]): { wires: string[]; standing: string[] } {
  const wires = threadWires(reports).map(({ wire }) => wire);
  const stand = new Set(
    reports.filter(({ status }) => status === 'standing').map(({ reporter }) => reporter),
  );
  return { wires, standing: wires.filter((wire) => stand.has(wire)) };
}

/**
 * Gives a thread the title of the first report that stands, unless staff gave it one.
 * @returns the title, and whether it is another than before
 */
export async function retitle(
  tx: Tx,
  threadId: string,
  reports: readonly ThreadReportRow[],
): Promise<{ title: string; changed: boolean }> {
  const { title, titled_by: staff } = await tx
    .selectFrom('threads')
    .select(['title', 'titled_by'])
    .where('id', '=', threadId)
    .executeTakeFirstOrThrow();
  const standing = reports.find(({ status, copy_of }) => status === 'standing' && copy_of === null);
  if (staff !== null || standing === undefined || standing.title === title) return { title, changed: false };
  await tx.updateTable('threads').set({ title: standing.title }).where('id', '=', threadId).execute();
  return { title: standing.title, changed: true };
}

/** The thread in which a thread lives on, itself where it was not merged; null where there is none. */
export async function livingThread(db: Database, threadId: string): Promise<string | null> {
  const { rows } = await sql<{ id: string | null }>`SELECT ${livingIn(sql`${threadId}`)} AS id`.execute(db);
  return rows[0]?.id ?? null;
}

/** {@link livingThread} inside of a statement. */
export const livingIn = (threadId: Expression<unknown>): RawBuilder<string | null> => sql`(
  WITH RECURSIVE chain AS (
    SELECT id, merged_into FROM threads WHERE id = ${threadId}
    UNION ALL SELECT t.id, t.merged_into FROM chain c JOIN threads t ON t.id = c.merged_into
  ) SELECT id FROM chain WHERE merged_into IS NULL)`;
