import { tagsAt, type TagSpan, type TagText } from './match-tag.js';

/** What parts a slug; a hyphen parts it too, but a label (POLL-ITALY) must stand between harder ones. */
const PART = /[\s\-/,;:|_()[\]#]/u;
const HARD = /[\s/,;:|()[\]#]/u;

/** Tags of a slug such as `BC-EU--Libya,2nd Ld-Writethru` or `LIBYA-TALKS/ (UPDATE 2)`, in their order. */
export function findSlugTags(where: TagText): TagSpan[] {
  const { text } = where;
  const found: TagSpan[] = [];
  for (let at = 0; at < text.length; at++) {
    if (at > 0 && !PART.test(text[at - 1]!)) continue;
    const span = tagsAt(where, at, text.length).find(({ tag, end }) => {
      const parts = tag.label === null ? PART : HARD;
      return (at === 0 || parts.test(text[at - 1]!)) && (end === text.length || parts.test(text[end]!));
    });
    if (span === undefined) continue;
    found.push(span);
    at = span.end - 1;
  }
  return found;
}
