import { DEFAULT_PREFERENCES, DEFAULT_RULE_SETTINGS, type Channel, type Preferences } from '@app/contracts';
import type { AlertCause, AlertPolicy, ConcernedPerson, FollowedRule, ToldThread } from '@app/ports';
import { sql } from 'kysely';
import type { Database } from '../database/database.js';
import type { RuleOfCause } from './matched-rules.js';
import { loadTold, type ToldAlert } from './told-threads.js';

/** What was known of a person at the moment, and the alert that goes on, if there is one. */
export interface Concerned {
  readonly person: ConcernedPerson;
  readonly alertId: string | null;
  /** The person muted the thread before anything of it was told. */
  readonly mutedUntold: boolean;
}

/** A rule as far as following it goes, whoever's it is. */
type FollowableRule = Pick<RuleOfCause, 'id' | 'name' | 'settings' | 'scope' | 'owner' | 'matchedBefore'> & {
  readonly deletedAt: Date | null;
};

/** An ended subscription whose end nobody remembers ended long ago. */
const LONG_AGO = new Date(0);

/**
 * What the policy asks of some people, set by set.
 * @param people ids, in the order of the answer
 */
export async function loadConcerned(
  db: Database,
  cause: AlertCause,
  rules: ReadonlyMap<string, RuleOfCause>,
  family: readonly string[],
  people: readonly string[],
  dayStart: AlertPolicy['dayStart'],
  now: Date,
): Promise<Concerned[]> {
  const told = await loadTold(db, cause, family, people);
  const preferences = await loadPreferences(db, people);
  const known = await withToldRules(db, rules, told);
  const subscriptions = await loadSubscriptions(db, people, [...known.keys()]);
  const ended = await loadEnded(db, [...told.values()]);
  const lastSounds = await loadLastSounds(db, people, known, now);
  const counted = await loadCounted(db, people, now);
  return people.map((personId) => {
    const follow = (rule: FollowableRule): FollowedRule | null => {
      const own = subscriptions.get(`${personId} ${rule.id}`);
      const mine = rule.scope === 'topic' || rule.owner === personId;
      if (own === undefined || !mine || rule.deletedAt !== null) return null;
      return {
        ...namesOf(rule),
        channels: own.channels,
        snoozedUntil: own.snoozed_until?.toISOString() ?? null,
        lastSound: lastSounds.get(`${personId} ${rule.id}`)?.toISOString() ?? null,
      };
    };
    const alert = told.get(personId);
    const wasTold = alert !== undefined && alert.versions.length > 0;
    const own = preferences.get(personId) ?? DEFAULT_PREFERENCES;
    const counting = counted.get(personId) ?? [];
    const since = counting.length === 0 ? now : dayStart(own.timeZone, now);
    const endOf = (rule: FollowableRule): Date =>
      rule.deletedAt ?? ended.get(`${personId} ${rule.id}`) ?? LONG_AGO;
    return {
      alertId: alert?.alertId ?? null,
      mutedUntold: alert !== undefined && alert.muted && !wasTold,
      person: {
        personId,
        rules: [...rules.values()]
          .filter(({ matched }) => matched || !wasTold)
          .flatMap((rule) => follow({ ...rule, deletedAt: null }) ?? []),
        told: wasTold ? toldThread(alert, known, follow, endOf) : null,
        preferences: own,
        spentToday: counting.filter((at) => at >= since).length,
      },
    };
  });
}

const namesOf = ({ id, name, settings, matchedBefore }: FollowableRule) => ({
  id,
  name,
  settings,
  matchedBefore,
});

function toldThread(
  alert: ToldAlert,
  known: ReadonlyMap<string, FollowableRule>,
  follow: (rule: FollowableRule) => FollowedRule | null,
  endOf: (rule: FollowableRule) => Date,
): ToldThread {
  const rules = [...alert.rules].map(([id, name]) => known.get(id) ?? lostRule(id, name));
  const followed = rules.map(follow);
  const ends = rules.map(endOf).sort((a, b) => b.getTime() - a.getTime());
  return {
    alertId: alert.alertId,
    versions: alert.versions,
    rules: rules.map(
      (rule, place) =>
        followed[place] ?? { ...namesOf(rule), channels: [], snoozedUntil: null, lastSound: null },
    ),
    endedAt: followed.some((rule) => rule !== null) ? null : (ends[0] ?? LONG_AGO).toISOString(),
    muted: alert.muted,
    waiting: alert.waiting,
  };
}

const lostRule = (id: string, name: string): FollowableRule => ({
  id,
  name,
  settings: DEFAULT_RULE_SETTINGS,
  scope: 'topic',
  owner: null,
  matchedBefore: false,
  deletedAt: LONG_AGO,
});

