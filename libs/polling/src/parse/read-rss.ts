import type { FeedFormat } from '@app/contracts';
import RssParser from 'rss-parser';
import type { RawFeed, RawItem } from './raw-feed.js';

/** Fields that rss-parser does not know, or of which it would take the first only. */
interface FeedFields {
  readonly ttl?: string;
  readonly author?: string;
  readonly language?: string;
  readonly updatePeriod?: string;
  readonly updateFrequency?: string;
  readonly skipHours?: readonly string[];
}
interface ItemFields {
  readonly links?: readonly string[];
  readonly permalinks?: readonly string[];
  readonly published?: readonly string[];
  readonly updated?: readonly string[];
  readonly summary?: string;
  readonly body?: string;
  readonly author?: string;
  readonly slug?: string;
  readonly urgency?: string;
  readonly pubStatus?: string;
  readonly embargo?: string;
}

/** Its types know lists of all values for items only, but it reads them for feeds alike. */
const SKIP_HOURS = ['skipHour', 'skipHours', { keepArray: true }] as unknown as 'skipHours';

const parser = new RssParser<FeedFields, ItemFields>({
  // The mended document has no attributes, its version neither.
  defaultRSS: 2,
  xml2js: { ignoreAttrs: true },
  customFields: {
    feed: ['ttl', 'author', 'language', 'updatePeriod', 'updateFrequency', SKIP_HOURS],
    item: [
      ['link', 'links', { keepArray: true }],
      ['permalink', 'permalinks', { keepArray: true }],
      ['published', 'published', { keepArray: true }],
      ['updated', 'updated', { keepArray: true }],
      ['summary', 'summary'],
      ['body', 'body'],
      ['author', 'author'],
      ['slug', 'slug'],
      ['urgency', 'urgency'],
      ['pubStatus', 'pubStatus'],
      ['embargo', 'embargo'],
    ],
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
  return {
    format,
    title: feed.title ?? '',
    link: feed.link ?? '',
    language: feed.language ?? '',
    author: feed.author ?? '',
    ttlMinutes: readTtl(feed.ttl ?? '', feed.updatePeriod ?? '', feed.updateFrequency ?? ''),
    skipHours: readHours(feed.skipHours ?? []),
    items: feed.items.map(({ links = [], permalinks = [], ...item }): RawItem => ({
      id: item.guid ?? '',
      title: item.title ?? '',
      links: [...links, ...permalinks.filter((id) => /^\s*https?:\/\//i.test(id))],
      published: item.published ?? [],
      updated: item.updated ?? [],
      summary: item.summary ?? '',
      body: item.body ?? '',
      author: item.author ?? '',
      categories: item.categories ?? [],
      wire: {
        slug: item.slug ?? '',
        urgency: item.urgency ?? '',
        pubStatus: item.pubStatus ?? '',
        embargo: item.embargo ?? '',
      },
    })),
  };
}

/** Hours of the day; RSS 0.91 counts them to 24, which is midnight. */
function readHours(texts: readonly string[]): readonly number[] {
  const hours = texts.map((text) => (text.trim() === '' ? NaN : Number(text) % 24));
  return [...new Set(hours)].filter((hour) => Number.isInteger(hour) && hour >= 0);
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
