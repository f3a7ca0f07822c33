import type { Kind } from './story.js';

/** A story among those that a question offers. Times are ISO 8601 UTC. */
export interface DeskStory {
  readonly id: string;
  readonly title: string;
  readonly source: string;
  readonly url: string;
  readonly published: string;
  /** Null until it is placed. */
  readonly thread: string | null;
}

/**
 * Asked of the desk: which story does a notice mean? Until it is answered nobody is told. Times are ISO 8601 UTC.
 */
export interface DeskQuestion {
  readonly id: string;
  /** What the notice does: correction, hold, release or kill. */
  readonly kind: Kind;
  /** The wire it came from: it may speak of its own stories only. */
  readonly wire: string;
  readonly notice: DeskStory & { readonly text: string };
  /** Those that it names, else the newest of its wire. */
  readonly candidates: readonly DeskStory[];
  /** Whether the notice itself names the candidates. */
  readonly named: boolean;
  readonly askedAt: string;
  /** Null while it is open. */
  readonly answeredAt: string | null;
}

/** What a word means that an admin taught; `kind` null: it is no tag. */
export interface TaughtTag {
  /** As it is looked for, in upper case. */
  readonly tag: string;
  readonly kind: Kind | null;
  /** Null: as before. */
  readonly priority: 'flash' | 'bulletin' | 'urgent' | null;
  /** ISO 8601 UTC. */
  readonly at: string;
}

/** A word that stands as tags do and is none that we know. */
export interface UnknownTag {
  readonly tag: string;
  /** Stories that carried it in the last 30 days. */
  readonly stories: number;
  /** By feed, the most first. */
  readonly feeds: readonly { readonly source: string; readonly stories: number }[];
  /** Headlines as the feed wrote them, the newest first. */
  readonly examples: readonly { readonly id: string; readonly title: string; readonly source: string }[];
  /** ISO 8601 UTC. */
  readonly last: string;
}
