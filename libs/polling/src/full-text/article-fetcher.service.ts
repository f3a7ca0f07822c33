import { setTimeout as wait } from 'node:timers/promises';
import type { OutboundHttp, OutboundLimits } from '@app/net';
import { decodeBody } from '../parse/decode-body.js';
import type { ArticleReader } from './article-reader.js';
import type { Article } from './extract-article.js';
import { RobotsBook } from './robots.book.js';

const LIMITS: OutboundLimits = {
  firstByteMs: 10_000,
  totalMs: 20_000,
  maxBytes: 1_000_000,
  maxDecodedBytes: 2_000_000,
};
const MOST_REDIRECTS = 5;
/** Between two articles of one host, in ms, where its robots.txt asks for no more. */
const SPACING_MS = 1000;

export type ArticleResult =
  | ({ readonly kind: 'article' } & Article)
  /** The publisher does not want robots there. */
  | { readonly kind: 'forbidden' }
  /** The page is there, but no article on it. */
  | { readonly kind: 'no-article' }
  /** In plain words. */
  | { readonly kind: 'failed'; readonly message: string };

/** Fetches the articles behind items, one at a time from each host, as robots.txt allows. */
export class ArticleFetcher {
  private readonly robots: RobotsBook;
  /** The last fetch from each host, with the pause after it. */
  private readonly busy = new Map<string, Promise<unknown>>();

  constructor(
    private readonly http: OutboundHttp,
    private readonly reader: Pick<ArticleReader, 'read'>,
    private readonly spacingMs: number = SPACING_MS,
  ) {
    this.robots = new RobotsBook(http);
  }

  /**
   * Fetches one article. Does not throw for anything a server does.
   * @param credentials headers for the feed's own host, where the feed has such
   */
  async fetch(
    url: string,
    now: Date,
    credentials: Readonly<Record<string, string>> = {},
  ): Promise<ArticleResult> {
    let at = url;
    for (let hop = 0; hop <= MOST_REDIRECTS; hop++) {
      if (!/^https?:/i.test(at) || !URL.canParse(at)) {
        return { kind: 'failed', message: 'The item has no web address.' };
      }
      const { allowed, delay } = await this.robots.ask(at, now);
      if (!allowed) return { kind: 'forbidden' };
      const page = new URL(at);
      const own = page.origin === new URL(url).origin;
      const pause = Math.max(this.spacingMs, delay * 1000);
      const result = await this.inTurn(page.host, pause, () => this.read(page, own ? credentials : {}));
      if (result.kind !== 'elsewhere') return result;
      at = result.url;
    }
    return { kind: 'failed', message: `${new URL(url).hostname} redirects too often.` };
  }

  private async read(
    page: URL,
    credentials: Readonly<Record<string, string>>,
  ): Promise<ArticleResult | { readonly kind: 'elsewhere'; readonly url: string }> {
    const answer = await this.http.request({
      method: 'GET',
      url: page.href,
      headers: { accept: 'text/html, application/xhtml+xml;q=0.9' },
      credentials,
      limits: LIMITS,
    });
    if (answer.kind === 'failed') return { kind: 'failed', message: answer.message };
    const location = answer.headers['location'];
    // Followed here, because the new place may be forbidden to robots.
    if (
      answer.status >= 300 &&
      answer.status < 400 &&
      location !== undefined &&
      URL.canParse(location, page.href)
    ) {
      return { kind: 'elsewhere', url: new URL(location, page.href).href };
    }
    if (answer.status !== 200) {
      return { kind: 'failed', message: `${page.hostname} does not give the article (${answer.status}).` };
    }
    const type = answer.headers['content-type'];
    if (type !== undefined && !/html/i.test(type)) return { kind: 'no-article' };
    const article = await this.reader.read(decodeBody(answer.body, type).text);
    return article === null ? { kind: 'no-article' } : { kind: 'article', ...article };
  }

  /** Runs a task when the host's last one and its pause are over. */
  private async inTurn<T>(host: string, pauseMs: number, task: () => Promise<T>): Promise<T> {
    const before = this.busy.get(host) ?? Promise.resolve();
    const result = before.then(task);
    const after = result.then(
      () => wait(pauseMs, undefined, { ref: false }),
      () => undefined,
    );
    this.busy.set(host, after);
    void after.then(() => {
      if (this.busy.get(host) === after) this.busy.delete(host);
    });
    return result;
  }
}
