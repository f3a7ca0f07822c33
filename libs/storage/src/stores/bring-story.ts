import type { AlertCause, AlertPolicy, BroughtSet, Silence } from '@app/ports';
import { sql } from 'kysely';
import type { Tx } from '../database/database.js';
import { concernedPage, showingFamily } from './concerned-page.js';
import { loadConcerned } from './concerned-people.js';
import { rulesOfCause } from './matched-rules.js';
import { holdThread, splitFrom, toldSilently } from './rearrange-alerts.js';
import { recordAlerts, type Decided } from './record-alerts.js';
import { storable } from './stored-text.js';

/** Brings a story version to the next set of people, in the caller's transaction; see the port. */
export async function bringStory(
  tx: Tx,
  cause: AlertCause,
  policy: AlertPolicy,
  afterPerson: string | null,
  limit: number,
  now: Date,
): Promise<BroughtSet> {
  await holdThread(tx, cause);
  const rules = await rulesOfCause(tx, cause);
  const family = await showingFamily(tx, cause);
  const after = afterPerson ?? '0';
  const from = await splitFrom(tx, cause);
  const page =
    from === null
      ? await concernedPage(tx, cause, rules, family, after, limit)
      : await toldSilently(tx, cause, from, after, limit);
  const people = await lockPeople(tx, cause, from, page);
  const concerned = await loadConcerned(tx, cause, rules, family, people, policy.dayStart, now);
  const decided: Decided[] = [];
  const silences: Silence[] = [];
  for (const each of concerned) {
    const { person } = each;
    const verdict = each.mutedUntold ? MUTED(person.personId) : policy.decide(cause, person, now);
    if ('silent' in verdict) silences.push(verdict);
    else decided.push({ verdict, concerned: each });
  }
  await keepSilences(tx, cause, silences, now);
  const deliveries = await recordAlerts(tx, cause, decided, policy, now);
  return { deliveries, next: page.length < limit ? null : (page.at(-1) ?? null) };
}

const MUTED = (personId: string): Silence => ({ personId, silent: true, reason: 'muted' });

/**
 * Holds the people to the end of the transaction, so that what they were told and how often they were disturbed
 * today stays as it is read. In the order of their ids, so that two sets never wait in a ring.
 * @param from the thread that the story was split off from: what was told there does not count
 * @returns those who don't have the story version yet
 */
async function lockPeople(
  tx: Tx,
  cause: AlertCause,
  from: string | null,
  ids: readonly string[],
): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    SELECT id FROM people WHERE id = ANY (${[...ids]}::bigint[]) ORDER BY id FOR NO KEY UPDATE`.execute(tx);
  // A statement of its own: it sees what whoever held these rows before has written.
  const { rows: done } = await sql<{ person_id: string }>`
    SELECT v.person_id FROM alert_versions v JOIN alerts a ON a.id = v.alert_id
    WHERE v.story_id = ${cause.storyId} AND v.story_version = ${cause.version}
      AND v.person_id = ANY (${[...ids]}::bigint[])
      AND a.thread_id IS DISTINCT FROM ${from}::bigint`.execute(tx);
  const have = new Set(done.map((row) => row.person_id));
  return rows.map(({ id }) => id).filter((id) => !have.has(id));
}

async function keepSilences(
  tx: Tx,
  cause: AlertCause,
  silences: readonly Silence[],
  now: Date,
): Promise<void> {
  if (silences.length === 0) return;
  const byReason = new Map<string, string[]>();
  for (const { reason, personId } of silences) {
    const people = byReason.get(reason);
    if (people === undefined) byReason.set(reason, [personId]);
    else people.push(personId);
  }
  await tx
    .insertInto('silences')
    .values(
      [...byReason].map(([reason, people]) => ({
        story_id: cause.storyId,
        version: cause.version,
        reason: storable(reason),
        people,
        at: now,
      })),
    )
    .execute();
}
