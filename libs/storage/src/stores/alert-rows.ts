import type { Alert, Marks } from '@app/contracts';
import { sql, type Selectable } from 'kysely';
import type { Database } from '../database/database.js';
import type { AlertVersionTable } from '../database/tables/index.js';
import { mergeMarks } from './merge-marks.js';
import { toAlertStory, type ShownColumns } from './story-rows.js';
import { livingIn } from './thread-state.js';

/** One alert version with the story version that it shows and the marks of this person's rules alone. */
export interface AlertRow
  extends
    Omit<ShownColumns, 'wires'>,
    Pick<
      Selectable<AlertVersionTable>,
      | 'alert_id'
      | 'rule_ids'
      | 'rule_names'
      | 'wires'
      | 'standing'
      | 'confidence'
      | 'carriage'
      | 'hush'
      | 'sounded'
      | 'note'
      | 'reason'
      | 'at'
    > {
  readonly alert_version: number;
  readonly alert_kind: Alert['kind'];
  readonly alert_thread: string;
  readonly story_wires: string[];
  readonly rule_marks: Marks[] | null;
}

/** Alert versions with all that an {@link Alert} shows; the caller narrows it down. */
export const selectAlerts = (db: Database) =>
  db
    .selectFrom('alert_versions as av')
    .innerJoin('alerts as a', 'a.id', 'av.alert_id')
    .innerJoin('threads as own', 'own.id', 'a.thread_id')
    .innerJoin('story_versions as v', (join) =>
      join.onRef('v.story_id', '=', 'av.shown_story_id').onRef('v.version', '=', 'av.shown_version'),
    )
    .select([
      'av.alert_id',
      'av.version as alert_version',
      'av.kind as alert_kind',
      'av.rule_ids',
      'av.rule_names',
      'av.wires',
      'av.standing',
      'av.confidence',
      'av.carriage',
      'av.hush',
      'av.sounded',
      'av.note',
      'av.reason',
      'av.at',
      'v.story_id',
      'v.title',
      'v.summary',
      'v.url',
      'v.source',
      'v.wires as story_wires',
      'v.priority',
      'v.published',
      'v.demo',
      'v.language',
      'v.labels',
      // Staff merge few: the others cost no look at what they became part of.
      sql<string>`CASE WHEN own.merged_into IS NULL THEN own.id ELSE ${livingIn(sql.ref('own.merged_into'))} END`.as(
        'alert_thread',
      ),
      sql<Marks[] | null>`(SELECT json_agg(m.marks) FROM matches m WHERE m.story_id = av.shown_story_id
        AND m.version = av.shown_version AND m.rule_id = ANY (av.rule_ids))`.as('rule_marks'),
    ]);

/** An alert version as its person sees it. */
export function toAlert(row: AlertRow, cursor: string): Alert {
  return {
    id: row.alert_id,
    version: row.alert_version,
    cursor,
    kind: row.alert_kind,
    thread: row.alert_thread,
    story: toAlertStory({ ...row, wires: row.story_wires }, mergeMarks(row.rule_marks ?? [])),
    rules: row.rule_ids.map((id, index) => ({ id, name: row.rule_names[index] ?? '' })),
    wires: row.wires,
    standing: row.standing,
    confidence: row.confidence,
    // What a summary told of later did not sound by itself.
    silent: !(row.carriage === 'now' && row.sounded),
    ...(row.hush === null ? {} : { hush: { by: row.hush, waits: row.carriage === 'folded' } }),
    note: row.note,
    reason: row.reason,
    at: row.at.toISOString(),
  };
}
