import type { Kind } from '@app/contracts';
import type { DecideTopicAlert } from './alert-policy.js';
import type { KeptVersion } from './stories.port.js';

/** A story version that is placed, as the threads see it. */
export interface PlaceableStory extends KeptVersion {
  readonly title: string;
  readonly summary: string;
  /** The begin of the body: what follows is background. */
  readonly body: string;
  readonly language: string;
  readonly kind: Kind;
  /** When its text counts from, ISO 8601 UTC: the earlier of published and first seen, of a later version when that was seen. */
  readonly at: string;
  readonly demo: boolean;
}

/** One line of the log of placements. */
export type PlacementEntry = { readonly serial: string; readonly threadId: string } & (
  | { readonly kind: 'placed'; readonly story: PlaceableStory; readonly placedAt: string }
  /** Staff put it elsewhere, or a later report brought it along. */
  | { readonly kind: 'moved'; readonly storyId: string }
  | { readonly kind: 'closed' }
  /** Nothing to hold: a notice, or what joined a thread that is closed. */
  | { readonly kind: 'passed' }
);

/** From when on placings are held: the demo wire tells its events again and again. */
export interface HeldSince {
  readonly news: Date;
  readonly demo: Date;
}

/** What the threads in memory say of a story. */
export interface PlacingDecision {
  /** Null: it starts a thread. */
  readonly threadId: string | null;
  readonly copyOf: string | null;
  /** Threads of one story that it shows to be of the same event: they come along. */
  readonly brings: readonly string[];
}

/** How one worker places a story. */
export interface PlacingOrder {
  /** The last serial of the log that the worker's threads have followed. */
  readonly after: string;
  /**
   * Called with the story before anybody is made to wait. What it gives decides, after `follow` and while nobody
   * else places.
   */
  readonly read: (story: PlaceableStory) => () => PlacingDecision;
  /** Called with what came since. */
  readonly follow: (entries: readonly PlacementEntry[]) => void;
  /** The story that a notice is about: it joins that one's thread, and is no report to compare others with. */
  readonly beside?: string;
}

/** Where a story version is. */
export interface Placed {
  readonly threadId: string;
  /** Its line in the log and its story; null where it was there already. */
  readonly entry: PlacementEntry | null;
}

/** What is news again once staff split it off: to people and in rooms who had it only as an update of the other event. */
export interface SplitNews {
  /** What was reported since. */
  readonly since: Date;
  /** What it is in a topic's room. */
  readonly decide: DecideTopicAlert;
}

/** What staff did to threads. The reverse call undoes it. */
export interface Rearranged {
  /** The thread in which the stories are now. */
  readonly threadId: string;
  /** The thread in which they were. */
  readonly from: string;
  readonly stories: readonly string[];
  /** Versions to fan out again: new to those who had them as a silent update of the event they were split off from. */
  readonly again: readonly KeptVersion[];
}

/** Which story belongs to which thread, decided by one worker at a time, and the log that the others follow. */
export abstract class ThreadStore {
  /** The newest serial of the log; '0' in an empty one. */
  abstract latest(): Promise<string>;
  /** The stories of open threads as they are now, in the order of their newest placing, after a serial. */
  abstract held(since: HeldSince, after: string, limit: number): Promise<PlacementEntry[]>;
  /** The log after a serial, oldest first. */
  abstract placements(after: string, limit: number): Promise<PlacementEntry[]>;
  /**
   * Puts a story version into a thread, once: a story that has one stays there. One story is placed at a time,
   * whatever the number of workers. What it brings along is joined as in a merge, but for threads that staff put
   * together or took apart, and closed ones.
   * @throws Error when there is no such version
   */
  abstract place(version: KeptVersion, order: PlacingOrder): Promise<Placed>;
  /** Closes threads in which nothing was placed since `before`, the oldest first. @returns how many */
  abstract closeQuiet(before: Date, limit: number): Promise<number>;

  /**
   * Joins two threads. The one that people were told of first lives, else `into`; the other's id stands for it from
   * now on. Nobody is alerted.
   * @param by the person of staff
   * @throws WirewatchError not-found, same-thread, demo-apart
   */
  abstract merge(threadId: string, into: string, by: string): Promise<Rearranged>;
  /**
   * Takes stories out of a thread, into a thread of their own; a merge is undone by splitting off what it brought.
   * @param title null: that of the first report
   * @param news what of it is told again, and how
   * @throws WirewatchError not-found where a story is not in the thread, whole-thread
   */
  abstract split(
    threadId: string,
    stories: readonly string[],
    title: string | null,
    by: string,
    news: SplitNews,
  ): Promise<Rearranged>;
  /**
   * Puts a story into another thread; the only story of a thread takes the thread along, as a merge.
   * @throws WirewatchError not-found, same-thread, demo-apart
   */
  abstract move(storyId: string, threadId: string, by: string): Promise<Rearranged>;
}
