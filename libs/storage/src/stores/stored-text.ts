import { createHash } from 'node:crypto';

/** A text as PostgreSQL can keep it: without NUL, which no text column takes. */
export const storable = (text: string): string => (text.includes('\0') ? text.replaceAll('\0', '') : text);

/** A name as archive queries compare it: compatibility forms, marks and case dropped. May make two names one, never one two. */
export const foldName = (name: string): string =>
  storable(name).normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();

/** The language alone, without script and region: `pt` of `pt-BR`. */
export const primaryLanguage = (code: string): string => storable(code).toLowerCase().split('-')[0] ?? '';

/** An index row holds at most 2,704 bytes (a third of a page); what is longer is known by its hash. */
const LONGEST_KEY = 1_000;

/** A key as an index can hold it, its kind kept. */
export function storableKey(key: string): string {
  const text = storable(key);
  if (Buffer.byteLength(text) <= LONGEST_KEY) return text;
  const kind = text.slice(0, text.indexOf(':') + 1);
  return `${kind}sha256-${createHash('sha256').update(text).digest('hex')}`;
}

/** A time as people and PostgreSQL can use it: one outside the years 1 to 9999 is not known, and `otherwise` counts. */
export function storableTime(iso: string, otherwise: Date): Date {
  const time = new Date(iso);
  const year = time.getUTCFullYear();
  return year >= 1 && year <= 9999 ? time : otherwise;
}

/** PostgreSQL keeps no longer lexeme (bytes; MAXSTRLEN of tsvector), */
const LONGEST_LEXEME = 2_046;
/** nor more of them in one row (bytes; MAXSTRPOS of tsvector is 2^20, less for alignment). */
const MOST_LEXEMES = 900_000;

/** Whether a word can be in the archive's index. */
export const indexable = (word: string): boolean =>
  word !== '' && !word.includes('\0') && Buffer.byteLength(word) <= LONGEST_LEXEME;

/** The words of a story for the archive's index, each once; of a text without end the first ones. */
export function indexableWords(words: readonly string[]): string[] {
  let bytes = 0;
  return [...new Set(words)].filter((word) => {
    if (!indexable(word)) return false;
    bytes += Buffer.byteLength(word) + 1;
    return bytes <= MOST_LEXEMES;
  });
}
