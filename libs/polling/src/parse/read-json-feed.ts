import { z } from 'zod';
import { MOST_ITEMS } from './mend-xml.js';
import type { ProblemList } from './problem-list.js';
import type { RawFeed, RawItem } from './raw-feed.js';
import { TEXT_READERS, firstText } from './read-text.js';
import { readJsonWireFields } from './wire-fields.js';

/** Texts and numbers as text; anything else, as feeds by hand have it, counts as absent. */
const text = z
  .union([z.string(), z.number().transform(String)])
  .catch('')
  .default('');
const people = z
  .preprocess(
    (value) => (Array.isArray(value) ? (value as unknown[]) : [value]),
    z.array(z.object({ name: text }).catch({ name: '' })),
  )
  .catch([])
  .default([]);

/** JSON Feed 1.1, https://www.jsonfeed.org/version/1.1/; `author` is of 1.0. */
const itemSchema = z.object({
  id: text,
  url: text,
  external_url: text,
  title: text,
  content_html: text,
  content_text: text,
  summary: text,
  date_published: text,
  date_modified: text,
  tags: z.array(text).catch([]).default([]),
  authors: people,
  author: people,
});
const feedSchema = z.object({
  version: z.union([z.string(), z.number().transform(String)]),
  title: text,
  home_page_url: text,
  language: text,
  authors: people,
  author: people,
  items: z.array(z.unknown()),
});

/** Reads a JSON Feed 1.0 or 1.1. Null where the value is none. */
export function readJsonFeed(value: unknown, problems: ProblemList): RawFeed | null {
  const feed = feedSchema.safeParse(value).data;
  if (!feed) return null;
  if (!feed.version.includes('jsonfeed.org')) problems.note('Its version is no address of JSON Feed.');
  if (feed.items.length > MOST_ITEMS) {
    problems.note(`It has more than ${MOST_ITEMS} items; only the first ${MOST_ITEMS} were read.`);
  }
  return {
    format: 'json',
    title: TEXT_READERS.title(feed.title),
    link: feed.home_page_url,
    language: feed.language,
    author: nameOf([...feed.authors, ...feed.author]),
    ttlMinutes: null,
    skipHours: [],
    items: feed.items.slice(0, MOST_ITEMS).flatMap((entry) => readItem(entry, problems)),
  };
}

function readItem(entry: unknown, problems: ProblemList): RawItem[] {
  const item = itemSchema.safeParse(entry).data;
  if (!item) {
    problems.note('An item is no object and was left out.');
    return [];
  }
  return [
    {
      id: item.id,
      title: TEXT_READERS.title(item.title),
      links: [item.url, item.external_url],
      published: [item.date_published],
      updated: [item.date_modified],
      summary: TEXT_READERS.summary(item.summary),
      body: firstText([item.content_html, item.content_text], TEXT_READERS.body),
      author: nameOf([...item.authors, ...item.author]),
      categories: item.tags.map(TEXT_READERS.category),
      wire: readJsonWireFields(entry as object),
    },
  ];
}

const nameOf = (authors: readonly { readonly name: string }[]): string =>
  authors
    .map(({ name }) => TEXT_READERS.author(name))
    .filter((name, index, names) => name !== '' && names.indexOf(name) === index)
    .join(', ');
