import type { EventAnchors } from './event-anchors.js';
import type { ExactFacts } from './exact-facts.js';
import type { HeadName } from './head-names.js';
import type { TextSketch } from './near-copy.js';
import type { StoryVector } from './story-vector.js';

/** A story that is held, as later ones are compared with it. */
export interface HeldStory {
  readonly id: string;
  /** Rises from one story added to the next. */
  readonly serial: number;
  /** The serial of its first version: who came before whom. */
  readonly first: number;
  /** In ms since 1970. */
  readonly time: number;
  readonly vector: StoryVector;
  readonly anchors: EventAnchors;
  readonly heads: readonly HeadName[];
  readonly facts: ExactFacts;
  readonly sketch: TextSketch;
  threadId: string;
}

/** The stories held, by serial, id and thread. */
export class HeldStories {
  private readonly stories = new Map<number, HeldStory>();
  private readonly ids = new Map<string, HeldStory>();
  private readonly threads = new Map<string, HeldStory[]>();

  /** Stories held. */
  get size(): number {
    return this.stories.size;
  }

  /** The one with a serial that is held. */
  at(serial: number): HeldStory {
    return this.stories.get(serial)!;
  }

  /** The one with an id, where it is held. */
  of(id: string): HeldStory | undefined {
    return this.ids.get(id);
  }

  /** The stories of a thread in the order in which they came; empty where none is held. */
  membersOf(threadId: string): readonly HeldStory[] {
    return this.threads.get(threadId) ?? [];
  }

  /** The one added first. */
  oldest(): HeldStory {
    return this.stories.values().next().value!;
  }

  /** All, in the order in which they came; those taken out meanwhile are passed over. */
  all(): Iterable<HeldStory> {
    return this.stories.values();
  }

  /** Adds a story that is not held. */
  add(story: HeldStory): void {
    this.stories.set(story.serial, story);
    this.ids.set(story.id, story);
    const members = this.threads.get(story.threadId);
    if (members === undefined) this.threads.set(story.threadId, [story]);
    else members.push(story);
  }

  /** Takes a story out. */
  remove(story: HeldStory): void {
    this.stories.delete(story.serial);
    this.ids.delete(story.id);
    this.leave(story);
  }

  /** Puts a story into another thread. */
  move(story: HeldStory, threadId: string): void {
    this.leave(story);
    story.threadId = threadId;
    // The last of a thread's stories say what it is about: they stay in the order in which they came.
    const members = [...this.membersOf(threadId), story].sort((a, b) => a.serial - b.serial);
    this.threads.set(threadId, members);
  }

  private leave(story: HeldStory): void {
    const members = this.threads.get(story.threadId)!.filter((member) => member !== story);
    if (members.length === 0) this.threads.delete(story.threadId);
    else this.threads.set(story.threadId, members);
  }
}