async function loadPreferences(
  db: Database,
  people: readonly string[],
): Promise<ReadonlyMap<string, Preferences>> {
  const rows = await db
    .selectFrom('people')
    .select(['id', 'preferences'])
    .where('id', '=', sql<string>`ANY (${[...people]}::bigint[])`)
    .execute();
  return new Map(rows.map((row) => [row.id, { ...DEFAULT_PREFERENCES, ...row.preferences }]));
}

/** The rules of the story version, and those by which its thread was told. */
async function withToldRules(
  db: Database,
  rules: ReadonlyMap<string, RuleOfCause>,
  told: ReadonlyMap<string, ToldAlert>,
): Promise<ReadonlyMap<string, FollowableRule>> {
  const known = new Map<string, FollowableRule>(
    [...rules].map(([id, rule]) => [id, { ...rule, deletedAt: null }]),
  );
  const missing = new Set([...told.values()].flatMap((alert) => [...alert.rules.keys()]));
  for (const id of known.keys()) missing.delete(id);
  if (missing.size === 0) return known;
  const rows = await db
    .selectFrom('rules')
    .select(['id', 'name', 'settings', 'scope', 'owner_id as owner', 'deleted_at as deletedAt'])
    .where('id', '=', sql<string>`ANY (${[...missing]}::bigint[])`)
    .execute();
  for (const row of rows) {
    known.set(row.id, {
      ...row,
      settings: { ...DEFAULT_RULE_SETTINGS, ...row.settings },
      matchedBefore: false,
    });
  }
  return known;
}

/** By person and rule, with a space between. */
async function loadSubscriptions(
  db: Database,
  people: readonly string[],
  rules: readonly string[],
): Promise<ReadonlyMap<string, { readonly channels: Channel[]; readonly snoozed_until: Date | null }>> {
  const rows = await db
    .selectFrom('subscriptions')
    .selectAll()
    .where('person_id', '=', sql<string>`ANY (${[...people]}::bigint[])`)
    .where('rule_id', '=', sql<string>`ANY (${[...rules]}::bigint[])`)
    .execute();
  return new Map(rows.map((row) => [`${row.person_id} ${row.rule_id}`, row]));
}

async function loadEnded(db: Database, told: readonly ToldAlert[]): Promise<ReadonlyMap<string, Date>> {
  if (told.length === 0) return new Map();
  const rows = await db
    .selectFrom('past_subscriptions')
    .selectAll()
    .where('person_id', '=', sql<string>`ANY (${told.map(({ personId }) => personId)}::bigint[])`)
    .execute();
  return new Map(rows.map((row) => [`${row.person_id} ${row.rule_id}`, row.ended_at]));
}

const MINUTE_MS = 60_000;

/** When alerts that name a rule last sounded, of rules that rest after a sound. */
async function loadLastSounds(
  db: Database,
  people: readonly string[],
  rules: ReadonlyMap<string, FollowableRule>,
  now: Date,
): Promise<ReadonlyMap<string, Date>> {
  const resting = [...rules.values()].filter(({ settings }) => settings.cooldownMinutes > 0);
  if (resting.length === 0) return new Map();
  const longest = Math.max(...resting.map(({ settings }) => settings.cooldownMinutes));
  const { rows } = await sql<{ person_id: string; rule_id: string; at: Date }>`
    SELECT v.person_id, r.id AS rule_id, max(v.at) AS at
    FROM alert_versions v CROSS JOIN LATERAL unnest(v.rule_ids) AS r (id)
    WHERE v.person_id = ANY (${[...people]}::bigint[]) AND v.sounded
      AND v.at > ${new Date(now.getTime() - longest * MINUTE_MS)}
      AND r.id = ANY (${resting.map(({ id }) => id)}::bigint[])
    GROUP BY v.person_id, r.id`.execute(db);
  return new Map(rows.map((row) => [`${row.person_id} ${row.rule_id}`, row.at]));
}

/** The longest day there is: one on which clocks are put back. */
const LONGEST_DAY_MS = 25 * 60 * MINUTE_MS;

async function loadCounted(
  db: Database,
  people: readonly string[],
  now: Date,
): Promise<ReadonlyMap<string, Date[]>> {
  const { rows } = await sql<{ person_id: string; times: Date[] }>`
    SELECT person_id, array_agg(at) AS times FROM alert_versions
    WHERE person_id = ANY (${[...people]}::bigint[]) AND counts AND at > ${new Date(now.getTime() - LONGEST_DAY_MS)}
    GROUP BY person_id`.execute(db);
  return new Map(rows.map((row) => [row.person_id, row.times]));
}
