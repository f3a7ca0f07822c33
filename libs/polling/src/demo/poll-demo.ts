import type { PollableFeed } from '@app/contracts';
import type { PollOutcomeRecord, PollResult } from '../poll-result.js';
import { pollDemoWire } from './demo-wire.js';

/** A poll of the demo wire, with its next check at its next release. */
export function pollDemo(feed: PollableFeed, now: Date): PollResult {
  const { parsed, releases, nextRelease } = pollDemoWire(
    feed.firstPolledAt === null ? null : new Date(feed.firstPolledAt),
    now,
  );
  const bodyHash = String(releases);
  const record: PollOutcomeRecord = {
    at: now,
    nextCheck: nextRelease,
    interval: Math.ceil((nextRelease.getTime() - now.getTime()) / 1000),
    failure: null,
    etag: null,
    lastModified: null,
    bodyHash,
    title: parsed.title,
    reason: 'the demo wire releases its next story then',
  };
  const known = feed.firstPolledAt !== null && bodyHash === feed.bodyHash;
  return known ? { kind: 'not-modified', record } : { kind: 'fetched', parsed, record };
}
