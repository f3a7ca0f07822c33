import type { Kind } from '@app/contracts';
import type { NoticeForm } from '@app/ports';
import type { WireConventions } from '../conventions/compile-tags.js';
import { namesOf } from '../credits/wire-names.js';

/** Kinds that speak of another story where a first version has them. */
const ABOUT_ANOTHER: ReadonlySet<Kind> = new Set(['hold', 'release', 'kill']);

/** An item as its wire sent it. */
export interface SentItem {
  readonly title: string;
  readonly text: string;
  /** The wire whose feed brought it. */
  readonly wire: string;
}

/**
 * Whether an item speaks of another story, and what it does to that: by what it asks for in words, else by its tags.
 * A correction may as well be the corrected story itself.
 * @param kind what its tags say
 */
export function noticeOf(
  kind: Kind,
  item: SentItem,
  conventions: WireConventions,
): { readonly kind: Kind; readonly form: NoticeForm } | null {
  const asked = readNotice(item, conventions);
  if (asked !== null && (kind === 'new' || kind === 'update')) return { kind: asked, form: 'surely' };
  if (asked !== null || ABOUT_ANOTHER.has(kind)) return { kind, form: 'surely' };
  return kind === 'correction' ? { kind, form: 'perhaps' } : null;
}

/**
 * Whether an item is a notice about another ("Please kill item afp 157 '…'"), and what it asks for.
 * @returns null for a story of its own
 */
export function readNotice({ title, text, wire }: SentItem, conventions: WireConventions): Kind | null {
  // A notice says it at once: deep in a text the same words are part of a story.
  const head = `${title}\n${text.slice(0, 200)}`;
  const lower = head.toLowerCase();
  const found = conventions.notices.find(({ hints, pattern }) => {
    const match = hints.some((hint) => lower.includes(hint)) ? pattern.exec(head) : null;
    // A wire that withdraws a report is news to all others.
    const own = match?.groups?.['own'];
    return match !== null && (own === undefined || namesOf(conventions).idOf(own) === wire);
  });
  return found?.kind ?? null;
}
