/** What is counted in a story: the dead, the injured, a magnitude. Wires that differ give a range. */
export interface Quantity {
  /** What is counted, in one word for all languages. */
  readonly what:
    'dead' | 'injured' | 'missing' | 'arrested' | 'displaced' | 'hostages' | 'magnitude' | 'percent';
  readonly low: number;
  /** The same as `low` where one number is given. */
  readonly high: number;
}

/**
 * What can make a report a new stage of its event, read from its text once and kept with it.
 * Names and places are keys that are the same in all spellings and scripts.
 */
export interface StageFacts {
  readonly quantities: readonly Quantity[];
  readonly places: readonly string[];
  readonly actors: readonly string[];
  /** Who says so, or who is said to have done it; empty where nobody is named. */
  readonly attribution: readonly string[];
}

/** What is new between what a person was told and a later report, in words: "12 dead becomes 31". */
export interface MaterialChange {
  readonly kind: 'first-deaths' | 'quantity' | 'place' | 'actors' | 'attribution';
  readonly words: string;
}
