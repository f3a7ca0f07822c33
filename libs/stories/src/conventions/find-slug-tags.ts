import { tagsAt, type TagSpan, type TagText } from './match-tag.js';

/** What parts a slug; a blank alone doesn't (Flash Floods). */
const HARD = /[/,;:|()[\]#]/u;
/** It parts the head or the end from the rest, but for no label (POLL-ITALY); TEXAS-FLASH-FLOODS is one word. */
const SOFT = /[-_]/u;

type Side = 'end' | 'hard' | 'soft' | 'word';

const sideOf = (char: string | undefined): Side => {
  if (char === undefined) return 'end';
  if (HARD.test(char)) return 'hard';
  return SOFT.test(char) ? 'soft' : 'word';
};

/** Tags of a slug such as `BC-EU--Libya,2nd Ld-Writethru` or `LIBYA-TALKS/ (UPDATE 2)`, in their order. */
export function findSlugTags(where: TagText): TagSpan[] {
  const { text } = where;
  const found: TagSpan[] = [];
  for (let at = 0; at < text.length; at++) {
    if (at > 0 && /[\p{L}\p{N}]/u.test(text[at - 1]!)) continue;
    const before = sideOf(text.slice(0, at).trimEnd().at(-1));
    const span = tagsAt(where, at, text.length).find(({ tag, end }) => {
      const after = sideOf(text.slice(end).trimStart()[0]);
      if (tag.bare) return true;
      // After a blank at the end, only what changes a story, and only in capitals: "Libya UPDATE 2", not AMBER ALERT.
      const last = after === 'end' && tag.kind !== 'new' && !/\p{Ll}/u.test(text.slice(at, end));
      if (after === 'word' || (before === 'word' && !last)) return false;
      if (before === 'soft' || after === 'soft') return tag.label === null && before !== after;
      return true;
    });
    if (span === undefined) continue;
    found.push(span);
    at = span.end - 1;
  }
  return found;
}
