import { KINDS, PRIORITIES, type Kind, type Priority } from '@app/contracts';
import type { Tag, WireConventions } from './compile-tags.js';
import { fillingTags, findEndTags, findHeadTags, type TagStretch } from './find-tags.js';
import { findSlugTags } from './find-slug-tags.js';
import { findUnknownTags } from './find-unknown-tags.js';
import { foldHeadline, INVISIBLE } from './fold-headline.js';
import type { TagText } from './match-tag.js';

/** What a feed says beside the headline. */
export interface HeadlineFields {
  /** The feed's own wire (`dpa`): its overrides apply. */
  readonly wire?: string;
  readonly categories?: readonly string[];
  readonly slug?: string;
  /** ninjs or IPTC urgency, 1 the most pressing. */
  readonly urgency?: number;
  /** ninjs pubstatus. */
  readonly pubstatus?: string;
}

/** A headline as the wire conventions read it. */
export interface ReadHeadline {
  /** As given, without blanks around. */
  readonly headline: string;
  /** Without the tags; as given where nothing would be left. */
  readonly shown: string;
  /** Null: as before, and regular where nothing is known before. */
  readonly priority: Priority | null;
  readonly kind: Kind;
  /** The tags as the headline, slug or category writes them. */
  readonly tags: readonly string[];
  readonly label?: string;
  /** Those of the labels that stay visible as a word. */
  readonly labels: readonly string[];
  /** Never raises an alert. */
  readonly liveBlog: boolean;
  /** Not to be told yet; until when is left to the desk. */
  readonly embargoed: boolean;
  /** An update for minor errors: never pushed. */
  readonly refile: boolean;
  /** Sent again unchanged: never shown as an update. */
  readonly repeat: boolean;
  /** Words that stand as tags do and are none that we know. */
  readonly unknownTags: readonly string[];
}

/** "+++ 14:26 Haftar leaves +++": an entry of a live blog. */
const LIVE_ENTRY = /^\s*\+{2,3}\s*\d{1,2}[:.]\d{2}(?:\s?(?:Uhr|h))?(?=\s|:|\+|$)[\s:+]*/u;

/** Reads priority, kind and the shown title out of a headline and what stands beside it. */
export function readHeadline(
  headline: string,
  fields: HeadlineFields,
  conventions: WireConventions,
): ReadHeadline {
  const given = headline.trim();
  const folded = foldHeadline(given);
  const wire = fields.wire?.toLowerCase() ?? '';
  const where: TagText = { text: folded.text, wire, conventions };
  const original = (start: number, end: number) =>
    unmarked(given.slice(folded.offsets[start], folded.offsets[end]));

  const entry = LIVE_ENTRY.exec(folded.text)?.[0].length ?? 0;
  const head = findHeadTags(where, entry, folded.text.length);
  const from = head.at(-1)?.end ?? entry;
  const tail = findEndTags(where, from, folded.text.length);
  const to = tail.at(-1)?.start ?? folded.text.length;

  const stretches = [...head, ...tail.toReversed()];
  const spans = stretches.flatMap((stretch) => stretch.tags);
  const beside = besideHeadline(fields, wire, conventions);
  const tags: Tag[] = [...spans.map((span) => span.tag), ...beside.map((found) => found.tag)];
  const visible = (stretch: TagStretch) => stretch.tags.some((span) => span.tag.visible);
  const keep = (of: readonly TagStretch[]) =>
    of
      .filter(visible)
      .map((s) => original(s.start, s.end))
      .join('');
  const framed = entry > 0 || spans.length > 0;
  const core = framed ? unframe(original(from, to)) : original(from, to);
  const shown = `${keep(head)}${core}${keep(tail.toReversed())}`.trim();

  const kind = strongest(tags, fields, conventions);
  const label = tags.find((tag) => tag.label !== null)?.label;
  return {
    headline: given,
    shown: core.trim() === '' ? given : shown,
    priority: highest(tags, fields, conventions),
    kind,
    tags: [...(entry > 0 ? [original(0, entry).replace(/[\s:+]+$/u, '')] : []),
      ...spans.map((span) => original(span.start, span.end)), ...beside.map((found) => found.text)],
    ...(label === undefined || label === null ? {} : { label }),
    labels: [...new Set(tags.flatMap((tag) => (tag.visible && tag.label !== null ? [tag.label] : [])))],
    liveBlog: entry > 0 || tags.some((tag) => tag.live),
    embargoed: tags.some((tag) => tag.embargo),
    refile: kind === 'update' && tags.some((tag) => tag.refile),
    repeat: kind === 'update' && tags.some((tag) => tag.repeat),
    unknownTags: findUnknownTags(where, from).map(([start, end]) => original(start, end)),
  }; // prettier-ignore
}

const EDGES = new RegExp(`^[${INVISIBLE}]+|[${INVISIBLE}]+$`, 'gu');
/** Without the marks of direction and the like that framed a tag or headline as a whole. */
const unmarked = (text: string) => text.replace(EDGES, '');

/** Takes off the plus signs that framed a tagged headline. */
const unframe = (text: string) => text.replace(/^\s*[+*]{2,}\s*|\s*[+*]{2,}\s*$/gu, '');

interface FoundTag {
  readonly tag: Tag;
  readonly text: string;
}

/** Tags of slug and categories. */
function besideHeadline(fields: HeadlineFields, wire: string, conventions: WireConventions): FoundTag[] {
  const found: FoundTag[] = [];
  for (const category of fields.categories ?? []) {
    const folded = foldHeadline(category.trim()).text;
    const tags =
      fillingTags({ text: folded, wire, conventions }, 0, folded.length) ?? labelsOf(folded, conventions);
    for (const { tag } of tags) found.push({ tag, text: category.trim() });
  }
  if (fields.slug !== undefined) {
    const folded = foldHeadline(fields.slug);
    for (const { tag, start, end } of findSlugTags({ text: folded.text, wire, conventions })) {
      found.push({ tag, text: fields.slug.slice(folded.offsets[start], folded.offsets[end]) });
    }
  }
  return found;
}

/** Outlets write sections such as Opinion in any case; only what is to be seen by a reader is taken from these. */
function labelsOf(category: string, conventions: WireConventions) {
  const text = category.toUpperCase();
  const tags = fillingTags({ text, wire: '', conventions }, 0, text.length) ?? [];
  return tags.every(({ tag }) => tag.visible) ? tags : [];
}

/** Several tags: kill before hold, correction, release, update, new. */
const STRENGTH: readonly Kind[] = ['kill', 'hold', 'correction', 'release', 'update', 'new'];

function strongest(tags: readonly Tag[], fields: HeadlineFields, conventions: WireConventions): Kind {
  const status = conventions.pubstatus.get(fields.pubstatus?.toLowerCase() ?? '');
  const kinds = new Set<Kind>([...tags.map((tag) => tag.kind), ...(status === undefined ? [] : [status])]);
  return STRENGTH.find((kind) => kinds.has(kind)) ?? KINDS[0];
}

function highest(
  tags: readonly Tag[],
  fields: HeadlineFields,
  conventions: WireConventions,
): Priority | null {
  const urgency = conventions.urgency.get(String(fields.urgency ?? ''));
  const known = new Set([...tags.map((tag) => tag.priority), urgency ?? null]);
  return PRIORITIES.find((priority) => known.has(priority)) ?? null;
}
