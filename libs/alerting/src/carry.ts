import { dayStart, type Hush } from '@app/contracts';
import type { AlertCause, Carriage, ConcernedPerson, Folded, ToldThread } from '@app/ports';
import { nextDigest, quietTime, type QuietTime } from './quiet-time.js';
import { isPressing, type Event } from './telling.js';

const MINUTE_MS = 60_000;
/** After a gap a feed brings its stories within one poll or two; what waits so long is told together. */
const LATE_GATHER_MS = 2 * MINUTE_MS;
/** So long flash and bulletin are news although they were found late. */
const LATE_PRESSING_MS = 120 * MINUTE_MS;
/** Sounds for rises and material changes of one thread, a day. */
const SOUNDS_A_DAY = 3;

/** How a story version is carried, and why so. */
export interface Carried {
  readonly carriage: Carriage;
  readonly why: string;
  /** What held it back; absent where nothing did, or it never sounds. */
  readonly hush?: Hush;
}

/** What the carriage is decided by, beside the event. */
export interface Carrying {
  readonly cause: AlertCause;
  readonly person: Pick<ConcernedPerson, 'preferences' | 'spentToday' | 'told'>;
  /** A rule's cooldown holds its sound back. */
  readonly cooling: boolean;
  /** Every rule by which the person follows the thread is snoozed. */
  readonly snoozed: boolean;
  readonly now: Date;
}

const NONE: Carriage = { kind: 'none' };
const GATHERED: Carriage = { kind: 'gathered' };
const at = (sound: boolean): Carriage => ({ kind: 'now', sound });

/** The columns of the policy's table: sound, quiet hours, budget. */
export function carry(event: Event, carrying: Carrying): Carried {
  const { person, snoozed } = carrying;
  const waiting = person.told?.waiting ?? null;
  switch (event.row) {
    case 'new':
      return carryNew(carrying);
    case 'page':
      return waiting === null ? { carriage: NONE, why: 'on the page' } : goOnWaiting(waiting, carrying);
    case 'rise':
    case 'material':
    case 'other':
      if (snoozed) {
        return waiting === null
          ? { carriage: NONE, why: 'snoozed, on the page', hush: 'snooze' }
          : goOnWaiting(waiting, carrying);
      }
      if (waiting !== null) return carryWaiting(event, waiting, carrying);
      return event.row === 'other' ? carryOther(carrying) : carryMaterial(carrying);
    case 'correction':
    case 'hold':
    case 'release':
    case 'kill':
      // Who opened it on the page while it waited knows it all the same.
      return waiting !== null && !event.wrong.some(({ opened }) => opened)
        ? goOnWaiting(waiting, carrying)
        : carryFact(event, carrying);
  }
}

function carryNew(carrying: Carrying): Carried {
  const { cause, cooling, now } = carrying;
  const { preferences, spentToday } = carrying.person;
  const quiet = quietTime(preferences, now);
  if (quiet !== null) {
    const passes = cause.priority === 'flash' && preferences.flashAtNight && !quiet.paused;
    if (passes && !isTooLate(carrying)) {
      return { carriage: at(true), why: 'sounds in quiet hours, as allowed' };
    }
    return {
      carriage: { kind: 'folded', into: 'quiet-hours', until: quiet.until.toISOString() },
      why: quiet.paused ? 'waits for the end of the pause' : 'waits for the end of quiet hours',
      hush: hushOf(quiet),
    };
  }
  if (cause.late !== null && isTooLate(carrying)) return foldLate(cause.late, now);
  if (isPressing(cause.priority)) return { carriage: at(true), why: 'sounds' };
  const { budgetPerDay } = preferences;
  if (budgetPerDay !== null && spentToday >= budgetPerDay) {
    const until = nextDigest(preferences, now).toISOString();
    return {
      carriage: { kind: 'folded', into: 'budget', until },
      why: `over the budget of ${budgetPerDay} a day`,
      hush: 'budget',
    };
  }
  return cooling
    ? { carriage: at(false), why: 'silent, its rule cools down', hush: 'cooldown' }
    : { carriage: at(true), why: 'sounds' };
}

