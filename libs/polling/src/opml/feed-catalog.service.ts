import { newFeedSchema, type OpmlReport, WirewatchError } from '@app/contracts';
import { FeedStore } from '@app/ports';
import { Injectable } from '@nestjs/common';
import { type OpmlOutline, parseOpml, renderOpml } from '../find/opml.js';
import { shortNameOf } from './short-name.js';

type ReportLine = OpmlReport['lines'][number];

/** The list of feeds as a document that other readers take and give (OPML). */
@Injectable()
export class FeedCatalog {
  constructor(private readonly feeds: FeedStore) {}

  /** All feeds as OPML 2.0; the demo wire is nobody else's. */
  async exportOpml(now = new Date()): Promise<string> {
    const feeds = (await this.feeds.list()).filter(({ url }) => !url.startsWith('demo:'));
    const outlines = feeds.map(({ url, title, name }) => ({
      url,
      title: title || name,
      site: '',
      folders: [],
    }));
    return renderOpml('Wirewatch feeds', outlines, now);
  }

  /**
   * Adds the feeds of an OPML document that are not there yet; what can't be taken is
   * told line by line and hinders nothing else.
   * @throws WirewatchError bad-request where it is no OPML
   */
  async importOpml(text: string): Promise<OpmlReport> {
    const document = parseOpml(text);
    if (document === null) throw new WirewatchError('bad-request', 'This is not an OPML document.');
    const feeds = await this.feeds.list();
    const names = new Set(feeds.map(({ name }) => name));
    const urls = new Set(feeds.map(({ url }) => url));
    const lines: ReportLine[] = [];
    for (const outline of document.outlines) lines.push(await this.add(outline, names, urls));
    return { added: lines.filter(({ outcome }) => outcome === 'added').length, lines };
  }

  private async add({ url, title }: OpmlOutline, names: Set<string>, urls: Set<string>): Promise<ReportLine> {
    const line = (outcome: ReportLine['outcome'], reason?: string): ReportLine => ({
      ...{ url, title, outcome },
      ...(reason === undefined ? {} : { reason }),
    });
    if (urls.has(url)) return line('present');
    const feed = newFeedSchema.safeParse({ url, name: shortNameOf(url, names), title: title.slice(0, 200) });
    if (!feed.success) return line('refused', feed.error.issues[0]?.message);
    if (url.startsWith('demo:')) return line('refused', 'the demo wire is not added this way');
    urls.add(url);
    names.add(feed.data.name);
    try {
      await this.feeds.add(feed.data);
      return line('added');
    } catch (error) {
      if (!(error instanceof WirewatchError)) throw error;
      if (error.code === 'address-taken') return line('present');
      // Somebody took the name at the same moment: it is in the set now, so that another one is made.
      if (error.code === 'name-taken') {
        urls.delete(url);
        return this.add({ url, title, site: '', folders: [] }, names, urls);
      }
      throw error;
    }
  }
}
