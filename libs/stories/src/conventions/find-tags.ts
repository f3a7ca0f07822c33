import { tagsAt, wireNameAt, type TagSpan, type TagText } from './match-tag.js';

/** A stretch of the headline that holds tags and what sets them off; offsets into the folded text. */
export interface TagStretch {
  readonly start: number;
  readonly end: number;
  readonly tags: readonly TagSpan[];
}

const CLOSERS: Readonly<Record<string, string>> = {
  '(': ')', '[': ']', '{': '}', '【': '】', '「': '」', '『': '』', '〔': '〕', '〈': '〉', '《': '》',
  '<': '>', '〖': '〗', '«': '»',
}; // prettier-ignore
const OPENERS = new Map(Object.entries(CLOSERS).map(([open, close]) => [close, open]));

/** Signs and blanks that stand before a tag without meaning: +++, ***, an emoji, a slash. */
const ORNAMENT = /[\s\p{So}\p{Sk}\p{Mn}\u200d+*=~/|•·!‼–-]*/uy;
/** What sets a tag off from the words after it. */
const SET_OFF = /\s*(?:[:|/»]|\+|\*|>>|\.\.|\.\s?-|[–]|•|·)|\s+-+\s|-+\s|\s+-/uy;
/** A hyphen that joins tag and headline, as in UPDATE 2-Haftar; not as in FLASH-frozen. */
const ATTACHED = /-+(?=[^\p{Ll}\s]|\p{Ll}+\p{Lu})/uy;
const SEPARATORS = /(?:\s|[!,:|/»+*>–•·]|\.{2,}|\.\s?-|-(?!\d)|(?<=[^\s])-)*/uy;
/** What sets a tag off from the words before it, at the end of a headline. */
const SET_OFF_BEFORE = /(?:[:|/»+*–•·]|\.\.|\s-+)\s*$/u;
/** What may stand right before a tag at the end. */
const BEFORE = /[\s:|/»+*–•·.,#-]/u;
const BLANKS = /\s*/uy;
/** No wire's tags are longer. */
const LONGEST = 60;

/** Tags at the head of the folded text between two offsets, one stretch after the other. */
export function findHeadTags(where: TagText, from: number, to: number): TagStretch[] {
  const stretches: TagStretch[] = [];
  let at = from;
  while (at < to) {
    const ornament = at + lengthAt(ORNAMENT, where.text, at);
    const start = ornament + wireNameAt(where, ornament);
    const found = bracketed(where, start, to) ?? hashed(where, start, to) ?? plain(where, start, to);
    if (found === null) break;
    const end = Math.min(to, found.end + lengthAt(SEPARATORS, where.text, found.end));
    stretches.push({ start: at, end, tags: found.tags });
    at = end;
  }
  return stretches;
}

/** Tags at the end of the folded text between two offsets, the last first. */
export function findEndTags(where: TagText, from: number, to: number): TagStretch[] {
  const stretches: TagStretch[] = [];
  let end = to;
  for (;;) {
    const stop = from + where.text.slice(from, end).replace(/[\s+*/|]+$/u, '').length;
    const found = bracketedBefore(where, from, stop) ?? setOffBefore(where, from, stop);
    if (found === null) return stretches;
    stretches.push({ start: found.start, end, tags: found.tags });
    end = found.start;
  }
}

/** Tags that fill a text wholly: what stands in brackets, or a category. */
export function fillingTags(where: TagText, from: number, to: number): readonly TagSpan[] | null {
  let at = from;
  const tags: TagSpan[] = [];
  while (at < to) {
    at += /^[\s#/|,;:·+*&.-]*/u.exec(where.text.slice(at, to))![0].length;
    if (at >= to) break;
    const next = tagsAt(where, at, to, where.text[at - 1] === '#')[0];
    if (next === undefined) return null;
    tags.push(next);
    at = next.end;
  }
  return tags.length > 0 ? tags : null;
}

function bracketed(where: TagText, start: number, to: number): TagStretch | null {
  const close = CLOSERS[where.text[start] ?? ''];
  if (close === undefined) return null;
  const end = where.text.indexOf(close, start);
  if (end < 0 || end >= to || end - start > LONGEST) return null;
  const tags = fillingTags(where, start + 1, end) ?? notedTag(where, start + 1, end);
  return tags === null ? null : { start, end: end + 1, tags };
}

function bracketedBefore(where: TagText, from: number, stop: number): TagStretch | null {
  const open = OPENERS.get(where.text[stop - 1] ?? '');
  if (open === undefined) return null;
  const start = where.text.lastIndexOf(open, stop - 1);
  if (start < from || stop - start > LONGEST) return null;
  const tags = fillingTags(where, start + 1, stop - 1) ?? notedTag(where, start + 1, stop - 1);
  return tags === null ? null : { start, end: stop, tags };
}

/** A tag that says in its brackets what it changes: `(UPDATE: adds quotes)`, `(BERICHTIGUNG: Name im 2. Absatz)`. */
function notedTag(where: TagText, from: number, to: number): readonly TagSpan[] | null {
  const found = plain(where, from + lengthAt(BLANKS, where.text, from), to);
  return found?.tags.every(({ tag }) => tag.kind !== 'new') === true ? found.tags : null;
}

function hashed(where: TagText, start: number, to: number): TagStretch | null {
  if (where.text[start] !== '#') return null;
  for (const span of tagsAt(where, start + 1, to, true)) {
    const loud = isLoud(where.text.slice(span.start, span.end));
    if (loud || isSetOff(where, span.end, to)) {
      // #突发#: some networks close the hash as well.
      const closed = /^#(?![\p{L}\p{N}])/u.test(where.text.slice(span.end, to)) ? 1 : 0;
      return { start, end: span.end + closed, tags: [span] };
    }
  }
  return null;
}

function plain(where: TagText, start: number, to: number): TagStretch | null {
  for (const span of tagsAt(where, start, to)) {
    if (span.tag.bare || isSetOff(where, span.end, to)) return { start, end: span.end, tags: [span] };
    // Several tags side by side: BREAKING ALERT: …, URGENT UPDATE 2 - …
    const gap = /^\s+/u.exec(where.text.slice(span.end, to))?.[0].length ?? 0;
    const next = span.end + gap;
    const rest = gap > 0 ? (bracketed(where, next, to) ?? plain(where, next, to)) : null;
    if (rest !== null && !rest.tags[0]!.tag.bare) return { start, end: rest.end, tags: [span, ...rest.tags] };
  }
  return null;
}

function setOffBefore(where: TagText, from: number, stop: number): TagStretch | null {
  for (let start = Math.max(from, stop - LONGEST); start < stop; start++) {
    if (!BEFORE.test(where.text[start - 1] ?? '') || start === from) continue;
    const before = where.text.slice(from, start);
    if (where.text[start - 1] === '#' && /(?:^|\s)#$/u.test(before)) {
      const span = tagsAt(where, start, stop, true).find((tag) => tag.end === stop);
      if (span !== undefined && isLoud(where.text.slice(start, stop))) {
        return { start: from + before.replace(/\s*#$/u, '').length, end: stop, tags: [span] };
      }
      continue;
    }
    const separator = SET_OFF_BEFORE.exec(before);
    const tags = separator === null && !/[\s,-]$/u.test(before) ? null : fillingTags(where, start, stop);
    if (tags === null) continue;
    if (separator !== null) return { start: from + separator.index, end: stop, tags };
    if (tags[0]!.tag.bare) return { start: from + before.replace(/[\s,-]+$/u, '').length, end: stop, tags };
  }
  return null;
}

/** Only capitals and words run together stand with no more than a hash: "#Flash floods" is a word with one. */
const isLoud = (hashed: string): boolean => !/\p{Ll}/u.test(hashed) || /^\S*\p{Ll}\p{Lu}/u.test(hashed);

function isSetOff(where: TagText, at: number, to: number): boolean {
  if (at >= to) return true;
  // A time: UPDATE 2:30 pm.
  if (/\d$/u.test(where.text.slice(0, at)) && /^:\d\d/u.test(where.text.slice(at))) return false;
  return lengthAt(SET_OFF, where.text, at) > 0 || lengthAt(ATTACHED, where.text, at) > 0;
}

function lengthAt(pattern: RegExp, text: string, at: number): number {
  pattern.lastIndex = at;
  return pattern.exec(text)?.[0].length ?? 0;
}
