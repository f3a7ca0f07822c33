import type { Alert, Marks } from '@app/contracts';
import { sql, type Selectable } from 'kysely';
import type { Database } from '../database/database.js';
import type { AlertVersionTable, StoryVersionTable } from '../database/tables.js';
import { mergeMarks } from './merge-marks.js';
import { toAlertStory, type ShownColumns } from './story-rows.js';

/** One alert version with its story version and the marks of this person's rules alone. */
export interface AlertRow
  extends
    ShownColumns,
    Pick<Selectable<AlertVersionTable>, 'alert_id' | 'rule_ids' | 'rule_names' | 'at'>,
    Pick<Selectable<StoryVersionTable>, 'thread_id' | 'thread_wires' | 'standing'> {
  readonly alert_version: number;
  readonly alert_kind: Alert['kind'];
  readonly rule_marks: Marks[] | null;
}

/** Alert versions with all that an {@link Alert} shows; the caller narrows it down. */
export const selectAlerts = (db: Database) =>
  db
    .selectFrom('alert_versions as av')
    .innerJoin('story_versions as v', (join) =>
      join.onRef('v.story_id', '=', 'av.story_id').onRef('v.version', '=', 'av.story_version'),
    )
    .select([
      'av.alert_id',
      'av.version as alert_version',
      'av.kind as alert_kind',
      'av.rule_ids',
      'av.rule_names',
      'av.at',
      'v.story_id',
      'v.title',
      'v.summary',
      'v.url',
      'v.source',
      'v.wires',
      'v.priority',
      'v.published',
      'v.demo',
      'v.language',
      'v.thread_id',
      'v.thread_wires',
      'v.standing',
      sql<Marks[] | null>`(SELECT json_agg(m.marks) FROM matches m WHERE m.story_id = av.story_id
        AND m.version = av.story_version AND m.rule_id = ANY (av.rule_ids))`.as('rule_marks'),
    ]);

/** An alert version as its person sees it. */
export function toAlert(row: AlertRow, cursor: string): Alert {
  if (row.thread_id === null) throw new Error(`Alert ${row.alert_id} shows a story that has no thread.`);
  return {
    id: row.alert_id,
    version: row.alert_version,
    cursor,
    kind: row.alert_kind,
    thread: row.thread_id,
    story: toAlertStory(row, mergeMarks(row.rule_marks ?? [])),
    rules: row.rule_ids.map((id, index) => ({ id, name: row.rule_names[index] ?? '' })),
    wires: row.thread_wires ?? [],
    standing: row.standing ?? [],
    at: row.at.toISOString(),
  };
}