/** What waits joins its summary with its last version; as a flash or bulletin it may not have to wait any longer. */
function carryWaiting(event: Event, waiting: Folded, carrying: Carrying): Carried {
  if (event.row !== 'rise' || !isPressing(carrying.cause.priority)) return goOnWaiting(waiting, carrying);
  const asNew = carryNew(carrying);
  return asNew.carriage.kind === 'folded' ? goOnWaiting(waiting, carrying) : asNew;
}

function carryMaterial(carrying: Carrying): Carried {
  const { cause, cooling, now } = carrying;
  const { preferences, told } = carrying.person;
  const quiet = quietTime(preferences, now);
  if (quiet !== null) return { carriage: at(false), why: 'silent in quiet hours', hush: hushOf(quiet) };
  // Who knows the thread sees it change in place; the summary of a gap is for what is new.
  if (isTooLate(carrying)) return { carriage: at(false), why: 'silent, found late', hush: 'late' };
  if (soundsToday(told, dayStart(preferences.timeZone, now)) >= SOUNDS_A_DAY) {
    return {
      carriage: GATHERED,
      why: `silent after ${SOUNDS_A_DAY} sounds of the thread today`,
      hush: 'often',
    };
  }
  return cooling && !isPressing(cause.priority)
    ? { carriage: at(false), why: 'silent, its rule cools down', hush: 'cooldown' }
    : { carriage: at(true), why: 'sounds' };
}

function carryOther({ cause, person, now }: Carrying): Carried {
  if (quietTime(person.preferences, now) !== null) {
    return { carriage: NONE, why: 'on the page in quiet hours' };
  }
  return cause.late === null
    ? { carriage: GATHERED, why: 'silent, gathered' }
    : { carriage: NONE, why: 'found late, on the page' };
}

function carryFact({ row, wrong }: Event, { person, now }: Carrying): Carried {
  const quiet = quietTime(person.preferences, now);
  const opened = wrong.some((told) => told.opened);
  if (quiet !== null) {
    const wasPressing = wrong.some(({ priority }) => isPressing(priority));
    if (row === 'kill' && wasPressing && !quiet.paused) {
      return { carriage: at(true), why: 'sounds in quiet hours: what was told was pressing' };
    }
    const carriage = { kind: 'now', sound: false, heads: quiet.until.toISOString() } as const;
    return { carriage, why: 'at once, silent in quiet hours, heads the summary', hush: hushOf(quiet) };
  }
  if (row === 'kill') return { carriage: at(true), why: 'sounds' };
  return opened
    ? { carriage: at(true), why: 'sounds: the wrong version was opened' }
    : { carriage: at(false), why: 'silent: the wrong version was not opened' };
}

/** What waits for the end of a quiet time waits for that of a pause, where the person paused. */
function goOnWaiting(waiting: Folded, { person, now }: Carrying): Carried {
  const quiet = waiting.into === 'quiet-hours' ? quietTime(person.preferences, now) : null;
  return {
    carriage: waiting,
    why: 'joins what waits',
    hush: quiet === null ? waiting.into : hushOf(quiet),
  };
}

const hushOf = ({ paused }: QuietTime): Hush => (paused ? 'pause' : 'quiet-hours');

function foldLate(late: { readonly feedId: string }, now: Date): Carried {
  const until = new Date(now.getTime() + LATE_GATHER_MS).toISOString();
  return {
    carriage: { kind: 'folded', into: 'late', until, group: late.feedId },
    why: 'found late, told with what else its feed brings',
    hush: 'late',
  };
}

/** Found late, and neither a flash nor a bulletin that is still news. */
function isTooLate({ cause, now }: Carrying): boolean {
  if (cause.late === null) return false;
  return !isPressing(cause.priority) || now.getTime() - Date.parse(cause.at) >= LATE_PRESSING_MS;
}

function soundsToday(told: ToldThread | null, since: Date): number {
  return (told?.versions ?? []).filter(
    ({ kind, sounded, at: toldAt }) => kind === 'update' && sounded && new Date(toldAt) >= since,
  ).length;
}
