/** A vocabulary by which feeds name their fields, under the prefix that it usually has. */
export type Vocabulary = string;

/** Namespaces of feeds by their address, without protocol, case and trailing signs. '' are the formats' own. */
const NAMESPACES: ReadonlyMap<string, Vocabulary> = new Map([
  ['www.w3.org/2005/atom', 'atom'],
  ['purl.org/atom/ns', 'atom'],
  ['purl.org/atom/app', 'app'],
  ['purl.org/rss/1.0', 'rss'],
  ['purl.org/net/rss1.1', 'rss'],
  ['my.netscape.com/rdf/simple/0.9', 'rss'],
  ['channel.netscape.com/rdf/simple/0.9', 'rss'],
  ['my.netscape.com/publish/formats/rss-0.91.dtd', 'rss'],
  ['backend.userland.com/rss', 'rss'],
  ['backend.userland.com/rss2', 'rss'],
  ['backend.userland.com/rss091', 'rss'],
  ['blogs.law.harvard.edu/tech/rss', 'rss'],
  ['purl.org/rss/1.0/modules/content', 'content'],
  ['purl.org/rss/1.0/modules/syndication', 'sy'],
  ['purl.org/dc/elements/1.0', 'dc'],
  ['purl.org/dc/elements/1.1', 'dc'],
  ['purl.org/dc/terms', 'dcterms'],
  ['search.yahoo.com/mrss', 'media'],
  ['www.itunes.com/dtds/podcast-1.0.dtd', 'itunes'],
  ['www.w3.org/1999/xhtml', 'xhtml'],
  ['www.w3.org/1999/02/22-rdf-syntax-ns', 'rdf'],
  ['news.yandex.ru', 'yandex'],
]);
/** Prefixes that mean the same everywhere, declared or not. */
const KNOWN_PREFIXES: ReadonlySet<string> = new Set([...NAMESPACES.values(), 'dcterms']);

/** The vocabulary of a namespace's address, or of a prefix whose namespace is missing or unknown. */
export function vocabularyOf(prefix: string, namespace: string | undefined): Vocabulary {
  const address = (namespace ?? '')
    .trim()
    .toLowerCase()
    .replace(/^https?:\/\//, '')
    .replace(/[/#]+$/, '');
  const known = NAMESPACES.get(address);
  if (known !== undefined) return known;
  const lower = prefix.toLowerCase();
  if (lower === '' || KNOWN_PREFIXES.has(lower)) return lower;
  return address === '' ? lower : `?${lower}`;
}

/** Fields that the mended document holds, for the feed and for each item. */
export type FieldName =
  | 'title'
  | 'link'
  | 'guid'
  | 'permalink'
  | 'published'
  | 'updated'
  | 'summary'
  | 'body'
  | 'author'
  | 'category'
  | 'language'
  | 'ttl'
  | 'updatePeriod'
  | 'updateFrequency'
  | 'skipHour'
  | WireFieldName;

/** What wires say of an item beside its text. */
export type WireFieldName = 'slug' | 'urgency' | 'pubStatus' | 'embargo';

/** Where an element's text goes. Of several that a feed gives, the lowest rank counts. */
export interface Field {
  readonly name: FieldName;
  readonly rank: number;
}
const field = (name: FieldName, rank = 0): Field => ({ name, rank });

/** Fields of items. Elements of RSS and Atom themselves stand without a prefix. */
export const ITEM_FIELDS: ReadonlyMap<string, Field> = new Map([
  ['title', field('title')],
  ['atom:title', field('title', 1)],
  ['dc:title', field('title', 2)],
  ['link', field('link')],
  ['atom:link', field('link', 1)],
  ['guid', field('guid')],
  ['id', field('guid', 1)],
  ['atom:id', field('guid', 2)],
  ['pubdate', field('published')],
  ['published', field('published')],
  ['dc:date', field('published', 1)],
  ['issued', field('published', 1)],
  ['atom:published', field('published', 2)],
  ['dcterms:issued', field('published', 3)],
  ['created', field('published', 4)],
  ['dcterms:created', field('published', 4)],
  ['updated', field('updated')],
  ['modified', field('updated', 1)],
  ['atom:updated', field('updated', 2)],
  ['dcterms:modified', field('updated', 3)],
  ['description', field('summary')],
  ['summary', field('summary', 1)],
  ['atom:summary', field('summary', 2)],
  ['dc:description', field('summary', 3)],
  ['itunes:summary', field('summary', 4)],
  ['media:description', field('summary', 5)],
  ['content:encoded', field('body')],
  ['content', field('body', 1)],
  ['atom:content', field('body', 1)],
  ['yandex:full-text', field('body', 2)],
  ['fulltext', field('body', 2)],
  ['xhtml:body', field('body', 3)],
  ['xhtml:div', field('body', 3)],
  ['encoded', field('body', 4)],
  ['dc:creator', field('author')],
  ['author', field('author', 1)],
  ['atom:author', field('author', 2)],
  ['itunes:author', field('author', 3)],
  ['category', field('category')],
  ['atom:category', field('category')],
  ['dc:subject', field('category')],
]);

/**
 * IPTC's properties (ninjs, NewsML-G2, NITF) and those of wires' own namespaces, by the element's name: prefixes and
 * addresses of namespaces differ from wire to wire.
 */
const WIRE_FIELDS: ReadonlyMap<string, Field> = new Map([
  ['urgency', field('urgency')],
  ['pubstatus', field('pubStatus')],
  ['embargoed', field('embargo')],
  ['embargo', field('embargo', 1)],
  ['embargodate', field('embargo', 1)],
  ['embargo-date', field('embargo', 1)],
  ['embargountil', field('embargo', 1)],
  ['slugline', field('slug')],
  ['slug', field('slug', 1)],
]);

/** The field of an item that an element is. @param key by vocabulary */
export const itemFieldOf = (key: string): Field | undefined =>
  ITEM_FIELDS.get(key) ?? WIRE_FIELDS.get(key.slice(key.indexOf(':') + 1));

/** Fields of feeds. */
export const FEED_FIELDS: ReadonlyMap<string, Field> = new Map([
  ['title', field('title')],
  ['dc:title', field('title', 1)],
  ['link', field('link')],
  ['language', field('language')],
  ['dc:language', field('language', 1)],
  ['author', field('author')],
  ['ttl', field('ttl')],
  ['hour', field('skipHour')],
  ['sy:updateperiod', field('updatePeriod')],
  ['sy:updatefrequency', field('updateFrequency')],
]);
