/**
 * A rule as it is evaluated: words cut and folded as stories are, compounds and
 * term lists spread out, fields pushed down to the words they confine. The parser's
 * tree keeps what the person wrote; the plan keeps what has to be true.
 */

/** Where a word is looked for: any text field, one of them, or title and the first 50 words after it. */
export type PlanField = 'any' | 'title' | 'summary' | 'body' | 'lead';

/** One word of a plan. */
export type PlanWord =
  /** The word or an inflection of it: same folded form, or one stem in common in the story's language. */
  | { readonly kind: 'inflected'; readonly folded: string; readonly marked: string }
  /** The folded form itself. */
  | { readonly kind: 'literal'; readonly folded: string }
  /** The form with case and accents (`=US`). */
  | { readonly kind: 'exact'; readonly exact: string; readonly folded: string }
  /** Folded forms that begin so. */
  | { readonly kind: 'prefix'; readonly folded: string };

export type Plan =
  /** One word (`words.length` 1), or words side by side in this order. */
  | { readonly kind: 'text'; readonly field: PlanField; readonly words: readonly PlanWord[] }
  /** Sides hold text, or and near only, all of one field; `distance` counts places between nearest ends, side by side is 1. */
  | {
      readonly kind: 'near';
      readonly left: Plan;
      readonly right: Plan;
      readonly distance: number;
      readonly ordered: boolean;
    }
  | { readonly kind: 'meta'; readonly test: MetaTest }
  | { readonly kind: 'and'; readonly of: readonly Plan[] }
  | { readonly kind: 'or'; readonly of: readonly Plan[] }
  | { readonly kind: 'not'; readonly of: Plan };

/** A question about what is known of a story, not about its text. Values are lower-case and folded. */
export type MetaTest =
  | {
      readonly field: 'source' | 'wire' | 'site' | 'lang' | 'category' | 'priority' | 'kind';
      readonly value: string;
    }
  /** These words side by side in the author's name. */
  | { readonly field: 'author'; readonly words: readonly string[] };
