import type { Word } from '@app/text';

/** Fields that confine words to a part of the text. */
export const TEXT_FIELD_NAMES = ['title', 'summary', 'body', 'lead'] as const;
export type TextFieldName = (typeof TEXT_FIELD_NAMES)[number];

/** Fields that ask what is known of a story. */
export const META_FIELD_NAMES = [
  'source',
  'site',
  'wire',
  'lang',
  'category',
  'author',
  'priority',
  'kind',
] as const;
export type MetaFieldName = (typeof META_FIELD_NAMES)[number];

export type FieldName = TextFieldName | MetaFieldName;
export const FIELD_NAMES: readonly FieldName[] = [...TEXT_FIELD_NAMES, ...META_FIELD_NAMES];

/** Where a part of a rule stands in its text: UTF-16 offsets, the end exclusive. */
export interface Place {
  readonly start: number;
  readonly end: number;
}

/** Words as the person wrote them, without signs around them, and as they are cut. */
interface Written extends Place {
  readonly text: string;
  readonly words: readonly Word[];
}

/** A word or compound, with its inflections. */
export interface WordQuery extends Written {
  readonly kind: 'word';
}
/** `ceas*`; the text is without the star. */
export interface PrefixQuery extends Written {
  readonly kind: 'prefix';
}
/** `=US`; the text is without the sign. */
export interface ExactQuery extends Written {
  readonly kind: 'exact';
}
/** Quoted words; the text is without the quotes. */
export interface PhraseQuery extends Written {
  readonly kind: 'phrase';
}
/** `@haftar`; the name is without the sign. */
export interface ListQuery extends Place {
  readonly kind: 'list';
  readonly name: string;
}
export interface FieldQuery extends Place {
  readonly kind: 'field';
  readonly field: TextFieldName;
  readonly of: Query;
}
export interface MetaQuery extends Place {
  readonly kind: 'meta';
  readonly field: MetaFieldName;
  /** As written, without quotes. */
  readonly value: string;
}
export interface NearQuery extends Place {
  readonly kind: 'near';
  readonly left: Query;
  readonly right: Query;
  /** Words apart at most; side by side is 1. */
  readonly distance: number;
  readonly ordered: boolean;
}
/** Two or more; never directly one within another of its kind. */
export interface ManyQuery extends Place {
  readonly kind: 'and' | 'or';
  readonly of: readonly Query[];
}
export interface NotQuery extends Place {
  readonly kind: 'not';
  readonly of: Query;
}

/** A rule as the person wrote it: the parser's tree. */
export type Query =
  | WordQuery
  | PrefixQuery
  | ExactQuery
  | PhraseQuery
  | ListQuery
  | FieldQuery
  | MetaQuery
  | NearQuery
  | ManyQuery
  | NotQuery;

/** Term lists by name: entries are rule texts. */
export type TermLists = ReadonlyMap<string, readonly string[]>;
