import { firstKey } from './compile-tags.js';
import type { TagText } from './match-tag.js';

/** One to three words in capitals before an attached hyphen or a bar, or one before a colon, as wires write their tags. */
const CAPITALS =
  /\s*(?:(\p{Lu}{4,}(?: \p{Lu}{2,}){0,2}(?: \d{1,2})?)(?:-(?=\p{Lu}\p{Ll})|\s*[|/]\s)|(\p{Lu}{5,}(?: \d{1,2})?)\s*(?::|\s[-–—])\s)/uy;
const BRACKETED = /\s*[([【［]\s*(\p{Lu}{4,}(?: \p{Lu}{2,}){0,2}(?: \d{1,2})?|[\p{Script=Han}\p{Script=Hangul}\p{Script=Hiragana}\p{Script=Katakana}]{2,6})\s*[)\]】］]/uy; // prettier-ignore

/**
 * Words at this place that stand as tags do and are none: an admin may teach them.
 * A headline all in capitals says nothing, nor does the name of a wire.
 * @returns offsets into the folded text
 */
export function findUnknownTags({ text, conventions }: TagText, from: number): [number, number][] {
  if (!/\p{Ll}|\p{Lo}/u.test(text.slice(from))) return [];
  for (const pattern of [CAPITALS, BRACKETED]) {
    pattern.lastIndex = from;
    const found = pattern.exec(text);
    if (found === null) continue;
    const word = found[1] ?? found[2]!;
    if ([...conventions.wires.values()].some((names) => names.some((name) => name.toUpperCase() === word))) {
      return [];
    }
    // A tag of another wire (HOLD) is known, though none here.
    if (conventions.tags.get(firstKey(word))?.some((tag) => tag.word === word)) return [];
    const start = from + found[0].indexOf(word);
    return [[start, start + word.length]];
  }
  return [];
}
