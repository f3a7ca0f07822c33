import { Parser } from 'htmlparser2';
import { z } from 'zod';
import { readLinkHeader } from './link-header.js';

/** Where a publisher's hub is and under which name it knows the feed. Absolute addresses. */
export interface HubLinks {
  readonly hubs: readonly string[];
  readonly topic: string;
}

/** Links to hubs stand at the head of a document. */
const HEAD_CHARACTERS = 64 * 1024;

/**
 * Looks for a hub (W3C WebSub, 4): first in the Link headers of an answer, then in its document (a feed's links, JSON
 * Feed's hubs, an HTML head). Null where the publisher names no hub, or does not say under which name it knows the feed.
 * @param url where the answer came from, the base of relative links
 */
export function findHub(
  headers: Readonly<Record<string, string>>,
  body: Uint8Array,
  url: string,
): HubLinks | null {
  const found = readLinkHeader(headers['link']);
  const text = new TextDecoder().decode(body.subarray(0, HEAD_CHARACTERS)).trimStart();
  const links = found.some(({ rels }) => rels.includes('hub'))
    ? found
    : text.startsWith('{')
      ? jsonLinks(new TextDecoder().decode(body))
      : documentLinks(text);
  const all = (rel: string) =>
    links.filter(({ rels }) => rels.includes(rel)).flatMap(({ href }) => webAddress(href, url));
  const [topic] = all('self');
  const hubs = all('hub');
  return topic === undefined || hubs.length === 0 ? null : { hubs, topic };
}

function webAddress(href: string, base: string): string[] {
  if (href === '' || !URL.canParse(href, base)) return [];
  const address = new URL(href, base);
  return /^https?:$/.test(address.protocol) ? [address.href] : [];
}

interface FoundLink {
  readonly href: string;
  readonly rels: readonly string[];
}

/** The link elements of a feed or of an HTML head, up to the first entry. */
function documentLinks(text: string): FoundLink[] {
  const links: FoundLink[] = [];
  let inEntries = false;
  const parser = new Parser({
    onopentag(name, attributes) {
      const local = name.slice(name.indexOf(':') + 1);
      if (local === 'item' || local === 'entry' || local === 'body') inEntries = true;
      if (inEntries || local !== 'link') return;
      const rels = (attributes['rel'] ?? '').toLowerCase().split(/\s+/);
      links.push({ href: attributes['href'] ?? '', rels });
    },
  });
  parser.end(text);
  return links;
}

/** What a JSON Feed (1.1) says of itself and its hubs. */
const jsonFeedSchema = z.object({
  feed_url: z.string(),
  hubs: z.array(z.object({ type: z.string(), url: z.string() })),
});

function jsonLinks(text: string): FoundLink[] {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return [];
  }
  const feed = jsonFeedSchema.safeParse(value);
  if (!feed.success) return [];
  const hubs = feed.data.hubs.filter(({ type }) => type.toLowerCase() === 'websub');
  return [
    { href: feed.data.feed_url, rels: ['self'] },
    ...hubs.map(({ url }) => ({ href: url, rels: ['hub'] })),
  ];
}
