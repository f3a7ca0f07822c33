import type { Item } from '@app/contracts';
import { z } from 'zod';
import type { ProblemList } from './problem-list.js';
import { readDate } from './read-date.js';

/** What a wire says of an item beside its text, as written; empty where it says nothing. */
export interface RawWireFields {
  readonly slug: string;
  readonly urgency: string;
  readonly pubStatus: string;
  readonly embargo: string;
}

/** Stands for an embargo that has no time. */
export const UNTIL_FURTHER_NOTICE = 'until further notice';
/** No wire's slugs are longer. */
const LONGEST_SLUG = 200;

/** Reads what a wire says; what means nothing is left out. */
export function finishWireFields(
  { slug, urgency, pubStatus, embargo }: RawWireFields,
  problems: ProblemList,
): Pick<Item, 'slug' | 'urgency' | 'pubStatus' | 'embargo'> {
  const short = slug.replace(/\s+/g, ' ').trim().slice(0, LONGEST_SLUG);
  // IPTC 91:1990, 2:10: 1 the most urgent, 9 user-defined.
  const pressing = /^\s*([1-9])\s*$/.exec(urgency)?.[1];
  // NewsML-G2 writes the status as a code of a vocabulary: stat:canceled.
  const status = pubStatus.replace(/^.*:/s, '').trim().toLowerCase();
  return {
    ...(short === '' ? {} : { slug: short }),
    ...(pressing === undefined ? {} : { urgency: Number(pressing) }),
    ...(status === '' ? {} : { pubStatus: status }),
    ...(embargo.trim() === '' ? {} : { embargo: { until: readEmbargo(embargo, problems) } }),
  };
}

/** Null where the time can't be read for sure: without a zone it may be off by half a day, and so may its lifting. */
function readEmbargo(text: string, problems: ProblemList): string | null {
  const date = readDate(text);
  if (date?.precision === 'instant') return date.iso;
  problems.note('The time of an embargo cannot be read.');
  return null;
}

const value = z
  .union([z.string(), z.number().transform(String)])
  .catch('')
  .default('');
/** An embargo that is set without being a time has none that can be read. */
const embargo = z
  .union([z.string(), z.number().transform(String), z.literal(true).transform(() => UNTIL_FURTHER_NOTICE)])
  .catch('')
  .default('');
/** ninjs 2, https://iptc.org/standards/ninjs/: in an item itself, or in an extension of it. */
const fieldsSchema = z.object({
  slugline: value,
  slug: value,
  urgency: value,
  pubstatus: value,
  pubStatus: value,
  embargoed: embargo,
  embargo,
});

/** Reads an item of a JSON Feed, whose extensions are objects with names that begin with `_` (JSON Feed 1.1). */
export function readJsonWireFields(item: object): RawWireFields {
  const extensions = Object.entries(item)
    .filter(([name, extension]) => name.startsWith('_') && typeof extension === 'object')
    .map(([, extension]) => extension as object);
  const read = [item, ...extensions].map((from) => fieldsSchema.catch(NONE).parse(from));
  const first = (pick: (fields: z.output<typeof fieldsSchema>) => string): string =>
    read.map(pick).find((text) => text !== '') ?? '';
  return {
    slug: first((fields) => fields.slugline || fields.slug),
    urgency: first((fields) => fields.urgency),
    pubStatus: first((fields) => fields.pubstatus || fields.pubStatus),
    embargo: first((fields) => fields.embargoed || fields.embargo),
  };
}

const NONE = {
  slugline: '',
  slug: '',
  urgency: '',
  pubstatus: '',
  pubStatus: '',
  embargoed: '',
  embargo: '',
};
