import { createHash } from 'node:crypto';
import { createServer } from 'node:http';
import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** An item as the test's wire sends it. */
export interface FeedEntry {
  readonly guid: string;
  readonly title: string;
  readonly description: string;
  readonly link?: string;
  readonly published?: Date;
  /** Further elements of the item, as XML. */
  readonly more?: string;
}

/** A real HTTP server with one RSS feed a path, whose items the test releases. */
export class FeedServer {
  /** When it last sent a feed that had changed, as performance.now() counts. */
  lastAnswered = 0;
  /** The WebSub hub that its feeds name; none where null. */
  hub: string | null = null;
  private readonly feeds = new Map<string, FeedEntry[]>();
  private readonly server: Server;

  private constructor() {
    this.server = createServer((request, response) => this.answer(request, response));
  }

  /** Listens on a free port of 127.0.0.1. */
  static async start(): Promise<FeedServer> {
    const feedServer = new FeedServer();
    await new Promise<void>((resolve) => feedServer.server.listen(0, '127.0.0.1', resolve));
    return feedServer;
  }

  /** The address of a feed; it is there, empty, from the first call. */
  url(name: string): string {
    if (!this.feeds.has(name)) this.feeds.set(name, []);
    return `${this.origin}/${name}.xml`;
  }

  /** Puts an item on top of a feed; one with the same guid is replaced in place. */
  release(name: string, entry: FeedEntry): void {
    const entries = this.feeds.get(name) ?? [];
    const at = entries.findIndex(({ guid }) => guid === entry.guid);
    if (at === -1) entries.unshift(entry);
    else entries[at] = entry;
    this.feeds.set(name, entries);
  }

  /** A feed as it is sent. */
  document(name: string): string {
    return rss(name, this.origin, this.feeds.get(name) ?? []);
  }

  /** Ends every connection and stops. */
  async stop(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise((resolve) => this.server.close(resolve));
  }

  private get origin(): string {
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  private answer(request: IncomingMessage, response: ServerResponse): void {
    const name = /^\/([^/]+)\.xml$/.exec(request.url ?? '')?.[1];
    const entries = name === undefined ? undefined : this.feeds.get(name);
    if (name === undefined || entries === undefined) {
      response.writeHead(404).end();
      return;
    }
    const body = rss(name, this.origin, entries);
    const etag = `"${createHash('sha256').update(body).digest('hex').slice(0, 16)}"`;
    if (request.headers['if-none-match'] === etag) {
      response.writeHead(304, { etag }).end();
      return;
    }
    const link =
      this.hub === null ? {} : { link: `<${this.hub}>; rel="hub", <${this.url(name)}>; rel="self"` };
    response
      .writeHead(200, { 'content-type': 'application/rss+xml; charset=utf-8', etag, ...link })
      .end(body);
    this.lastAnswered = performance.now();
  }
}

function rss(name: string, origin: string, entries: readonly FeedEntry[]): string {
  const items = entries.map(
    (
      entry,
    ) => `<item><guid isPermaLink="false">${escape(entry.guid)}</guid><title>${escape(entry.title)}</title>
<link>${escape(entry.link ?? `${origin}/${name}/${entry.guid}`)}</link>
<description>${escape(entry.description)}</description>
<pubDate>${(entry.published ?? new Date()).toUTCString()}</pubDate>${entry.more ?? ''}</item>`,
  );
  return `<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0"><channel><title>${escape(name)}</title><link>${origin}/</link><description>Test wire</description>
${items.join('\n')}</channel></rss>`;
}

function escape(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
