import type { OutboundHttp, OutboundLimits } from '@app/net';
import { decodeBody } from '../parse/decode-body.js';
import type { ArticleReader } from './article-reader.js';
import type { Article } from './extract-article.js';
import type { HostTurns } from './host-turns.js';
import { RobotsBook } from './robots.book.js';

const LIMITS: OutboundLimits = {
  firstByteMs: 10_000,
  totalMs: 20_000,
  maxBytes: 1_000_000,
  maxDecodedBytes: 2_000_000,
};
const MOST_REDIRECTS = 5;
/** A request ends this long after its article is wanted no more, so that its host is free for others, in ms. */
const GRACE_MS = 250;

/** One article to fetch. */
export interface ArticleCall {
  readonly url: string;
  readonly now: Date;
  /** Milliseconds since 1970: later it is not wanted any more. */
  readonly until: number;
  /** Headers for the article's own origin. */
  readonly credentials?: Readonly<Record<string, string>>;
}

/** Messages are in plain words. */
export type ArticleResult =
  | ({ readonly kind: 'article' } & Article)
  /** The publisher does not want robots there. */
  | { readonly kind: 'forbidden'; readonly message: string }
  /** The page is there, but no article on it. */
  | { readonly kind: 'no-article'; readonly message: string }
  | { readonly kind: 'failed'; readonly message: string }
  /** The turn to ask for it did not come in time. */
  | { readonly kind: 'late'; readonly message: string };

type Step = ArticleResult | { readonly kind: 'elsewhere'; readonly url: string };

/** Fetches the articles behind items: from each host one at a time over all workers, as robots.txt allows. */
export class ArticleFetcher {
  private readonly robots: RobotsBook;

  constructor(
    private readonly http: OutboundHttp,
    private readonly reader: Pick<ArticleReader, 'read'>,
    private readonly turns: Pick<HostTurns, 'run'>,
  ) {
    this.robots = new RobotsBook(http, turns);
  }

  /** Fetches one article. Does not throw for anything a server does. */
  async fetch({ url, now, until, credentials = {} }: ArticleCall): Promise<ArticleResult> {
    let at = url;
    for (let hop = 0; hop <= MOST_REDIRECTS; hop++) {
      if (!/^https?:/i.test(at) || !URL.canParse(at)) {
        return { kind: 'failed', message: 'The item has no web address.' };
      }
      const page = new URL(at);
      const { verdict, delay } = await this.robots.ask(at, now);
      if (verdict !== 'allowed') {
        return { kind: 'forbidden', message: `${page.hostname} ${REFUSALS[verdict]}` };
      }
      const own = page.origin === new URL(url).origin;
      const step = await this.turns.run(
        page.host,
        until,
        () => this.read(page, until, own ? credentials : {}),
        delay * 1000,
      );
      if (step === null) return { kind: 'late', message: lateMessage(page.hostname) };
      if (step.kind !== 'elsewhere') return step;
      at = step.url;
    }
    return { kind: 'failed', message: `${new URL(url).hostname} redirects too often.` };
  }

  private async read(page: URL, until: number, credentials: Readonly<Record<string, string>>): Promise<Step> {
    const left = Math.max(0, until - Date.now()) + GRACE_MS;
    const answer = await this.http.request({
      method: 'GET',
      url: page.href,
      headers: { accept: 'text/html, application/xhtml+xml;q=0.9' },
      credentials,
      limits: {
        ...LIMITS,
        firstByteMs: Math.min(LIMITS.firstByteMs, left),
        totalMs: Math.min(LIMITS.totalMs, left),
      },
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
    const noArticle = { kind: 'no-article', message: `No article is found at ${page.hostname}.` } as const;
    const type = answer.headers['content-type'];
    if (type !== undefined && !/html/i.test(type)) return noArticle;
    const article = await this.reader.read(decodeBody(answer.body, type).text);
    return article === null ? noArticle : { kind: 'article', ...article };
  }
}

const REFUSALS = {
  forbidden: 'asks robots not to read its articles (robots.txt).',
  unread: 'does not give its robots.txt, so its articles are left alone.',
} as const;

/** What is said of articles that do not come in time. */
export const lateMessage = (host: string): string => `The articles of ${host} do not come in time.`;
