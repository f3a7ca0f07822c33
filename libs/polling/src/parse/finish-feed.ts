import { toPlainText } from '@app/text';
import type { Item, ParsedFeed } from '@app/contracts';
import type { ProblemList } from './problem-list.js';
import type { RawFeed, RawItem } from './raw-feed.js';
import { readDate } from './read-date.js';
import { resolveLink } from './resolve-link.js';

/** A headline of more characters is a text in the wrong place. */
const LONGEST_TITLE = 1_000;
const LONGEST_SUMMARY = 20_000;
/** The longest articles have some 100,000 characters; all of a text is matched, stored and indexed. */
const LONGEST_BODY = 200_000;
/** Ids and links beyond this no database index would take. */
const LONGEST_ID = 2_000;
const MOST_CATEGORIES = 50;
/**
 * A date without a zone may be off by 14 hours, one without a clock by a day more: harmless in
 * an item that is old anyway, but it would make a fresh one look older than it is.
 */
const DAY_ONLY_CERTAIN_MS = 48 * 3_600_000;

/** Makes what a document gives into a feed: plain text, absolute links, ISO times. */
export function finishFeed(
  raw: RawFeed,
  url: string | undefined,
  now: Date,
  problems: ProblemList,
): ParsedFeed {
  const link = resolveLink(raw.link, url) ?? '';
  // Relative links of RSS mean the site; Atom without xml:base means the document (RFC 4287, 2).
  const base = raw.format === 'atom' ? (url ?? link) : link === '' ? url : link;
  return {
    title: line(raw.title),
    link,
    format: raw.format,
    language: readLanguage(raw.language),
    ttlMinutes: raw.ttlMinutes,
    items: raw.items.map((item) => finishItem(item, { base, author: raw.author, now, problems })),
    problems: problems.list(),
  };
}

interface Surroundings {
  readonly base: string | undefined;
  readonly author: string;
  readonly now: Date;
  readonly problems: ProblemList;
}

function finishItem(raw: RawItem, { base, author, now, problems }: Surroundings): Item {
  return {
    id: raw.id.replace(/\s+/g, ' ').trim().slice(0, LONGEST_ID),
    title: first(raw.titles, line).slice(0, LONGEST_TITLE),
    link: first(raw.links, (link) => resolveLink(link, base) ?? '').slice(0, LONGEST_ID),
    published: firstDate(raw.published, now, problems),
    updated: firstDate(raw.updated, now, problems),
    summary: first(raw.summaries, toPlainText).slice(0, LONGEST_SUMMARY),
    body: first(raw.bodies, toPlainText).slice(0, LONGEST_BODY),
    author: first([...raw.authors, author], readAuthor),
    categories: [...new Set(raw.categories.map(line))].filter(Boolean).slice(0, MOST_CATEGORIES),
  };
}

/** The first candidate of which something remains. */
function first(candidates: readonly string[], read: (text: string) => string): string {
  for (const candidate of candidates) {
    const text = read(candidate);
    if (text !== '') return text;
  }
  return '';
}

const line = (html: string): string => toPlainText(html).replace(/\s+/g, ' ').slice(0, LONGEST_TITLE);

/** RSS writes `mail (Name)`, Atom elements for both; the name is what people know. */
function readAuthor(html: string): string {
  const element = /<name>([^<]*)<\/name>/i.exec(html)?.[1] ?? /<email>([^<]*)<\/email>/i.exec(html)?.[1];
  const text = line(element ?? html);
  return /^\S+@\S+\s*\(([^()]+)\)$/.exec(text)?.[1]?.trim() ?? text;
}

function firstDate(candidates: readonly string[], now: Date, problems: ProblemList): string | null {
  for (const candidate of candidates) {
    const date = readDate(candidate);
    if (date === null) {
      if (candidate.trim() !== '')
        {problems.note(`A date cannot be read: ${JSON.stringify(candidate.trim().slice(0, 60))}.`);}
      continue;
    }
    if (date.precision === 'instant') return date.iso;
    problems.note(
      date.precision === 'day'
        ? 'Some dates give no time of day.'
        : 'Some dates give no time zone and were read as UTC.',
    );
    if (date.precision === 'no-zone' || now.getTime() - Date.parse(date.iso) > DAY_ONLY_CERTAIN_MS)
      {return date.iso;}
  }
  return null;
}

/** BCP 47 in its usual case (`en-US`); null where it is none. */
function readLanguage(text: string): string | null {
  const tag = text.trim().replaceAll('_', '-');
  try {
    return Intl.getCanonicalLocales(tag)[0] ?? null;
  } catch {
    return null;
  }
}
