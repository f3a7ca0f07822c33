import { NO_FACTS, type Channel, type Confidence, type FoldInto, type Kind } from '@app/contracts';
import type { AlertCause, Carriage, Folded, ToldVersion } from '@app/ports';
import { sql } from 'kysely';
import type { Database } from '../database/database.js';

/** One person's alert on the thread. */
export interface ToldAlert {
  readonly alertId: string;
  readonly personId: string;
  readonly muted: boolean;
  /** Oldest first; empty where a thread was muted before it was told. */
  readonly versions: readonly ToldVersion[];
  /** The rules of all versions, with the names of then. */
  readonly rules: ReadonlyMap<string, string>;
  readonly waiting: Folded | null;
}

/**
 * The alerts of some people that a story version goes on with, by person: of a story that an alert
 * showed elsewhere (`family`) that one, else the one on its thread.
 */
export async function loadTold(
  db: Database,
  cause: AlertCause,
  family: readonly string[],
  people: readonly string[],
): Promise<ReadonlyMap<string, ToldAlert>> {
  const { rows: alerts } = await sql<{ id: string; person_id: string; muted: boolean }>`
    SELECT DISTINCT ON (person_id) id, person_id, muted FROM (
      SELECT id, person_id, muted_at IS NOT NULL AS muted, 1 AS place FROM alerts
      WHERE thread_id = ${cause.threadId} AND person_id = ANY (${[...people]}::bigint[])
      UNION ALL
      SELECT a.id, a.person_id, a.muted_at IS NOT NULL, 0 FROM alert_versions v JOIN alerts a ON a.id = v.alert_id
      WHERE v.shown_story_id = ANY (${[...family]}::bigint[]) AND v.person_id = ANY (${[...people]}::bigint[])
    ) found ORDER BY person_id, place, id DESC`.execute(db);
  const ids = alerts.map(({ id }) => id);
  const [versions, waiting] = [await loadVersions(db, ids), await loadWaiting(db, ids)];
  return new Map(
    alerts.map(({ id, person_id: personId, muted }) => {
      const own = versions.get(id) ?? [];
      return [
        personId,
        {
          alertId: id,
          personId,
          muted,
          versions: own.map(({ told }) => told),
          rules: new Map(own.flatMap(({ rules }) => rules)),
          waiting: waiting.get(id) ?? null,
        },
      ];
    }),
  );
}

interface VersionRow {
  readonly alert_id: string;
  readonly version: number;
  readonly at: Date;
  readonly shown_story_id: string;
  readonly shown_version: number;
  readonly about_story_id: string;
  readonly kind: Kind;
  readonly confidence: Confidence;
  readonly channels: Channel[];
  readonly sounded: boolean;
  readonly carriage: Carriage['kind'];
  readonly opened: boolean;
  readonly rule_ids: string[];
  readonly rule_names: string[];
}

/** A version, with the rules it names. */
interface NamedVersion {
  readonly told: ToldVersion;
  readonly rules: readonly (readonly [string, string])[];
}

async function loadVersions(
  db: Database,
  alertIds: readonly string[],
): Promise<ReadonlyMap<string, NamedVersion[]>> {
  const { rows } = await sql<VersionRow>`
    SELECT alert_id, version, at, shown_story_id, shown_version, about_story_id, kind, confidence, channels, sounded, carriage,
      opened_at IS NOT NULL AS opened, rule_ids, rule_names
    FROM alert_versions WHERE alert_id = ANY (${[...alertIds]}::bigint[]) ORDER BY alert_id, version`.execute(
    db,
  );
  const shown = await loadShown(db, rows);
  const byAlert = new Map<string, NamedVersion[]>();
  for (const row of rows) {
    const text = shown.get(shownKey(row.shown_story_id, row.shown_version));
    if (text === undefined) continue;
    const own = byAlert.get(row.alert_id) ?? [];
    byAlert.set(row.alert_id, own);
    own.push({
      told: {
        version: row.version,
        at: row.at.toISOString(),
        storyId: row.shown_story_id,
        aboutStoryId: row.about_story_id,
        kind: row.kind,
        ...text,
        confidence: row.confidence,
        channels: row.channels,
        sounded: row.sounded,
        alerted: row.sounded || row.carriage === 'now',
        opened: row.opened,
      },
      rules: row.rule_ids.map((id, place) => [id, row.rule_names[place] ?? ''] as const),
    });
  }
  return byAlert;
}

/** Names a story version. */
export const shownKey = (storyId: string, version: number): string => `${storyId} ${version}`;

/** What alert versions showed: many people were shown the same, so each is read once. */
export async function loadShown(
  db: Database,
  shown: readonly { readonly shown_story_id: string; readonly shown_version: number }[],
): Promise<ReadonlyMap<string, Pick<ToldVersion, 'title' | 'priority' | 'facts'>>> {
  const distinct = new Map(shown.map((row) => [shownKey(row.shown_story_id, row.shown_version), row]));
  if (distinct.size === 0) return new Map();
  const wanted = [...distinct.values()];
  const rows = await db
    .selectFrom('story_versions')
    .select(['story_id', 'version', 'title', 'priority', 'facts'])
    .where(
      sql<boolean>`(story_id, version) IN (SELECT * FROM unnest(
        ${wanted.map((row) => row.shown_story_id)}::bigint[], ${wanted.map((row) => row.shown_version)}::integer[]))`,
    )
    .execute();
  return new Map(
    rows.map(({ story_id, version, title, priority, facts }) => [
      shownKey(story_id, version),
      { title, priority, facts: facts ?? NO_FACTS },
    ]),
  );
}

async function loadWaiting(db: Database, alertIds: readonly string[]): Promise<ReadonlyMap<string, Folded>> {
  const { rows } = await sql<{
    alert_id: string;
    folded_into: FoldInto;
    due_at: Date;
    feed_id: string | null;
  }>`
    SELECT alert_id, folded_into, due_at, feed_id FROM waiting_alerts
    WHERE alert_id = ANY (${[...alertIds]}::bigint[]) AND NOT heads`.execute(db);
  return new Map(
    rows.map((row) => [
      row.alert_id,
      {
        kind: 'folded',
        into: row.folded_into,
        until: row.due_at.toISOString(),
        ...(row.feed_id === null ? {} : { group: row.feed_id }),
      },
    ]),
  );
}
