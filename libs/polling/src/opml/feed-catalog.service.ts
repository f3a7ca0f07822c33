import { type Feed, newFeedSchema, type OpmlReport, WirewatchError } from '@app/contracts';
import { FeedStore } from '@app/ports';
import { Injectable } from '@nestjs/common';
import { type OpmlOutline, parseOpml, renderOpml } from '../find/opml.js';
import { shortNameOf } from './short-name.js';

type ReportLine = OpmlReport['lines'][number];

/** The demo wire's address begins so. */
const DEMO = 'demo:';
/** As long as the name of a folder may be. */
const LONGEST_FOLDER = 100;

/** The list of feeds as a document that other readers take and give (OPML). */
@Injectable()
export class FeedCatalog {
  constructor(private readonly feeds: FeedStore) {}

  /** All feeds as OPML 2.0, each in its folder and with what a list said of it; the demo wire is nobody else's. */
  async exportOpml(now = new Date()): Promise<string> {
    const feeds = (await this.feeds.list()).filter(({ url }) => !url.startsWith(DEMO));
    const said = await this.feeds.outlines();
    const outlines = feeds.map(({ id, url, title, name, folder }) => ({
      url,
      title: title || name,
      folders: folder,
      attributes: said.get(id) ?? {},
    }));
    return renderOpml('Wirewatch feeds', outlines, now);
  }

  /**
   * Adds the feeds of an OPML document that are not there yet, each in its folder; what can't be
   * taken is told line by line and hinders nothing else. A feed that is there and in no folder
   * goes into that of the document.
   * @throws WirewatchError bad-request where it is no OPML
   */
  async importOpml(text: string): Promise<OpmlReport> {
    const document = parseOpml(text);
    if (document === null) throw new WirewatchError('bad-request', 'This is not an OPML document.');
    const known = new KnownFeeds(await this.feeds.list());
    const lines: ReportLine[] = [];
    for (const outline of document.outlines) lines.push(await this.take(outline, known));
    const added = lines.filter(({ outcome }) => outcome === 'added').length;
    return { added, problems: document.problems, lines };
  }

  private async take(outline: OpmlOutline, known: KnownFeeds): Promise<ReportLine> {
    const { url, title } = outline;
    const folder = outline.folders.map((name) => name.slice(0, LONGEST_FOLDER).trim());
    const line = (outcome: ReportLine['outcome'], reason?: string): ReportLine => ({
      ...{ url, title, folder, outcome },
      ...(reason === undefined ? {} : { reason }),
    });
    const present = known.byUrl.get(url);
    if (present !== undefined) return line('present', await this.putInFolder(present, folder, known));
    if (url === '') return line('refused', 'the document does not say where this feed is');
    if (url.startsWith(DEMO)) return line('refused', 'the demo wire is not added this way');
    const name = shortNameOf(url, known.names);
    const feed = newFeedSchema.safeParse({ url, name, title: title.slice(0, 200), folder });
    if (!feed.success) return line('refused', feed.error.issues[0]?.message);
    try {
      known.add(url, await this.feeds.add({ ...feed.data, outline: outline.attributes }));
      return line('added');
    } catch (error) {
      if (!(error instanceof WirewatchError)) throw error;
      if (error.code === 'address-taken') return line('present', error.hint);
      // Somebody took the name at the same moment: it is among the known now, so that another one is made.
      if (error.code === 'name-taken' && !known.names.has(name)) {
        known.names.add(name);
        return this.take(outline, known);
      }
      throw error;
    }
  }

  /** @returns what is to be said of it */
  private async putInFolder(
    feed: Feed,
    folder: readonly string[],
    known: KnownFeeds,
  ): Promise<string | undefined> {
    if (folder.length === 0 || folder.join('\n') === feed.folder.join('\n')) return undefined;
    if (feed.folder.length > 0) return `it stays in the folder ${feed.folder.join(' / ')}`;
    const changed = await this.feeds.change(feed.id, { folder });
    if (changed !== null) known.add(changed.url, changed);
    return `it is in the folder ${folder.join(' / ')} now`;
  }
}

/** The feeds that are there, while a document is read. */
class KnownFeeds {
  readonly names: Set<string>;
  readonly byUrl: Map<string, Feed>;

  constructor(feeds: readonly Feed[]) {
    this.names = new Set(feeds.map(({ name }) => name));
    this.byUrl = new Map(feeds.map((feed) => [feed.url, feed]));
  }

  /** @param url as the document writes it: a user and password in it are not in the feed's own */
  add(url: string, feed: Feed): void {
    this.names.add(feed.name);
    this.byUrl.set(url, feed).set(feed.url, feed);
  }
}
