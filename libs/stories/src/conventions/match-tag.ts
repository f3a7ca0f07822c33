import { firstKey, type Tag, type WireConventions } from './compile-tags.js';

/** Where the text stands in which tags are looked for. */
export interface TagText {
  readonly text: string;
  /** The feed's own wire, lower-case; empty where it has none. */
  readonly wire: string;
  readonly conventions: WireConventions;
}

/** A tag at its place; offsets into the folded text. */
export interface TagSpan {
  readonly tag: Tag;
  readonly start: number;
  readonly end: number;
}

const WORD = /[\p{L}\p{N}]/u;

/** Tags that may stand at this place, longest first and of equal ones those that need nothing beside them, whether or not something sets them off. */
export function tagsAt(where: TagText, start: number, end: number, hashed = false): TagSpan[] {
  const { text, wire, conventions } = where;
  if (start > 0 && WORD.test(text[start - 1]!) && WORD.test(text[start]!)) return [];
  const candidates = conventions.tags.get(firstKey(text.slice(start, start + 2)));
  if (candidates === undefined) return [];
  if (conventions.notTags !== null && matchLength(conventions.notTags, text, start) > 0) return [];
  const found: TagSpan[] = [];
  for (const tag of candidates) {
    if (tag.wires !== null && !tag.wires.includes(wire)) continue;
    for (const length of lengthsOf(tag, text, start, hashed ? 'hashed' : caseOf(tag, where))) {
      const stop = start + length;
      if (length === 0 || stop > end || (stop < text.length && joins(text, stop))) continue;
      found.push({ tag, start, end: stop });
    }
  }
  return found.sort((a, b) => b.end - a.end || Number(b.tag.bare) - Number(a.tag.bare));
}

/** UTF-16 units of a wire's name that is joined to the tag after it (`dpa-EIL`); 0 for none. */
export function wireNameAt({ text, conventions }: TagText, start: number): number {
  return matchLength(conventions.wirePrefix, text, start);
}

/** Whether the word goes on here, so that what was found is only its beginning. */
function joins(text: string, at: number): boolean {
  return WORD.test(text[at]!) && WORD.test(text[at - 1]!);
}

type Spelling = 'exact' | 'loose' | 'title' | 'hashed';

function caseOf(tag: Tag, { wire, conventions }: TagText): Spelling {
  if (tag.anyCase) return 'loose';
  const own = conventions.case.get(wire);
  return own === 'any' ? 'loose' : (own ?? 'exact');
}

function lengthsOf(tag: Tag, text: string, start: number, spelling: Spelling): number[] {
  const exact = matchLength(tag.exact, text, start);
  const lengths = new Set([exact]);
  if (spelling === 'hashed') lengths.add(matchLength(tag.hashed, text, start));
  if (spelling === 'loose' || spelling === 'title') {
    const loose = matchLength(tag.loose, text, start);
    if (spelling === 'loose' || /^[\p{Lu}\p{N}]/u.test(text.slice(start))) lengths.add(loose);
  }
  // "UPDATE-2 dead" is the tag UPDATE before a number, not the second update.
  for (const length of [...lengths]) {
    const bare = /^(.*\p{L})[ -]?\d{1,3}$/u.exec(text.slice(start, start + length));
    if (
      bare !== null &&
      matchLength(tag.loose, text.slice(0, start + bare[1]!.length), start) === bare[1]!.length
    ) {
      lengths.add(bare[1]!.length);
    }
  }
  return [...lengths];
}

/** UTF-16 units that a sticky pattern matches here; 0 for none. */
function matchLength(pattern: RegExp, text: string, start: number): number {
  pattern.lastIndex = start;
  return pattern.exec(text)?.[0].length ?? 0;
}
