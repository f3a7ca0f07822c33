import type { Kind } from '@app/contracts';
import type { NoticeWords } from '../conventions/conventions.schema.js';

/** What notices ask for in the words of one language. */
export interface NoticeRequest {
  readonly kind: Kind;
  /** One of these stands in each text that matches, lower-case: what is looked for first, for it costs little. */
  readonly hints: readonly string[];
  /** Its group `own`, where there is one, must name the wire whose item it is. */
  readonly pattern: RegExp;
}

/** The strongest first; a release speaks of the kill or hold that it ends. */
const KINDS = [
  ['release', 'release'],
  ['kill', 'kill'],
  ['hold', 'hold'],
  ['correction', 'correct'],
] as const;

/** Who asks says at once for what. */
const REACH = '[^\\n]{0,160}?';
/** Somebody who is quoted asks for something else: ‘Please kill me’. */
const UNQUOTED = `(?<!['‘’"“”„«»] ?)`;
/** What says which story is meant though no word says what it is: a headline in quotes or after a colon, a number, an id, a slug, a link. */
const NAMED =
  '(?:[^,.;\\n]{0,30}["“„«‘「『\']|\\s*[:：]|\\s*$|[^\\n]{0,40}?(?:\\p{L}[-:/]?\\d{2,}|(?:no\\.?|nr\\.?|n°|№)\\s*\\d|https?://|urn:|\\b\\p{Lu}{2}-\\p{Lu}{2}))';

/** Makes the words of all languages ready to be looked for. */
export function compileNotices(languages: readonly NoticeWords[]): NoticeRequest[] {
  return KINDS.flatMap(([kind, key]) =>
    languages.flatMap((words) => {
      const phrases = words.says[key].map((phrase) => ({ hints: [hintOf(phrase)], pattern: saying(phrase) }));
      const hints = words.asks.map(hintOf);
      const asked = words[key].length === 0 ? [] : asking(words, words[key]);
      return [...asked.map((pattern) => ({ hints, pattern })), ...phrases].map(
        ({ hints, pattern }): NoticeRequest => ({ kind, hints, pattern: new RegExp(pattern, 'iu') }),
      );
    }),
  );
}

/** The longest stretch of a phrase that stands in a text as it stands here. */
const hintOf = (phrase: string): string =>
  [
    ...phrase
      .replace('{own}', '')
      .toLowerCase()
      .matchAll(/[\p{L}\p{M}]+/gu),
  ]
    .map(([word]) => word)
    .reduce((longest, word) => (word.length > longest.length ? word : longest), '');

/** Who asks, for what, and for which thing; in the languages that put the verb last, it comes after the thing. */
function asking({ asks, things }: NoticeWords, verbs: readonly string[]): string[] {
  const asked = `${UNQUOTED}(?=${oneOf(asks)})(?=${REACH}${oneOf(verbs)}`;
  return [`${asked}${NAMED})`, `${asked})(?=${REACH}${oneOf(things)})`];
}

/** A phrase that begins what is said. */
const saying = (phrase: string): string => `(?:^|[\\n:–—-]\\s*|\\b(?:the\\s+|l['’]))${whole(phrase)}`;

/** One of these as whole words; in scripts without spaces wherever it stands. */
const oneOf = (words: readonly string[]): string => `(?:${words.map(whole).join('|')})`;

function whole(phrase: string): string {
  const text = literal(phrase)
    .replace('\\{own\\}', '(?<own>\\p{L}{2,16})')
    .replace(/\s*…\s*/gu, '[^\\n]{1,120}?')
    .replace(/ /gu, '\\s+')
    .replace(/"/gu, '["“”„«»‘’]')
    .replace(/(?<!\[[^\]]*)'/gu, "['’]");
  if (/[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/u.test(phrase)) return text;
  const over = /[\p{L}\p{N}]$/u.test(phrase) ? '(?![\\p{L}\\p{N}])' : '';
  return `(?<![\\p{L}\\p{N}])${text}${over}`;
}

const literal = (text: string) => text.replace(/[.*+?^${}()|[\]\\/]/gu, '\\$&');
