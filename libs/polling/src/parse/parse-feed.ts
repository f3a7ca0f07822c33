import type { ParsedFeed } from '@app/contracts';
import { decodeBody } from './decode-body.js';
import { finishFeed } from './finish-feed.js';
import { mendXml } from './mend-xml.js';
import { ProblemList } from './problem-list.js';
import { readJsonFeed } from './read-json-feed.js';
import { readRss } from './read-rss.js';
import { unpack } from './unpack.js';

/** What is known of a body beside its bytes. */
export interface ParseContext {
  /** Where it came from in the end, after redirects; relative links are resolved on it. */
  readonly url?: string;
  /** The Content-Type header as received. */
  readonly contentType?: string;
  readonly now: Date;
}

export type ParseOutcome =
  | { readonly kind: 'parsed'; readonly feed: ParsedFeed }
  /** One sentence that says what it is instead, and what to do. */
  | { readonly kind: 'not-a-feed'; readonly message: string };

/** As much as the fetch lets through; a longer body is read up to here. */
export const MOST_BYTES = 10 * 1024 * 1024;

/**
 * Reads RSS 0.9x, 1.0 and 2.0, Atom 0.3 and 1.0 and JSON Feed 1.0 and 1.1 in any character
 * set. A malformed feed gives what can be read, and `problems` says what was mended.
 * Never throws for what is in the bytes.
 */
export async function parseFeed(bytes: Uint8Array, context: ParseContext): Promise<ParseOutcome> {
  const problems = new ProblemList();
  const unpacked = unpack(bytes, MOST_BYTES, problems);
  if (unpacked === null) return notAFeed('It is a compressed file that is damaged, or larger than 10 MB.');
  if (unpacked.length > MOST_BYTES) problems.note('It is larger than 10 MB; only the beginning was read.');
  const decoded = decodeBody(unpacked.subarray(0, MOST_BYTES), context.contentType);
  decoded.problems.forEach((problem) => problems.note(problem));
  const text = decoded.text.replace(/^[\s\ufeff]+/, '');
  if (text === '') return notAFeed('The answer is empty.');
  return text.startsWith('{') || text.startsWith('[')
    ? parseJson(text, context, problems)
    : parseXml(text, context, problems);
}

function parseJson(text: string, context: ParseContext, problems: ProblemList): ParseOutcome {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return notAFeed('It looks like JSON but cannot be read as such.');
  }
  const raw = readJsonFeed(value, problems);
  if (!raw) return notAFeed('It is JSON, but no JSON Feed: it has no version and items.');
  return { kind: 'parsed', feed: finishFeed(raw, context.url, context.now, problems) };
}

async function parseXml(text: string, context: ParseContext, problems: ProblemList): Promise<ParseOutcome> {
  const start = text.startsWith('<') ? 0 : text.indexOf('<');
  if (start < 0) return notAFeed('It is plain text, neither XML nor JSON.');
  const mended = mendXml(text.slice(start), context.url, problems);
  if (mended.format === null) return notAFeed(describe(mended.root, text));
  if (start > 0) problems.note('Something stands before its first tag.');
  const raw = await readRss(mended.xml, mended.format);
  return { kind: 'parsed', feed: finishFeed(raw, context.url, context.now, problems) };
}

function describe(root: string, text: string): string {
  const page =
    ['html', 'head', 'body', 'script', 'title', 'meta'].includes(root) || /^<!doctype html/i.test(text);
  if (page) return 'It is a web page, not a feed. Give its address to the search for feeds instead.';
  if (root === 'opml') return 'It is a list of feeds (OPML), not a feed. Import it instead.';
  if (root === 'urlset' || root === 'sitemapindex') return 'It is a sitemap, not a feed.';
  if (root === '') return 'It holds no XML element at all.';
  return `It is XML, but no feed: its first element is ${JSON.stringify(root.slice(0, 40))}.`;
}

const notAFeed = (message: string): ParseOutcome => ({ kind: 'not-a-feed', message });
