import type { ReadRule } from '@app/rules';
import type { RuleLanguage } from '../rules/language.js';
import type { WireEntry, WireStory } from './wire-state.js';

/** Spans as the API gives them. */
type Marks = NonNullable<WireStory['marks']>;

/** A row that is shown: its words that are marked, and the topics that it matched. */
export interface ShownEntry {
  readonly id: string;
  readonly entry: WireEntry;
  readonly marks: Marks;
  readonly topics: readonly string[];
}

/** A topic with its rule as read. */
export interface ReadTopic {
  readonly name: string;
  readonly rule: ReadRule;
}

/** What a page needs to read its rows: the language, the filter where one is set, the topics. */
export interface WireReading {
  readonly language: RuleLanguage;
  readonly filter: ReadRule | null;
  readonly topics: readonly ReadTopic[];
}

/**
 * The rows that the filter lets through; all of them while it cannot be read. What the
 * filter found is marked, else what the topics found: the server says so of stories
 * that come live, for those of the archive it is found here, in headline and summary.
 */
export function readWire(entries: readonly WireEntry[], reading: WireReading | null): readonly ShownEntry[] {
  const plan = reading?.filter?.plan;
  return entries.flatMap((entry): ShownEntry[] => {
    const id = entry.key;
    if (entry.kind === 'return') return plan ? [] : [{ id, entry, marks: {}, topics: [] }];
    const matched = matchTopics(entry.story, reading);
    if (!reading || !plan) return [{ id, entry, ...matched }];
    const marks = reading.language.match(plan, entry.story, () => textOf(entry.story));
    return marks ? [{ id, entry, ...matched, marks }] : [];
  });
}

interface Matched {
  readonly marks: Marks;
  readonly topics: readonly string[];
}

/** What topics found, by their list: a row is read once for each list. */
const known = new WeakMap<readonly ReadTopic[], WeakMap<WireStory, Matched>>();

function matchTopics(story: WireStory, reading: WireReading | null): Matched {
  if (story.rules) return { marks: story.marks ?? {}, topics: story.rules.map(({ name }) => name) };
  if (!reading) return { marks: story.marks ?? {}, topics: [] };
  let ofTopics = known.get(reading.topics);
  if (!ofTopics) known.set(reading.topics, (ofTopics = new WeakMap()));
  let matched = ofTopics.get(story);
  if (!matched) ofTopics.set(story, (matched = match(story, reading)));
  return matched;
}

function match(story: WireStory, { language, topics }: WireReading): Matched {
  const found = topics.flatMap(({ name, rule }) => {
    const marks = rule.plan && language.match(rule.plan, story, () => textOf(story));
    return marks ? [{ name, marks }] : [];
  });
  return {
    marks: {
      title: found.flatMap(({ marks }) => marks.title ?? []),
      summary: found.flatMap(({ marks }) => marks.summary ?? []),
    },
    topics: found.map(({ name }) => name),
  };
}

/** What the page holds of a story: its body, author and categories stay on the server. */
const textOf = (story: WireStory) => ({ ...story, body: '', categories: [], author: '' });
