import type { FeedFormat, PollFailure } from '@app/contracts';
import { OutboundHttp } from '@app/net';
import type { OutboundLimits, OutboundResponse } from '@app/net';
import { failureOfStatus } from '../fetch/answer-failure.js';
import type { FeedParser } from '../parse/feed-parser.js';
import { decodeBody } from '../parse/decode-body.js';
import { findFeedCandidates, type FeedCandidate } from './find-feeds.js';

/** A feed that was found, fetched and read. */
export interface FoundFeed {
  readonly url: string;
  readonly title: string;
  readonly format: FeedFormat;
}

export type FindOutcome =
  | { readonly kind: 'found'; readonly feeds: readonly FoundFeed[] }
  | { readonly kind: 'failed'; readonly failure: PollFailure };

/** Somebody waits for the answer, so slow addresses are given up early. */
const LIMITS: OutboundLimits = {
  firstByteMs: 5_000,
  totalMs: 10_000,
  maxBytes: 10_000_000,
  maxDecodedBytes: 10_000_000,
};
const PATIENCE_MS = 20_000;
const REDIRECTS = 5;

/** Finds the feeds that belong to an address: itself, or what its page leads to. */
export class FeedFinder {
  constructor(
    private readonly http: OutboundHttp,
    private readonly parser: Pick<FeedParser, 'parse'>,
  ) {}

  /**
   * Fetches a page and tries its candidates one after the other, so that no host is asked
   * twice at once; addresses that sites usually have only where the page names none.
   */
  async find(url: string, now: Date): Promise<FindOutcome> {
    const page = await this.fetch(url);
    if (page.kind === 'failed') return page;
    const itself = await this.read(page.answer, now);
    if (itself) return { kind: 'found', feeds: [itself] };

    const deadline = Date.now() + PATIENCE_MS;
    const html = decodeBody(page.answer.body, page.answer.headers['content-type']).text;
    const candidates = findFeedCandidates(html, page.answer.url);
    const named = candidates.filter(({ found }) => found !== 'guessed');
    const feeds = await this.tryAll(named, { now, deadline, enough: Infinity });
    if (feeds.length > 0) return { kind: 'found', feeds };
    const guessed = candidates.filter(({ found }) => found === 'guessed');
    // The usual addresses of a site mostly lead to one feed.
    return { kind: 'found', feeds: await this.tryAll(guessed, { now, deadline, enough: 1 }) };
  }

  private async tryAll(
    candidates: readonly FeedCandidate[],
    { now, deadline, enough }: { readonly now: Date; readonly deadline: number; readonly enough: number },
  ): Promise<readonly FoundFeed[]> {
    const feeds = new Map<string, FoundFeed>();
    for (const candidate of candidates) {
      if (Date.now() > deadline || feeds.size >= enough) break;
      const fetched = await this.fetch(candidate.url);
      const feed = fetched.kind === 'fetched' ? await this.read(fetched.answer, now) : null;
      if (feed && !feeds.has(feed.url)) {
        feeds.set(feed.url, { ...feed, title: feed.title || candidate.title });
      }
    }
    return [...feeds.values()];
  }

  private async fetch(
    url: string,
  ): Promise<
    | { readonly kind: 'fetched'; readonly answer: OutboundResponse }
    | { readonly kind: 'failed'; readonly failure: PollFailure }
  > {
    const answer = await this.http.request({ method: 'GET', url, limits: LIMITS, redirects: REDIRECTS });
    if (answer.kind === 'failed') {
      return { kind: 'failed', failure: { code: answer.code, message: answer.message } };
    }
    const failure = failureOfStatus(answer.status, answer.headers, new URL(answer.url).hostname);
    return failure === null ? { kind: 'fetched', answer } : { kind: 'failed', failure };
  }

  private async read(answer: OutboundResponse, now: Date): Promise<FoundFeed | null> {
    const contentType = answer.headers['content-type'];
    const outcome = await this.parser.parse(answer.body, {
      url: answer.url,
      now,
      ...(contentType === undefined ? {} : { contentType }),
    });
    if (outcome.kind === 'not-a-feed') return null;
    return { url: answer.url, title: outcome.feed.title, format: outcome.feed.format };
  }
}
