import type { Word } from '@app/text';
import type { FieldName, Place } from '../query.js';

/** One piece of a rule text. */
export type Token = Place &
  (
    | { readonly kind: 'open' | 'close' | 'and' | 'or' | 'not' }
    | { readonly kind: 'near'; readonly distance: number; readonly ordered: boolean }
    /** `title:`; null where the name is unknown, which is reported already. */
    | { readonly kind: 'field'; readonly name: FieldName | null }
    | {
        readonly kind: 'word' | 'prefix' | 'exact' | 'phrase';
        readonly text: string;
        readonly words: readonly Word[];
      }
    /** What directly follows a metadata field, taken whole: a host, a code, a name. */
    | { readonly kind: 'value'; readonly text: string }
    | { readonly kind: 'list'; readonly name: string }
    /** An operand with a fault that is reported already. */
    | { readonly kind: 'broken' }
  );
export type TokenOf<K extends Token['kind']> = Extract<Token, { readonly kind: K }>;
