import { setTimeout as delay } from 'node:timers/promises';
import type { Item, PollableFeed } from '@app/contracts';
import { credentialHeaders } from '../fetch/credential-headers.js';
import { lateMessage, type ArticleFetcher } from './article-fetcher.service.js';
import type { Article } from './extract-article.js';

/** What the wait for articles may cost. */
export interface FullTextLimits {
  /** How long the stories of a poll wait for their articles, in ms: later they go on as their feed tells them. */
  readonly holdMs: number;
  /** Articles a poll, of the newest items. */
  readonly most: number;
}

/** A reader waits for a story no longer than this, and a publisher sees no more than a handful of requests a poll. */
export const FULL_TEXT_LIMITS: FullTextLimits = { holdMs: 5_000, most: 10 };

/** An item with its article. */
export interface Gathered {
  readonly item: Item;
  /** Null where there is none, or none in time. */
  readonly article: Article | null;
  /** Why there is none, in plain words. */
  readonly problem: string | null;
}

/** Gets the articles behind the new items of a poll, one after the other, within its limits. */
export class FullText {
  constructor(
    private readonly fetcher: Pick<ArticleFetcher, 'fetch'>,
    readonly limits: FullTextLimits = FULL_TEXT_LIMITS,
  ) {}

  /** Gives each item as soon as its article is there or can no longer come in time, in the order given. */
  async *gather(feed: PollableFeed, items: readonly Item[], now: Date): AsyncGenerator<Gathered> {
    const until = Date.now() + this.limits.holdMs;
    for (const item of items) {
      const result = await this.inTime(feed, item, now, until);
      yield result.kind === 'article'
        ? { item, article: result, problem: null }
        : { item, article: null, problem: result.message };
    }
  }

  private async inTime(feed: PollableFeed, { link }: Item, now: Date, until: number) {
    const host = URL.canParse(link) ? new URL(link).hostname : feed.name;
    const late = { kind: 'late', message: lateMessage(host) } as const;
    if (Date.now() >= until) return late;
    const ends = new AbortController();
    const fetched = this.fetcher.fetch({ url: link, now, until, credentials: credentialsFor(feed, link) });
    const end = delay(until - Date.now(), late, { signal: ends.signal });
    // Whichever is not waited for any more may fail.
    for (const either of [fetched, end]) either.catch(() => undefined);
    return Promise.race([fetched, end]).finally(() => ends.abort());
  }
}

/** A closed feed's articles lie behind the same door, as long as it is the same server's. */
function credentialsFor({ url, credentials }: PollableFeed, link: string): Record<string, string> {
  const own = URL.canParse(link) && URL.canParse(url) && new URL(link).origin === new URL(url).origin;
  return own ? credentialHeaders(credentials) : {};
}
