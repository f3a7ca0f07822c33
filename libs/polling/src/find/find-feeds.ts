import { htmlTags } from './html-tags.js';

/** An address where a feed may be. */
export interface FeedCandidate {
  readonly url: string;
  /** What the page calls it; empty where it does not. */
  readonly title: string;
  /** How it was found: the page declares it, links to it, or sites usually have one there. */
  readonly found: 'declared' | 'linked' | 'guessed';
}

/** Types under which pages declare feeds. */
const FEED_TYPE =
  /^(?:application\/(?:rss|atom|rdf)\+xml|application\/(?:feed\+)?json|text\/xml|application\/xml)\s*(?:;|$)/i;
/** Addresses that look like a feed's. */
const FEED_PATH =
  /(?:\.(?:rss|rdf|atom)|\/(?:rss|atom|feeds?|rdf)(?:\/[^/]*)?|(?:rss|atom|feed|rdf)[^/]*\.(?:xml|json|php|aspx?)|\/(?:index|feed|news|rss)\.xml)\/?$/i;
const FEED_WORD = /\b(?:rss|atom|feed|rdf)\b/i;
/** Where sites usually have their feed. */
const WELL_KNOWN = [
  '/feed',
  '/rss',
  '/rss.xml',
  '/feed.xml',
  '/atom.xml',
  '/index.xml',
  '/feeds',
  '/feed.json',
];
/** More no reader would look through, and each is fetched. */
const MOST_CANDIDATES = 30;

/**
 * Where feeds may be that belong to a page, the likeliest first: what it declares
 * (`<link rel=alternate>`), what it links to, and where sites usually have one. Each is
 * only a candidate until it was fetched and read.
 * @param url the page's address, on which relative ones are resolved
 */
export function findFeedCandidates(html: string, url: string): readonly FeedCandidate[] {
  const found = new Map<string, FeedCandidate>();
  let base = url;
  const add = (href: string | undefined, title: string, how: FeedCandidate['found']): void => {
    const address = href === undefined ? null : webAddress(href, base);
    // The page itself was read already, and is none.
    if (address === null || address === url || found.size >= MOST_CANDIDATES || found.has(address)) return;
    found.set(address, { url: address, title: title.replace(/\s+/g, ' ').trim(), found: how });
  };
  const linked: [string, string][] = [];
  for (const { name, attributes, text } of htmlTags(html, ['base', 'link', 'a'])) {
    const href = attributes.get('href');
    if (href === undefined) continue;
    if (name === 'base') base = webAddress(href, url) ?? base;
    else if (name === 'a') linked.push([href, text || (attributes.get('title') ?? '')]);
    else if (declaresFeed(attributes)) add(href, attributes.get('title') ?? '', 'declared');
  }
  for (const [href, title] of linked) if (looksLikeFeed(href, title)) add(href, title, 'linked');
  for (const path of WELL_KNOWN) add(new URL(path, url).href, '', 'guessed');
  return [...found.values()];
}

function declaresFeed(attributes: ReadonlyMap<string, string>): boolean {
  const relations = (attributes.get('rel') ?? '').toLowerCase().split(/\s+/);
  if (relations.includes('feed')) return true;
  const type = attributes.get('type')?.trim() ?? '';
  return (
    relations.includes('alternate') &&
    FEED_TYPE.test(type) &&
    !/oembed|activity/i.test(`${type} ${attributes.get('href') ?? ''}`)
  );
}

/** By its address; a page that only speaks of feeds is often the list of them, and worth a look too. */
function looksLikeFeed(href: string, title: string): boolean {
  const path = href.split(/[?#]/)[0] ?? '';
  return (
    FEED_PATH.test(path) ||
    /[?&](?:feed|format|type|output)=(?:rss|atom|rdf|feed)/i.test(href) ||
    (FEED_WORD.test(title) && FEED_WORD.test(path))
  );
}

function webAddress(href: string, base: string): string | null {
  // `feed:` addresses are http with a hint for browsers of 2005.
  const plain = href
    .trim()
    .replace(/^feed:(?=https?:)/i, '')
    .replace(/^feed:(?=\/\/)/i, 'https:');
  if (!URL.canParse(plain, base)) return null;
  const url = new URL(plain, base);
  url.hash = '';
  return url.protocol === 'http:' || url.protocol === 'https:' ? url.href : null;
}
