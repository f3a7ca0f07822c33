import type { PollableFeed } from '@app/contracts';

/** A feed as storage gives it before its first poll, with what is given. */
export function neverPolled(given: Partial<PollableFeed> & Pick<PollableFeed, 'url'>): PollableFeed {
  return {
    id: '1',
    name: 'test',
    wire: null,
    language: null,
    every: null,
    failures: 0,
    interval: 60,
    firstPolledAt: null,
    etag: null,
    lastModified: null,
    bodyHash: null,
    ...given,
  };
}
