import type { Item } from '@app/contracts';
import { canonicalLink, isFrontPage } from './canonical-link.js';
import { contentHash } from './content-hash.js';

/** So many characters of text are no coincidence; "News in brief" is one each morning. */
const DISTINCT_CHARACTERS = 100;

/** So many versions of one item a document may hold; more are items of a ticker that all carry its address. */
const MOST_VERSIONS = 3;

/** The document that an item came in, as far as identity needs it. */
export interface DocumentIdentity {
  readonly feedId: string;
  /** Canonical links and ids that several different items carry: they name none of them. */
  readonly sharedLinks: ReadonlySet<string>;
  readonly sharedIds: ReadonlySet<string>;
  /** The hash of each item's text. */
  readonly hashes: ReadonlyMap<Item, string>;
}

/** Looks through a document for what cannot tell its items apart. */
export function identifyDocument(
  feedId: string,
  document: { readonly link: string; readonly items: readonly Item[] },
): DocumentIdentity {
  const hashes = new Map(document.items.map((item) => [item, contentHash(item)]));
  const home = canonicalLink(document.link);
  const linkOf = ({ link }: Item): string | null => canonicalLink(link);
  const idOf = ({ id }: Item): string | null => id || null;
  const links = findShared(hashes, linkOf, idOf);
  return {
    feedId,
    sharedLinks: home === null ? links : new Set([...links, home]),
    sharedIds: findShared(hashes, idOf, linkOf),
    hashes,
  };
}

/**
 * The keys by which an item is known again within its publisher, strongest first: its id,
 * its page, its text. An item that shares any of them with a story is that story: the same
 * version where its text is the same, a new version where it is not.
 */
export function identityKeys(item: Item, document: DocumentIdentity): readonly string[] {
  const keys: string[] = [];
  if (item.id !== '' && !document.sharedIds.has(item.id) && !isNoPage(canonicalLink(item.id), document)) {
    // "1234" is one thing in each feed; an address or a tag (RFC 4151) is one thing everywhere.
    keys.push(
      /^[a-z][a-z0-9+.-]*:/i.test(item.id) ? `guid:${item.id}` : `guid:${document.feedId}:${item.id}`,
    );
  }
  const link = canonicalLink(item.link);
  if (link !== null && !isNoPage(link, document)) keys.push(`link:${link}`);
  const content = contentKey(item, document.hashes.get(item) ?? contentHash(item));
  if (content !== null) keys.push(content);
  return keys;
}

/** Whether an address leads to no story of its own. */
const isNoPage = (link: string | null, document: DocumentIdentity): boolean =>
  link !== null && (isFrontPage(link) || document.sharedLinks.has(link));

/** Long texts speak for themselves, short ones only together with their time. */
function contentKey(item: Item, hash: string): string | null {
  if (item.summary.length + item.body.length >= DISTINCT_CHARACTERS) return `content:${hash}`;
  return item.published === null ? null : `content:${hash}@${item.published}`;
}

/**
 * Keys that items of different text carry although they are different things, as `thingOf` tells them
 * apart. The same item twice is one thing, and so are a few versions of it.
 */
function findShared(
  hashes: ReadonlyMap<Item, string>,
  keyOf: (item: Item) => string | null,
  thingOf: (item: Item) => string | null,
): ReadonlySet<string> {
  const texts = new Map<string, Map<string, string>>();
  for (const [item, hash] of hashes) {
    const key = keyOf(item);
    if (key === null) continue;
    const byHash = texts.get(key) ?? new Map<string, string>();
    texts.set(key, byHash.set(hash, thingOf(item) ?? hash));
  }
  const isShared = (byHash: ReadonlyMap<string, string>): boolean =>
    new Set(byHash.values()).size > 1 || byHash.size > MOST_VERSIONS;
  return new Set([...texts].filter(([, byHash]) => isShared(byHash)).map(([key]) => key));
}
