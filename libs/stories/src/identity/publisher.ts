import { parse } from 'tldts';

/** Hosts that carry the feeds of many publishers, each under an address of its own. */
const CARRIERS: ReadonlySet<string> = new Set([
  'feedburner.com',
  'google.com',
  'feedblitz.com',
  'rss.app',
  'rsshub.app',
  'kill-the-newsletter.com',
  'openrss.org',
  'fetchrss.com',
]);

/**
 * Whose items a feed brings: its wire where one is set, else its registrable domain
 * (`feeds.bbci.co.uk` is `bbci.co.uk`), else, as for addresses without a name, its host.
 */
export function publisherOf(feed: { readonly wire: string | null; readonly url: string }): string {
  if (feed.wire !== null) return `wire:${feed.wire.toLowerCase()}`;
  if (!URL.canParse(feed.url)) return `feed:${feed.url}`;
  const { domain } = parse(feed.url, { allowPrivateDomains: true });
  if (domain === null) return `host:${new URL(feed.url).host}`;
  return CARRIERS.has(domain) ? `feed:${feed.url}` : `site:${domain}`;
}
