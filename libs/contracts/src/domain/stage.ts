/** What is counted or measured in a story, in one word for all languages. */
export const COUNTED = [
  'dead',
  'injured',
  'missing',
  'evacuated',
  'displaced',
  'arrested',
  'hostages',
  'magnitude',
  'percent',
] as const;
export type Counted = (typeof COUNTED)[number];

/** A number that a story gives, or the span of what several wires give: "9 to 12 dead". */
export interface Quantity {
  readonly what: Counted;
  readonly low: number;
  /** The same as `low` where one number is given. */
  readonly high: number;
}

/** A name: `key` is the same in all spellings and scripts (moscow for Москва), `shown` is as the story writes it. */
export interface NamedFact {
  readonly key: string;
  readonly shown: string;
}

/**
 * Who is said to have done it, or who says what is told. The key of who says it is how much the word weighs:
 * `official`, or `unofficial` (witnesses, unnamed sources, media reports).
 */
export interface Attribution extends NamedFact {
  readonly role: 'responsible' | 'says';
}

/**
 * What can make a report a new stage of its event, read from its text once and kept with it as JSON.
 */
export interface StageFacts {
  /** At most one for each `what`. */
  readonly quantities: readonly Quantity[];
  /** What is told without a number: "several dead". */
  readonly uncounted: readonly Counted[];
  /** Where it happens: the places of headline and first sentences. */
  readonly places: readonly NamedFact[];
  /** Who acts: the persons and bodies of headline and first sentences. */
  readonly actors: readonly NamedFact[];
  /** Empty where nobody is named. */
  readonly attribution: readonly Attribution[];
  /** Keys of every name of the whole text: who was mentioned in passing is not new when a headline names him. */
  readonly mentioned: readonly string[];
}

/** The facts of a story in which none is read. */
export const NO_FACTS: StageFacts = {
  quantities: [],
  uncounted: [],
  places: [],
  actors: [],
  attribution: [],
  mentioned: [],
};

/** One thing that is new against what was told. */
export type StageChange =
  /** `after` is null where no number is given. */
  | { readonly kind: 'first-deaths'; readonly before: null; readonly after: Quantity | null }
  /** The same quantity, half as much again or more. */
  | { readonly kind: 'quantity'; readonly before: Quantity; readonly after: Quantity }
  | {
      readonly kind: 'place' | 'actors';
      readonly before: readonly NamedFact[];
      readonly after: readonly NamedFact[];
    }
  /** Another is said to be responsible, or an office now says what witnesses or reports said. */
  | {
      readonly kind: 'attribution';
      readonly before: readonly Attribution[];
      readonly after: readonly Attribution[];
    };

/** What is new between what a person was told and a later report. */
export interface MaterialChange {
  /** The weightiest of what is new. */
  readonly kind: StageChange['kind'];
  /** All of it for people: "12 dead becomes 31". */
  readonly words: string;
}
