import type { FeedMemory, PollableFeed, PollFailure } from '@app/contracts';
import { NO_MEMORY } from './feed-memory.js';
import type { FetchResult } from './fetch/fetch-feed.js';
import type { PollOutcomeRecord } from './poll-result.js';
import { nextCheck } from './schedule/next-check.js';
import type { NextCheck, NextCheckInput } from './schedule/next-check.js';
import { observe } from './schedule/rhythm.js';

type Answered = Exclude<FetchResult, { kind: 'failed' }>;

/** What is remembered after an answer, before its document is read. */
export function memoryAfter(feed: PollableFeed, now: Date, answered: Answered): FeedMemory {
  const before = feed.memory ?? NO_MEMORY;
  const whole = answered.kind === 'fetched' || answered.whole;
  return {
    ...before,
    ...observe(before, [], now),
    lastWhole: whole ? now.toISOString() : before.lastWhole,
    validatorsLie: answered.validatorsLie,
    movedTo: answered.permanentUrl,
  };
}

/** What an answer leaves on its feed. */
export function answeredRecord(
  feed: PollableFeed,
  now: Date,
  answered: Answered,
  memory: FeedMemory,
): PollOutcomeRecord {
  const when = nextCheckOf(feed, now, memory, { headers: answered.headers });
  // Once may be a mistake of theirs; the second time in a row the feed has moved.
  const moves = memory.movedTo !== null && memory.movedTo === feed.memory?.movedTo;
  return {
    ...answered.validators,
    ...when,
    at: now,
    failure: null,
    memory: { ...memory, usualInterval: when.interval },
    ...(moves && memory.movedTo !== null ? { movedTo: memory.movedTo } : {}),
  };
}

/** What a failure leaves on its feed: validators and hash stay, so that an unchanged feed is not read again after it. */
export function failedRecord(
  feed: PollableFeed,
  now: Date,
  failure: PollFailure,
  retryAt: Date | null,
): PollOutcomeRecord {
  const memory = { ...(feed.memory ?? NO_MEMORY), movedTo: null };
  const when = nextCheckOf(feed, now, memory, { failure: failure.code, retryAt });
  const { etag, lastModified, bodyHash } = feed;
  return { etag, lastModified, bodyHash, ...when, at: now, failure, memory };
}

/** What a hub's delivery leaves on its feed: nothing but what its items tell. */
export function deliveredRecord(feed: PollableFeed, now: Date, memory: FeedMemory): PollOutcomeRecord {
  const { etag, lastModified, bodyHash } = feed;
  const when = nextCheckOf(feed, now, memory, { servedByHub: true });
  return { etag, lastModified, bodyHash, ...when, at: now, failure: null, memory };
}

function nextCheckOf(
  feed: PollableFeed,
  now: Date,
  memory: FeedMemory,
  how: Partial<Pick<NextCheckInput, 'failure' | 'headers' | 'retryAt' | 'servedByHub'>>,
): NextCheck {
  return nextCheck({
    now,
    failure: null,
    failuresBefore: feed.failures,
    every: feed.every,
    memory,
    servedByHub: feed.servedByHub === true,
    headers: {},
    retryAt: null,
    jitter: Math.random(),
    ...how,
  });
}
