import { defaultCeiling, PRIORITIES } from '@app/contracts';
import type { Embargo, Item, ParsedFeed, PollableFeed, Priority } from '@app/contracts';
import type { KeepRequest, StoryCandidate } from '@app/ports';
import { detectLanguage } from '@app/text';
import type { WireConventions } from '../conventions/compile-tags.js';
import { identifyDocument, identityKeys } from '../identity/identity-keys.js';
import { publisherOf } from '../identity/publisher.js';
import { noticeOf } from '../notices/read-notice.js';
import { readWireText } from '../read-wire-text.js';
import { archiveCause, floodSince, isLate, timeOf } from './decide-alertable.js';

/** The demo wire's addresses begin so; its stories are invented and always say it. */
const DEMO = 'demo:';

/** A wire that flashes more often than this on one day cries wolf. */
const FLASHES_A_DAY = 3;
const DAY_MS = 86_400_000;

/** One successful poll. */
export interface Poll {
  readonly feed: PollableFeed;
  readonly parsed: ParsedFeed;
  readonly fetched: Date;
  /** How the wires write. */
  readonly conventions: WireConventions;
  /** The articles of items that were fetched: a text that is longer than the feed's stands for it. */
  readonly articles?: ReadonlyMap<Item, ArticleText>;
  /** The items that are wanted; all where left out. Which document they came in counts all the same. */
  readonly only?: ReadonlySet<Item>;
}

/** The items of a document with what they are known by, in its order; one with neither title nor text is left out. */
export function identifyItems(
  feedId: string,
  parsed: ParsedFeed,
): Pick<StoryCandidate, 'item' | 'keys' | 'contentHash'>[] {
  const document = identifyDocument(feedId, parsed);
  return parsed.items
    .filter(({ title, summary, body }) => title + summary + body !== '')
    .map((item) => ({
      item,
      keys: identityKeys(item, document),
      contentHash: document.hashes.get(item) ?? '',
    }));
}

/** What the page of an item gives: plain text, and its author, empty where the page names nobody. */
export interface ArticleText {
  readonly text: string;
  readonly author: string;
}

/**
 * Makes the items of a poll ready to be kept, oldest first, so that ids rise with time.
 * An item with neither title nor text is left out.
 */
export function toKeepRequest({ feed, parsed, fetched, conventions, articles, only }: Poll): KeepRequest {
  const told = identifyItems(feed.id, parsed).filter(({ item }) => only?.has(item) !== false);
  const candidates = told.map((identified): StoryCandidate => {
    const { item } = identified;
    const article = articles?.get(item);
    const whole = article !== undefined && article.text.length > item.body.length ? article : null;
    const { text, reporter, leansOn, liveBlog, embargoed, reading } = asTheWireMeans(
      item,
      toStoryText(whole === null ? item : withArticle(item, whole), feed, parsed),
      feed,
      conventions,
    );
    const embargo = embargoOf(item, embargoed, fetched);
    return {
      ...identified,
      text,
      reporter,
      leansOn,
      reading: { ...reading, embargo, late: isLate(item, feed, fetched) },
      published: new Date(timeOf(item, fetched) ?? fetched).toISOString(),
      archived: archiveCause(item, feed, fetched, embargo) ?? (liveBlog ? 'live-blog' : null),
      demo: feed.url.startsWith(DEMO),
      bodySource: whole === null ? 'feed' : 'article',
    };
  });
  // Feeds put the newest first; items without a date keep that order, turned round.
  candidates.reverse().sort((a, b) => Date.parse(a.published) - Date.parse(b.published));
  return {
    feedId: feed.id,
    feedUrl: feed.url,
    publisher: publisherOf(feed),
    fetched,
    candidates,
    flood: floodSince(fetched),
    flashes: { most: FLASHES_A_DAY, since: dayOf(fetched), otherwise: 'urgent' },
  };
}

/** The item as its article tells it; what identifies it stays the feed's. */
const withArticle = (item: Item, { text, author }: ArticleText): Item => ({
  ...item,
  body: text,
  author: item.author || author,
});

