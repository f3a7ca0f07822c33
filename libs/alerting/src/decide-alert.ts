import { CHANNELS, type Channel } from '@app/contracts';
import type { AlertCause, AlertVerdict, ConcernedPerson, FollowedRule, Silence, Telling } from '@app/ports';
import { carry } from './carry.js';
import { confidenceOf } from './confidence.js';
import { isFact } from './fact-event.js';
import { firstEvent, sourcesNeeded } from './first-event.js';
import { standingReports, wiresOf } from './thread-reports.js';
import { toldEvent } from './told-event.js';
import { isPressing, nothing, type AskingRule, type Event, type Nothing } from './telling.js';

const MINUTE_MS = 60_000;
/** So long after the last of its rules ended, corrections, releases and kills still come. */
const AFTERMATH_MS = 7 * 24 * 60 * MINUTE_MS;

/**
 * Decides what one story version is to one person: the whole policy of docs/alerts.md.
 * @returns the alert version to write and how it is carried, or why there is none
 */
export function decideAlert(cause: AlertCause, person: ConcernedPerson, now: Date): AlertVerdict | Silence {
  const rules = rulesOf(person);
  const awake = rules.filter((rule) => !isSnoozed(rule, now));
  const event = eventFor(cause, person, awake, now);
  if (event.row === null) return { personId: person.personId, silent: true, reason: event.why };
  const telling = tellingOf(cause, event, named(person, rules, awake));
  const {
    carriage,
    why,
    hush = null,
  } = carry(event, {
    cause,
    person,
    cooling: awake.length > 0 && awake.every((rule) => isCooling(rule, now)),
    snoozed: awake.length === 0,
    now,
  });
  return {
    ...telling,
    personId: person.personId,
    rules: named(person, rules, awake).map(({ id, name }) => ({ id, name })),
    channels: event.wrong.length > 0 ? channelsOf(event.wrong) : channelsOf(awake),
    carriage,
    hush,
    counts: event.row === 'new' && carriage.kind === 'now' && !isPressing(cause.priority),
    reason: `${event.why}: ${why}`,
  };
}

/** What is said of a story version, to a person or in a topic's room; the reason is the event's alone. */
export function tellingOf(cause: AlertCause, event: Event, rules: readonly AskingRule[]): Telling {
  const { reports } = cause;
  return {
    kind: event.kind,
    showsStoryId: event.showsStoryId,
    wires: wiresOf(reports),
    standing: wiresOf(standingReports(reports)),
    confidence: confidenceOf(reports, sourcesNeeded(rules)),
    note: event.note,
    reason: event.why,
  };
}

function eventFor(
  cause: AlertCause,
  { told, rules }: ConcernedPerson,
  awake: readonly FollowedRule[],
  now: Date,
): Event | Nothing {
  if (told?.muted === true) return nothing('the thread is muted');
  if (told === null || told.versions.length === 0) {
    const event = firstEvent(cause, awake.length === 0 ? rules : awake);
    return event.row !== null && awake.length === 0 ? nothing('its rules are snoozed') : event;
  }
  if (told.endedAt !== null && rules.length === 0) {
    if (!isFact(cause.kind)) return nothing('not followed any more');
    if (cause.kind === 'hold') return nothing('hold: not followed any more');
    if (hasEnded(told.endedAt, now)) return nothing(`${cause.kind}: not followed for over 7 days`);
  }
  return toldEvent(cause, told.versions, { following: awake, matched: rules }, now);
}

/** The rules by which a person follows a thread, once each: those that told it, and those that matched now. */
function rulesOf({ told, rules }: ConcernedPerson): FollowedRule[] {
  const followed = (told?.rules ?? []).filter(({ channels }) => channels.length > 0);
  return [...new Map([...followed, ...rules].map((rule) => [rule.id, rule])).values()];
}

/** What an alert names: every rule that counts; where none does (a kill after the end), those that told it. */
function named(
  { told }: ConcernedPerson,
  rules: readonly FollowedRule[],
  awake: readonly FollowedRule[],
): readonly FollowedRule[] {
  if (awake.length > 0) return awake;
  return rules.length > 0 ? rules : (told?.rules ?? []);
}

const channelsOf = (each: readonly { readonly channels: readonly Channel[] }[]): Channel[] =>
  CHANNELS.filter((channel) => each.some(({ channels }) => channels.includes(channel)));

const isSnoozed = ({ snoozedUntil }: FollowedRule, now: Date) =>
  snoozedUntil !== null && new Date(snoozedUntil) > now;

const isCooling = ({ lastSound, settings }: FollowedRule, now: Date) =>
  lastSound !== null && now.getTime() - Date.parse(lastSound) < settings.cooldownMinutes * MINUTE_MS;

const hasEnded = (endedAt: string, now: Date) => now.getTime() - Date.parse(endedAt) > AFTERMATH_MS;
