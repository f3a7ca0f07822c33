import type { Item, ParsedFeed } from '@app/contracts';
import type { ProblemList } from './problem-list.js';
import type { RawFeed, RawItem } from './raw-feed.js';
import { readDate } from './read-date.js';
import { resolveLink } from './resolve-link.js';
import { finishWireFields } from './wire-fields.js';

/** Ids and links beyond this no database index would take. */
const LONGEST_ID = 2_000;
const MOST_CATEGORIES = 50;
/**
 * A date without a zone may be off by 14 hours, one without a clock by a day more: harmless in
 * an item that is old anyway, but it would make a fresh one look older than it is.
 */
const DAY_ONLY_CERTAIN_MS = 48 * 3_600_000;

/** Clocks of publishers differ by some minutes. */
const CLOCK_TOLERANCE_MS = 10 * 60_000;

/** Makes what a document gives into a feed: absolute links, ISO times, nothing twice. */
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
    title: raw.title,
    link,
    format: raw.format,
    language: readLanguage(raw.language),
    ttlMinutes: raw.ttlMinutes,
    skipHours: raw.skipHours,
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
  if (raw.title + raw.summary + raw.body === '') problems.note('An item has neither title nor text.');
  const published = firstDate(raw.published, now, problems);
  if (published !== null && Date.parse(published) > now.getTime() + CLOCK_TOLERANCE_MS) {
    problems.note('Some dates lie in the future.');
  }
  return {
    id: raw.id.replace(/\s+/g, ' ').trim().slice(0, LONGEST_ID),
    title: raw.title,
    link: firstLink(raw.links, base),
    published,
    updated: firstDate(raw.updated, now, problems),
    summary: raw.summary,
    body: raw.body,
    author: raw.author || author,
    categories: [...new Set(raw.categories)].filter(Boolean).slice(0, MOST_CATEGORIES),
    ...finishWireFields(raw.wire, problems),
  };
}

/** The first that is, or can be made, absolute; one too long for any database is none. */
function firstLink(candidates: readonly string[], base: string | undefined): string {
  const links = candidates.map((link) => resolveLink(link, base));
  return links.find((link) => link !== null && link.length <= LONGEST_ID) ?? '';
}

function firstDate(candidates: readonly string[], now: Date, problems: ProblemList): string | null {
  for (const candidate of candidates) {
    const date = readDate(candidate);
    if (date === null) {
      if (candidate.trim() !== '') {
        problems.note(`A date cannot be read: ${JSON.stringify(candidate.trim().slice(0, 60))}.`);
      }
      continue;
    }
    if (date.precision === 'instant') return date.iso;
    problems.note(
      date.precision === 'day'
        ? 'Some dates give no time of day.'
        : 'Some dates give no time zone and were read as UTC.',
    );
    if (date.precision === 'no-zone' || now.getTime() - Date.parse(date.iso) > DAY_ONLY_CERTAIN_MS) {
      return date.iso;
    }
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
