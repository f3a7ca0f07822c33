import type { FeedMemory, PollFailureCode } from '@app/contracts';
import { readFreshness } from '../fetch/http-time.js';
import { expectedPerHour } from './rhythm.js';

/** Seconds: nobody is asked more often, unless an admin says so. */
const FLOOR = 60;
/** Seconds: nobody is asked less often, whatever happens. */
const CEILING = 3600;
/** Seconds between looks at a feed whose hub brings its items: slow, but soon enough to notice a hub that doesn't. */
const SAFETY = 900;
/** Seconds between looks at a feed of which too little is known. */
const UNKNOWN_RHYTHM = 300;
/** Looks for each occasion that is expected: what comes at random waits a twentieth of the usual gap. */
const LOOKS_PER_OCCASION = 10;
/** Seconds after which a feed that fails for the first time is looked at again, where no admin set another. */
const FIRST_RETRY = 60;
/** Seconds for which a server that finds us too frequent is left alone at least, where it does not say how long. */
const LEAST_REST = 300;
/** The share by which a time is moved, so that feeds which fell into step come out of it. */
const JITTER = 0.1;

export interface NextCheckInput {
  readonly now: Date;
  /** The failure, or null for a poll that succeeded. */
  readonly failure: PollFailureCode | null;
  /** Failed polls in a row before this one. */
  readonly failuresBefore: number;
  /** Set by an admin, in seconds: it wins over rhythm and wishes. */
  readonly every: number | null;
  readonly memory: Pick<FeedMemory, 'itemTimes' | 'rhythm' | 'ttlMinutes' | 'skipHours'>;
  /** Whether a hub brings its items. */
  readonly servedByHub: boolean;
  /** Of the answer; empty where there was none. */
  readonly headers: Readonly<Record<string, string>>;
  /** Not before this time, says the server. */
  readonly retryAt: Date | null;
  /** Between 0 and 1, drawn at random. */
  readonly jitter: number;
}

export interface NextCheck {
  readonly nextCheck: Date;
  /** Whole seconds from now. */
  readonly interval: number;
  /** In plain words. */
  readonly reason: string;
}

/** Decides when to look at a feed again: never later than an hour from now, never again and again in step with others. */
export function nextCheck(input: NextCheckInput): NextCheck {
  const wait = input.failure === null ? afterSuccess(input) : afterFailure(input);
  const interval = Math.ceil(spread(wait, Math.max(CEILING, input.every ?? 0), input.jitter));
  return {
    nextCheck: new Date(input.now.getTime() + interval * 1000),
    interval,
    reason: wait.reason,
  };
}

/** Moves a wait by a little, up to the ceiling; what stands at the ceiling is moved down. */
function spread({ seconds, exact }: Wait, ceiling: number, jitter: number): number {
  if (exact) return seconds;
  const moved = seconds * (1 + JITTER * jitter);
  return moved <= ceiling ? moved : ceiling * (1 - JITTER * jitter);
}

interface Wait {
  readonly seconds: number;
  readonly reason: string;
  /** Whether it is taken as it is: an admin's word, or what a server asks for at least. */
  readonly exact: boolean;
}

function afterFailure({ now, failure, failuresBefore, every, retryAt, jitter }: NextCheckInput): Wait {
  // What an admin set is still the least: a feed looked at every second hour is not looked at sooner for failing.
  const usual = every ?? FIRST_RETRY;
  const first = failure === 'rate-limited' ? Math.max(usual, LEAST_REST) : usual;
  const backedOff = Math.max(usual, Math.min(CEILING, first * 2 ** Math.min(failuresBefore, 12)));
  if (retryAt !== null) {
    const asked = Math.min(CEILING, (retryAt.getTime() - now.getTime()) / 1000);
    if (asked >= usual) {
      const seconds = Math.min(CEILING, asked * (1 + JITTER * jitter));
      return { seconds, reason: 'the server asks to be left alone until then', exact: true };
    }
  }
  if (failure === 'gone') {
    return { seconds: Math.max(usual, CEILING), reason: 'the publisher says the feed is gone', exact: false };
  }
  const reason =
    failuresBefore === 0 ? 'the last poll failed' : `the last ${failuresBefore + 1} polls failed`;
  return { seconds: backedOff, reason, exact: false };
}

function afterSuccess({ now, every, memory, headers, servedByHub }: NextCheckInput): Wait {
  if (servedByHub) {
    return { seconds: Math.max(SAFETY, every ?? 0), reason: 'its hub brings what is new', exact: false };
  }
  if (every !== null) return { seconds: every, reason: `set to every ${every} s`, exact: true };
  if (memory.skipHours.includes(now.getUTCHours())) {
    const left = 3600 - (now.getUTCMinutes() * 60 + now.getUTCSeconds());
    return {
      seconds: Math.max(FLOOR, left),
      reason: 'the feed asks not to be read in this hour',
      exact: false,
    };
  }
  const perHour = expectedPerHour(memory, now);
  const rhythm: Wait =
    perHour === null
      ? { seconds: UNKNOWN_RHYTHM, reason: 'too few items to know its rhythm', exact: false }
      : {
          seconds: perHour === 0 ? CEILING : Math.min(CEILING, 3600 / (perHour * LOOKS_PER_OCCASION)),
          reason: `news about ${oftenAnHour(perHour)} at this time of day`,
          exact: false,
        };
  const wishes: Wait[] = [
    { seconds: FLOOR, reason: 'the least wait between two looks', exact: false },
    {
      seconds: (memory.ttlMinutes ?? 0) * 60,
      reason: `the feed asks for ${memory.ttlMinutes ?? 0} min (ttl)`,
      exact: false,
    },
    {
      seconds: readFreshness(headers) / 1000,
      reason: 'the server says that its answer stays fresh (cache)',
      exact: false,
    },
  ];
  // The longest wait wins: looking sooner than a publisher wishes brings nothing but annoyance.
  return wishes.reduce((longest, wish) => (wish.seconds > longest.seconds ? wish : longest), rhythm);
}

/** A rate by the hour in words: `once an hour`. */
function oftenAnHour(rate: number): string {
  const times = rate >= 1 ? String(Math.round(rate)) : rate.toFixed(1);
  return times === '1' || times === '1.0' ? 'once an hour' : `${times} times an hour`;
}