/** What is known of a story from its item and feed. */
function toStoryText(item: Item, feed: PollableFeed, parsed: ParsedFeed): StoryCandidate['text'] {
  const { title, summary, body, categories, author, link: url } = item;
  return {
    title: title || firstLine(summary || body),
    summary,
    body,
    language: languageOf(item, feed, parsed),
    source: feed.name,
    wires: [],
    categories,
    author,
    url,
    priority: 'regular',
    kind: 'new',
  };
}

/** The same story with the shown title, priority, kind, reporter and credited wires that the wires' conventions read in it. */
function asTheWireMeans(
  item: Item,
  text: StoryCandidate['text'],
  feed: PollableFeed,
  conventions: WireConventions,
): Pick<StoryCandidate, 'text' | 'reporter' | 'leansOn'> & {
  readonly liveBlog: boolean;
  readonly embargoed: boolean;
  readonly reading: Omit<StoryCandidate['reading'], 'embargo' | 'late'>;
} {
  // The demo wire carries several invented wires: each item names its own.
  const wire = feed.url.startsWith(DEMO) ? text.author || DEMO.slice(0, -1) : feed.wire;
  const { slug, urgency, pubStatus } = item;
  const read = readWireText(
    {
      ...text,
      ...(slug === undefined ? {} : { slug }),
      ...(urgency === undefined ? {} : { urgency }),
      ...(pubStatus === undefined ? {} : { pubstatus: pubStatus }),
    },
    wire,
    conventions,
  );
  const { shown: title, wires, reporter, leansOn, liveBlog, embargoed, tags, labels, unknownTags } = read;
  // A status beside the text is of the item itself, and what a first poll brings is the archive's.
  const notice =
    pubStatus !== undefined || feed.firstPolledAt === null
      ? null
      : noticeOf(
          read.kind,
          { title: text.title, text: `${text.summary}\n${text.body}`, wire: reporter },
          conventions,
        );
  const kind = notice?.kind ?? read.kind;
  const priority = atMost(feed.ceiling ?? defaultCeiling(feed.wire), read.priority ?? text.priority);
  return {
    text: { ...text, title, kind, wires, priority },
    reporter,
    leansOn,
    liveBlog,
    embargoed,
    reading: {
      tags,
      labels,
      unknownTags,
      notice: notice?.form ?? null,
      revision: read.refile ? 'refile' : read.repeat ? 'repeat' : null,
      asBefore: read.priority === null && (tags.length > 0 || kind !== 'new'),
    },
  };
}

/** A priority, lowered to the ceiling where it is higher. */
function atMost(ceiling: Priority, priority: Priority): Priority {
  return PRIORITIES[Math.max(PRIORITIES.indexOf(ceiling), PRIORITIES.indexOf(priority))] ?? priority;
}

/**
 * An embargo that is not over; a date that can't be read is never taken to be over.
 * @param tagged whether the headline says so: its words for the time are the desk's to read
 */
function embargoOf({ embargo }: Item, tagged: boolean, fetched: Date): Embargo | null {
  if (embargo === undefined) return tagged ? { until: null } : null;
  return embargo.until !== null && Date.parse(embargo.until) <= fetched.getTime() ? null : embargo;
}

/** The day (UTC) that a time is in. */
const dayOf = (time: Date): Date => new Date(Math.floor(time.getTime() / DAY_MS) * DAY_MS);

/** What the admin set, else what the feed says, else what the text looks like; empty where nothing tells. */
function languageOf(item: Item, feed: PollableFeed, parsed: ParsedFeed): string {
  const declared = feed.language ?? parsed.language;
  if (declared !== null) return declared.toLowerCase().split('-')[0] ?? '';
  return detectLanguage(`${item.title}\n${item.summary}\n${item.body}`);
}

/** A headline for what has none: its first line, cut at a word after some 100 characters. */
function firstLine(text: string): string {
  const [line = ''] = text.split('\n');
  return line.length <= 120 ? line : `${line.slice(0, 120).replace(/\s+\S*$/, '')}…`;
}
