import type { AnswerOf } from '@app/contracts';

/** A story on the wire; its rules are known where it came live. */
export type WireStory = AnswerOf<'searchStories'>['items'][number] & {
  readonly rules?: readonly { readonly id: string; readonly name: string }[];
};

/** A row of the wire: a version of a story, or the divider after an absence. */
export type WireEntry =
  | { readonly kind: 'story'; readonly key: string; readonly story: WireStory; readonly arrived: boolean }
  | { readonly kind: 'return'; readonly key: string; readonly words: string };

/** Newest first. What waits is not shown yet, so that nothing moves under the reader. */
export interface Wire {
  readonly entries: readonly WireEntry[];
  readonly waiting: readonly WireEntry[];
}

export type WireAction =
  /** What the archive holds, newest first. */
  | { readonly kind: 'loaded'; readonly stories: readonly WireStory[] }
  /** `held`: the list is scrolled or a row is selected. */
  | { readonly kind: 'arrived'; readonly story: WireStory; readonly held: boolean }
  | { readonly kind: 'returned'; readonly key: string; readonly words: string; readonly held: boolean }
  | { readonly kind: 'released' };

export const EMPTY_WIRE: Wire = { entries: [], waiting: [] };
/** Rows kept; older ones are in the archive. */
const MOST_ROWS = 500;

/** The wire after something happened. */
export function nextWire(wire: Wire, action: WireAction): Wire {
  switch (action.kind) {
    case 'loaded':
      return { ...wire, entries: merged(wire, action.stories) };
    case 'arrived': {
      const entry = entryOf(action.story, true);
      return knows(wire, entry.key) ? wire : added(wire, entry, action.held);
    }
    case 'returned': {
      const { key, words, held } = action;
      return added(wire, { kind: 'return', key, words }, held);
    }
    case 'released':
      return { entries: cut([...wire.waiting, ...wire.entries]), waiting: [] };
  }
}

/** How many stories wait. */
export const waitingCount = ({ waiting }: Wire): number =>
  waiting.filter(({ kind }) => kind === 'story').length;

const cut = (entries: readonly WireEntry[]): readonly WireEntry[] => entries.slice(0, MOST_ROWS);
const keyOf = ({ id, version }: WireStory): string => `${id} ${version}`;
const entryOf = (story: WireStory, arrived: boolean): WireEntry => ({
  kind: 'story',
  key: keyOf(story),
  story,
  arrived,
});

function knows(wire: Wire, key: string): boolean {
  return wire.entries.some((entry) => entry.key === key) || wire.waiting.some((entry) => entry.key === key);
}

function added(wire: Wire, entry: WireEntry, held: boolean): Wire {
  // Once something waits, everything after it waits too: the order would break otherwise.
  return held || wire.waiting.length > 0
    ? { ...wire, waiting: cut([entry, ...wire.waiting]) }
    : { ...wire, entries: cut([entry, ...wire.entries]) };
}

/** Puts loaded stories among what came live, by the time they were seen; what is there stays as it is. */
function merged(wire: Wire, stories: readonly WireStory[]): readonly WireEntry[] {
  const fresh = stories.map((story) => entryOf(story, false)).filter(({ key }) => !knows(wire, key));
  const result: WireEntry[] = [];
  const rest = [...fresh];
  for (const entry of wire.entries) {
    if (entry.kind === 'story') {
      while (rest[0]?.kind === 'story' && rest[0].story.fetched > entry.story.fetched) {
        result.push(rest[0]);
        rest.shift();
      }
    }
    result.push(entry);
  }
  return cut([...result, ...rest]);
}
