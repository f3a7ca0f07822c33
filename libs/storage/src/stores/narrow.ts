import type { Narrowing } from '@app/contracts';
import { sql, type RawBuilder } from 'kysely';
import { foldName, indexable, primaryLanguage } from './stored-text.js';

type Condition = RawBuilder<boolean>;
const TRUE: Condition = sql<boolean>`true`;
const FALSE: Condition = sql<boolean>`false`;

/**
 * A narrowing as a condition on `stories s`. Words become one query of the index for
 * each run of words, and / or, which PostgreSQL answers from its GIN index, prefixes too.
 */
export function toCondition(narrowing: Narrowing): Condition {
  const words = toWordQuery(narrowing);
  if (words === EVERYTHING) return TRUE;
  if (words === NOTHING) return FALSE;
  if (words !== null) return sql<boolean>`s.words @@ ${words}::tsquery`;
  switch (narrowing.kind) {
    case 'source':
      return sql<boolean>`s.source_key = ANY (${narrowing.any.map(foldName)}::text[])`;
    case 'language':
      return sql<boolean>`s.language_key = ANY (${narrowing.any.map(primaryLanguage)}::text[])`;
    case 'wire':
      return sql<boolean>`s.wire_keys && ${narrowing.any.map(foldName)}::text[]`;
    case 'and':
    case 'or': {
      const parts = narrowing.of.map(toCondition);
      if (parts.length === 0) return narrowing.kind === 'and' ? TRUE : FALSE;
      return sql<boolean>`(${sql.join(parts, narrowing.kind === 'and' ? sql` AND ` : sql` OR `)})`;
    }
    default:
      return TRUE;
  }
}

const EVERYTHING: unique symbol = Symbol('every story');
const NOTHING: unique symbol = Symbol('no story');
type WordQuery = string | typeof EVERYTHING | typeof NOTHING;

/** A tsquery in its text form; null where the narrowing asks about more than words. */
function toWordQuery(narrowing: Narrowing): WordQuery | null {
  switch (narrowing.kind) {
    case 'all':
      return EVERYTHING;
    case 'word':
      if (narrowing.any.length === 0) return NOTHING;
      // A word that the index can't hold may stand in any story.
      if (!narrowing.any.every(indexable)) return EVERYTHING;
      return `(${narrowing.any.map((word) => quote(word) + (narrowing.prefix ? ':*' : '')).join(' | ')})`;
    case 'and':
    case 'or': {
      const neutral: WordQuery = narrowing.kind === 'and' ? EVERYTHING : NOTHING;
      const absorbing: WordQuery = narrowing.kind === 'and' ? NOTHING : EVERYTHING;
      const parts = narrowing.of.map(toWordQuery);
      if (parts.includes(absorbing)) return absorbing;
      const rest = parts.filter((part) => part !== neutral);
      if (rest.length === 0) return neutral;
      if (!rest.every((part) => typeof part === 'string')) return null;
      return `(${rest.join(narrowing.kind === 'and' ? ' & ' : ' | ')})`;
    }
    default:
      return null;
  }
}

/** A lexeme in quotes: quotes and backslashes doubled (PostgreSQL 8.11.2, tsquery). */
const quote = (word: string): string => `'${word.replaceAll('\\', '\\\\').replaceAll("'", "''")}'`;
