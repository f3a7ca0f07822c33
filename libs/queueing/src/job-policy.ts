import type { JobName, QueueName } from '@app/contracts';
import type { ServerRole } from '@app/settings';

/** The queues that each role takes work from; timed work is done by whoever works at all. */
const QUEUES_OF_ROLE: Readonly<Record<ServerRole, readonly QueueName[]>> = {
  gateway: [],
  poll: ['poll', 'upkeep'],
  match: ['match', 'upkeep'],
  deliver: ['deliver', 'upkeep'],
};

/** The queues of some roles, each once. */
export function queuesOf(roles: readonly ServerRole[]): QueueName[] {
  return [...new Set(roles.flatMap((role) => QUEUES_OF_ROLE[role]))];
}

/** Jobs that one process does at the same time, by queue: polls wait for the network, the rest for the database. */
export const CONCURRENCY: Readonly<Record<QueueName, number>> = { poll: 16, match: 4, deliver: 8, upkeep: 2 };

/** How often a job is tried and how long the first retry waits; the wait doubles each time. */
interface JobPolicy {
  readonly attempts: number;
  readonly backoffMs: number;
}

/**
 * Retries bridge a database that restarts. What fails longer is taken up by the sweeper,
 * and a poll by the feed's next check.
 */
const POLICIES: Readonly<Record<JobName, JobPolicy>> = {
  'poll-feed': { attempts: 2, backoffMs: 1_000 },
  'ask-hub': { attempts: 2, backoffMs: 1_000 },
  'match-story': { attempts: 5, backoffMs: 500 },
  'fan-out': { attempts: 5, backoffMs: 500 },
  'send-push': { attempts: 3, backoffMs: 1_000 },
  'tell-alarm': { attempts: 5, backoffMs: 500 },
  'push-alarm': { attempts: 3, backoffMs: 1_000 },
  // The next round comes by itself.
  'due-feeds': { attempts: 1, backoffMs: 0 },
  sweep: { attempts: 1, backoffMs: 0 },
  'tend-hubs': { attempts: 1, backoffMs: 0 },
  'lift-embargoes': { attempts: 1, backoffMs: 0 },
  'watch-feeds': { attempts: 1, backoffMs: 0 },
  'close-threads': { attempts: 1, backoffMs: 0 },
  'tell-summaries': { attempts: 1, backoffMs: 0 },
};

/**
 * The options of a job. Done or failed, it is removed: an id that exists in any state
 * would block the next job of that id, and what happened is kept in PostgreSQL.
 */
export function jobOptions(name: JobName) {
  const { attempts, backoffMs } = POLICIES[name];
  return {
    attempts,
    backoff: { type: 'exponential', delay: backoffMs },
    removeOnComplete: true,
    removeOnFail: true,
  };
}

/** Timed work: milliseconds from one round to the next. */
export const SCHEDULES = {
  'due-feeds': 1_000,
  sweep: 15_000,
  'tend-hubs': 60_000,
  'lift-embargoes': 2_000,
  'watch-feeds': 60_000,
  'close-threads': 60_000,
  'tell-summaries': 10_000,
} as const;
