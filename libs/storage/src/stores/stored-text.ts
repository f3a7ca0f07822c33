/** A text as PostgreSQL can keep it: without NUL, which no text column takes. */
export const storable = (text: string): string => (text.includes('\0') ? text.replaceAll('\0', '') : text);

/** A name as archive queries compare it: compatibility forms, marks and case dropped. May make two names one, never one two. */
export const foldName = (name: string): string =>
  storable(name).normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();

/** The language alone, without script and region: `pt` of `pt-BR`. */
export const primaryLanguage = (code: string): string => storable(code).toLowerCase().split('-')[0] ?? '';

/** PostgreSQL keeps no longer lexeme (bytes; MAXSTRLEN of tsvector). */
const LONGEST_LEXEME = 2_046;

/** Whether a word can be in the archive's index. */
export const indexable = (word: string): boolean =>
  word !== '' && !word.includes('\0') && Buffer.byteLength(word) <= LONGEST_LEXEME;
