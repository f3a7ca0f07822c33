/** One release of the demo wire before it becomes an item. */
export interface DemoText {
  readonly title: string;
  readonly summary: string;
  readonly body: string;
}

/** The invented wires that the demo wire carries: events are told by several, as in the world. */
export const DEMO_WIRES = ['demo', 'demo-north', 'demo-meridian', 'demo-harbour'] as const;
export type DemoWireName = (typeof DEMO_WIRES)[number];

/** A story of the demo wire with all its versions, first to last. */
export interface DemoStory {
  /** Unique within the script. */
  readonly slug: string;
  /** Whose report it is. */
  readonly wire: DemoWireName;
  readonly category: string;
  /** Where in the script each version is released: places in a round, ascending. */
  readonly places: readonly number[];
  /** The slug of the story that it takes back: its text ends with that one's address in the same round. */
  readonly about?: string;
  /** The text of a version (from 0) in a round (from 0). */
  readonly text: (version: number, round: number) => DemoText;
}

/** One of the values, another in each round, always the same in the same round (which may be below 0). */
export function inRound<T>(values: readonly [T, ...T[]], round: number): T {
  return values.at(round % values.length) ?? values[0];
}
