import type { Item, ParsedFeed, PollableFeed } from '@app/contracts';
import type { KeepRequest, StoryCandidate } from '@app/ports';
import { detectLanguage } from '@app/text';
import type { WireConventions } from '../conventions/compile-tags.js';
import { identifyDocument, identityKeys } from '../identity/identity-keys.js';
import { publisherOf } from '../identity/publisher.js';
import { readWireText } from '../read-wire-text.js';
import { floodSince, isAlertable, timeOf } from './decide-alertable.js';

/** The demo wire's addresses begin so; its stories are invented and always say it. */
const DEMO = 'demo:';

/** One successful poll. */
export interface Poll {
  readonly feed: PollableFeed;
  readonly parsed: ParsedFeed;
  readonly fetched: Date;
  /** How the wires write. */
  readonly conventions: WireConventions;
}

/**
 * Makes the items of a poll ready to be kept, oldest first, so that ids rise with time.
 * An item with neither title nor text is left out.
 */
export function toKeepRequest({ feed, parsed, fetched, conventions }: Poll): KeepRequest {
  const document = identifyDocument(feed.id, parsed);
  const told = parsed.items.filter(({ title, summary, body }) => title + summary + body !== '');
  const candidates = told.map((item): StoryCandidate => {
    const { text, reporter, leansOn, liveBlog } = asTheWireMeans(
      toStoryText(item, feed, parsed),
      feed,
      conventions,
    );
    return {
      item,
      text,
      reporter,
      leansOn,
      published: new Date(timeOf(item, fetched) ?? fetched).toISOString(),
      keys: identityKeys(item, document),
      contentHash: document.hashes.get(item) ?? '',
      alertable: !liveBlog && isAlertable(item, feed, fetched),
      demo: feed.url.startsWith(DEMO),
    };
  });
  // Feeds put the newest first; items without a date keep that order, turned round.
  candidates.reverse().sort((a, b) => Date.parse(a.published) - Date.parse(b.published));
  return { feedId: feed.id, publisher: publisherOf(feed), fetched, candidates, flood: floodSince(fetched) };
}

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
  text: StoryCandidate['text'],
  feed: PollableFeed,
  conventions: WireConventions,
): Pick<StoryCandidate, 'text' | 'reporter' | 'leansOn'> & { readonly liveBlog: boolean } {
  // The demo wire carries several invented wires: each item names its own.
  const wire = feed.url.startsWith(DEMO) ? text.author || DEMO.slice(0, -1) : feed.wire;
  const read = readWireText(text, wire, conventions);
  const { shown: title, kind, wires, reporter, leansOn, liveBlog } = read;
  const priority = read.priority ?? text.priority;
  return { text: { ...text, title, kind, wires, priority }, reporter, leansOn, liveBlog };
}

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
