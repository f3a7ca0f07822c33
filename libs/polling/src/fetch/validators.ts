import type { FeedMemory, FeedValidators, PollableFeed } from '@app/contracts';
import { expectedBetween } from '../schedule/rhythm.js';

/** Beyond this a "not modified" is not believed without a look at the whole body, in ms. */
const BELIEVED_MS = 6 * 3_600_000;
/** The same when so many occasions for news went by: at random, two in a hundred feeds that tell the truth. */
const BELIEVED_OCCASIONS = 4;
/** What may be sent back in a header; anything longer or with control characters is not a validator. */
const SENDABLE = /^[\x20-\x7e\x80-\xff]{1,500}$/;

/** The validators that an answer gives, as it gives them. */
export function validatorsOf(headers: Readonly<Record<string, string>>): Omit<FeedValidators, 'bodyHash'> {
  const sendable = (value: string | undefined) =>
    value !== undefined && SENDABLE.test(value) ? value : null;
  return { etag: sendable(headers['etag']), lastModified: sendable(headers['last-modified']) };
}

/**
 * The headers that ask only for what changed. None where the server's validators were found to lie, and none once in
 * a while, so that a server which says "not modified" for ever is found out.
 */
export function conditionalHeaders(feed: PollableFeed, now: Date): Record<string, string> {
  const memory = feed.memory ?? null;
  if (feed.bodyHash === null || memory?.validatorsLie === true) return {};
  if (memory !== null && isDoubtful(memory, now)) return {};
  return {
    ...(feed.etag === null ? {} : { 'if-none-match': feed.etag }),
    ...(feed.lastModified === null ? {} : { 'if-modified-since': feed.lastModified }),
  };
}

function isDoubtful({ lastWhole, rhythm }: FeedMemory, now: Date): boolean {
  if (lastWhole === null) return false;
  const since = new Date(lastWhole);
  const missed = rhythm === undefined ? 0 : expectedBetween(rhythm, since, now);
  return now.getTime() - since.getTime() > BELIEVED_MS || missed > BELIEVED_OCCASIONS;
}

/**
 * Whether a server's validators lie: the body changed although all that were known stayed the same, so that a
 * question for changes could have been answered "not modified". Once found, it stays so.
 */
export function validatorsLie(
  feed: PollableFeed,
  headers: Readonly<Record<string, string>>,
  bodyHash: string,
  condition: Readonly<Record<string, string>>,
): boolean {
  if (feed.memory?.validatorsLie === true) return true;
  const { etag, lastModified } = validatorsOf(headers);
  const had = feed.etag !== null || feed.lastModified !== null;
  const same = etag === feed.etag && lastModified === feed.lastModified;
  // Where it was asked for changes and sent the whole, it is wasteful, but did not lie.
  return had && same && bodyHash !== feed.bodyHash && Object.keys(condition).length === 0;
}
