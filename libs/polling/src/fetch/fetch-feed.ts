import { createHash } from 'node:crypto';
import type { FeedValidators, PollableFeed, PollFailure } from '@app/contracts';
import type { OutboundHttp, OutboundLimits, OutboundResponse } from '@app/net';
import { failureOfStatus } from './answer-failure.js';
import { credentialHeaders } from './credential-headers.js';
import { readRetryAfter } from './http-time.js';
import { conditionalHeaders, validatorsLie, validatorsOf } from './validators.js';

/** What one fetch may cost: the largest feeds of agencies stay below 5 MB. */
export const FEED_LIMITS: OutboundLimits = {
  firstByteMs: 15_000,
  totalMs: 30_000,
  maxBytes: 10_000_000,
  maxDecodedBytes: 10_000_000,
};
const REDIRECTS = 5;
const ACCEPT =
  'application/rss+xml, application/atom+xml, application/rdf+xml, application/feed+json, ' +
  'application/json;q=0.8, application/xml;q=0.8, text/xml;q=0.8, */*;q=0.1';

interface Answered {
  readonly headers: Readonly<Record<string, string>>;
  readonly validators: FeedValidators;
  /** Whether the server's validators were found to lie, now or before. */
  readonly validatorsLie: boolean;
  /** Where permanent redirects alone led. */
  readonly permanentUrl: string | null;
}

export type FetchResult =
  /** A body that was not there before; not yet known to be a feed. */
  | (Answered & {
      readonly kind: 'fetched';
      readonly body: Uint8Array;
      readonly contentType: string | null;
      /** Where it came from, after redirects: the base of its relative links. */
      readonly url: string;
    })
  /** `whole`: the body came and is the same as before. */
  | (Answered & { readonly kind: 'not-modified'; readonly whole: boolean })
  | {
      readonly kind: 'failed';
      readonly failure: PollFailure;
      /** Not before this time, says the server. */
      readonly retryAt: Date | null;
    };

/**
 * Fetches a feed, asking only for what changed since the poll before. Does not throw
 * for anything a server does; an unchanged body is told by its hash and not given.
 */
export async function fetchFeed(
  feed: PollableFeed,
  http: OutboundHttp,
  now: Date,
  limits: OutboundLimits,
): Promise<FetchResult> {
  const condition = conditionalHeaders(feed, now);
  const answer = await http.request({
    method: 'GET',
    url: feed.url,
    headers: { accept: ACCEPT, ...condition },
    credentials: credentialHeaders(feed.credentials),
    limits,
    redirects: REDIRECTS,
  });
  if (answer.kind === 'failed') {
    return { kind: 'failed', failure: { code: answer.code, message: answer.message }, retryAt: null };
  }
  if (answer.status === 304) return notModified(feed, answer, Object.keys(condition).length > 0);
  const failure = failureOf(answer);
  if (failure !== null) return { kind: 'failed', failure, retryAt: retryAt(answer, now) };

  const bodyHash = createHash('sha256').update(answer.body).digest('hex');
  const lie = validatorsLie(feed, answer.headers, bodyHash, condition);
  const answered: Answered = {
    headers: answer.headers,
    validators: { ...(lie ? { etag: null, lastModified: null } : validatorsOf(answer.headers)), bodyHash },
    validatorsLie: lie,
    permanentUrl: answer.permanentUrl ?? null,
  };
  if (bodyHash === feed.bodyHash) return { kind: 'not-modified', whole: true, ...answered };
  return {
    kind: 'fetched',
    body: answer.body,
    contentType: answer.headers['content-type'] ?? null,
    url: answer.url,
    ...answered,
  };
}

function notModified(feed: PollableFeed, answer: OutboundResponse, asked: boolean): FetchResult {
  if (!asked) {
    const message = `${new URL(answer.url).hostname} says "not modified" although it was asked for the whole feed.`;
    return { kind: 'failed', failure: { code: 'http-error', message, status: 304 }, retryAt: null };
  }
  // A 304 may bring newer validators (RFC 9110, 15.4.5).
  const newer = validatorsOf(answer.headers);
  return {
    kind: 'not-modified',
    whole: false,
    headers: answer.headers,
    validators: {
      etag: newer.etag ?? feed.etag,
      lastModified: newer.lastModified ?? feed.lastModified,
      bodyHash: feed.bodyHash,
    },
    validatorsLie: false,
    permanentUrl: answer.permanentUrl ?? null,
  };
}

function failureOf(answer: OutboundResponse): PollFailure | null {
  const host = new URL(answer.url).hostname;
  const failure = failureOfStatus(answer.status, answer.headers, host);
  if (failure !== null || answer.body.byteLength > 0) return failure;
  return { code: 'not-a-feed', message: `${host} answers with nothing at all.`, status: answer.status };
}

function retryAt(answer: OutboundResponse, now: Date): Date | null {
  const wait = readRetryAfter(answer.headers, now);
  return wait === null ? null : new Date(now.getTime() + wait);
}
