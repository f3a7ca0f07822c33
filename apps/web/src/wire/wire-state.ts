import type { AnswerOf } from '@app/contracts';

/** A story on the wire; its rules are known where it came live. */
export type WireStory = AnswerOf<'searchStories'>['items'][number] & {
  readonly rules?: readonly { readonly id: string; readonly name: string }[];
};

/** A version of a story as a row. */
export interface StoryEntry {
  readonly kind: 'story';
  readonly key: string;
  readonly story: WireStory;
  /** Whether it came while the page was open. */
  readonly arrived: boolean;
}
/** A row of the wire: a version of a story, or the divider after an absence. */
export type WireEntry =
  StoryEntry | { readonly kind: 'return'; readonly key: string; readonly words: string };

/** Newest first. What waits is not shown yet, so that nothing moves under the reader. */
export interface Wire {
  readonly entries: readonly WireEntry[];
  readonly waiting: readonly WireEntry[];
}

export type WireAction =
  /** What the archive holds. */
  | { readonly kind: 'loaded'; readonly stories: readonly WireStory[] }
  /** `held`: the list is scrolled or a row is selected. */
  | { readonly kind: 'arrived'; readonly story: WireStory; readonly held: boolean }
  /** Stories that staff put into a thread. */
  | { readonly kind: 'moved'; readonly thread: string; readonly stories: readonly string[] }
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
      return knows(wire, entry.key) ? renewed(wire, entry) : added(wire, entry, action.held);
    }
    case 'moved': {
      const moved = movedInto(action.thread, new Set(action.stories));
      return { entries: wire.entries.map(moved), waiting: wire.waiting.map(moved) };
    }
    case 'returned': {
      const { key, words, held } = action;
      return added(wire, { kind: 'return', key, words }, held);
    }
    case 'released':
      return { entries: cut([...wire.waiting, ...wire.entries]), waiting: [] };
  }
}

/** Rows of what the archive answered, in its order. */
export const rowsOf = (stories: readonly WireStory[]): readonly WireEntry[] =>
  stories.map((story) => entryOf(story, false));

/** How many threads have something that waits; a story that is in none yet counts by itself. */
export const waitingCount = ({ waiting }: Wire): number =>
  new Set(waiting.flatMap((entry) => (entry.kind === 'story' ? [threadOf(entry.story)] : []))).size;

/** The thread of a story; one that is in none yet stands for itself. */
export const threadOf = ({ thread, id }: Pick<WireStory, 'thread' | 'id'>): string => thread ?? `story ${id}`;

const movedInto =
  (thread: string, stories: ReadonlySet<string>) =>
  (entry: WireEntry): WireEntry =>
    entry.kind === 'story' && stories.has(entry.story.id)
      ? { ...entry, story: { ...entry.story, thread } }
      : entry;

const cut = (entries: readonly WireEntry[]): readonly WireEntry[] => entries.slice(0, MOST_ROWS);
const keyOf = ({ id, version }: WireStory): string => `${id} ${version}`;
const entryOf = (story: WireStory, arrived: boolean): StoryEntry => ({
  kind: 'story',
  key: keyOf(story),
  story,
  arrived,
});

function knows(wire: Wire, key: string): boolean {
  return wire.entries.some((entry) => entry.key === key) || wire.waiting.some((entry) => entry.key === key);
}

/** The same version once more, as when its embargo ends: it stays where it stands. */
function renewed({ entries, waiting }: Wire, { key, story }: StoryEntry): Wire {
  const renew = (entry: WireEntry): WireEntry =>
    entry.kind === 'story' && entry.key === key ? { ...entry, story } : entry;
  return { entries: entries.map(renew), waiting: waiting.map(renew) };
}

function added(wire: Wire, entry: WireEntry, held: boolean): Wire {
  // Once something waits, everything after it waits too: the order would break otherwise.
  return held || wire.waiting.length > 0
    ? { ...wire, waiting: cut([entry, ...wire.waiting]) }
    : { ...wire, entries: cut([entry, ...wire.entries]) };
}

/** Puts loaded stories among what came live, by the time they were seen; what is there stays as it is. */
function merged(wire: Wire, stories: readonly WireStory[]): readonly WireEntry[] {
  const fresh = [...stories]
    // The archive is in the order of publication, the wire in that of arrival.
    .sort((a, b) => (a.fetched < b.fetched ? 1 : a.fetched > b.fetched ? -1 : 0))
    .map((story) => entryOf(story, false))
    .filter(({ key }) => !knows(wire, key));
  const result: WireEntry[] = [];
  const rest = [...fresh];
  for (const entry of wire.entries) {
    if (entry.kind === 'story') {
      while (rest[0] && rest[0].story.fetched > entry.story.fetched) {
        result.push(rest[0]);
        rest.shift();
      }
    }
    result.push(entry);
  }
  return cut([...result, ...rest]);
}
