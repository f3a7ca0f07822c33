/** Why a story belongs to a thread. */
export type JoinReason =
  /** A later version of a story of the thread. */
  | { readonly kind: 'version' }
  /** The text of `of` over again: no report of its own. */
  | { readonly kind: 'copy'; readonly of: string }
  /** A report in another language with the same names, places and numbers. */
  | { readonly kind: 'foreign'; readonly shared: readonly string[] }
  /** About the same event: how alike, 0 to 1, and what is shared, the most telling first. */
  | {
      readonly kind: 'alike';
      readonly likeness: number;
      readonly shared: readonly string[];
      /** Threads of one story that this report is like as well: it shows that they are of the same event. */
      readonly brings: readonly string[];
    };

/**
 * Where a story belongs, and the story whose text it is over again (the earliest held), null where it is a report of
 * its own.
 */
export type Placement =
  | {
      readonly kind: 'joins';
      readonly threadId: string;
      readonly why: JoinReason;
      readonly copyOf: string | null;
    }
  | { readonly kind: 'starts'; readonly copyOf: null };

/** The threads that a story brings into the one that it joins; none for most. */
export const bringsOf = (placement: Placement): readonly string[] =>
  placement.kind === 'joins' && placement.why.kind === 'alike' ? placement.why.brings : [];
