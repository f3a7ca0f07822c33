import type { FeedFormat } from '@app/contracts';
import RssParser from 'rss-parser';
import type { RawFeed, RawItem } from './raw-feed.js';
import type { FieldName } from './vocabulary.js';

/** Every candidate for a field, under a name of its own. */
type Lists = Readonly<Partial<Record<`all:${FieldName}`, readonly string[]>>>;

/** Its types know lists of all values for items only, but it reads them for feeds alike. */
const listed = (names: readonly FieldName[]): (keyof Lists)[] =>
  names.map((name) => [name, `all:${name}`, { keepArray: true }]) as never;
const parser = new RssParser<Lists, Lists>({
  customFields: {
    feed: listed(['title', 'link', 'author', 'language', 'ttl', 'updatePeriod', 'updateFrequency']),
    item: listed(['title', 'link', 'permalink', 'pubDate', 'updated', 'summary', 'body', 'author']),
  },
});

/** Minutes of the syndication module's periods. */
const PERIODS: Readonly<Record<string, number>> = {
  hourly: 60,
  daily: 24 * 60,
  weekly: 7 * 24 * 60,
  monthly: 30 * 24 * 60,
  yearly: 365 * 24 * 60,
};

/**
 * Reads a mended document (see mendXml) with rss-parser.
 * @param format what the document was before it was mended
 */
export async function readRss(xml: string, format: FeedFormat): Promise<RawFeed> {
  const feed = await parser.parseString(xml);
  const first = (name: FieldName): string => feed[`all:${name}`]?.[0] ?? '';
  return {
    format,
    title: first('title'),
    link: first('link'),
    language: first('language'),
    author: first('author'),
    ttlMinutes: readTtl(first('ttl'), first('updatePeriod'), first('updateFrequency')),
    items: feed.items.map((item): RawItem => {
      const list = (name: FieldName): readonly string[] => item[`all:${name}`] ?? [];
      return {
        id: item.guid ?? '',
        titles: list('title'),
        links: [...list('link'), ...list('permalink').filter((id) => /^\s*https?:\/\//i.test(id))],
        published: list('pubDate'),
        updated: list('updated'),
        summaries: list('summary'),
        bodies: list('body'),
        authors: list('author'),
        categories: item.categories ?? [],
      };
    }),
  };
}

/** Minutes between polls that the feed asks for; null where it does not. */
function readTtl(ttl: string, period: string, frequency: string): number | null {
  const minutes = Number(ttl.trim() || NaN);
  if (minutes > 0) return minutes;
  const length = PERIODS[period.trim().toLowerCase()];
  if (length === undefined) return null;
  const times = Number(frequency.trim() || 1);
  return times > 0 ? length / times : length;
}
