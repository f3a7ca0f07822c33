/** How pressing a wire says a story is, most pressing first. */
export const PRIORITIES = ['flash', 'bulletin', 'urgent', 'regular', 'deferred'] as const;
export type Priority = (typeof PRIORITIES)[number];

/** What a version of a story does to what was said before. */
export const KINDS = ['new', 'update', 'correction', 'hold', 'release', 'kill'] as const;
export type Kind = (typeof KINDS)[number];

/** refile: minor errors are mended, never pushed. repeat: sent again unchanged, never shown as an update. */
export const REVISIONS = ['refile', 'repeat'] as const;
export type Revision = (typeof REVISIONS)[number];

/** Whether a story's wire stands by it. */
export const STORY_STATUSES = ['standing', 'held', 'withdrawn'] as const;
export type StoryStatus = (typeof STORY_STATUSES)[number];

/** Why a story fills the archive and raises no alert by itself. */
export const ARCHIVE_CAUSES = ['first-poll', 'old', 'flood', 'live-blog'] as const;
export type ArchiveCause = (typeof ARCHIVE_CAUSES)[number];

/** A half-open range of UTF-16 offsets into a stored plain text. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** The text fields in which words are looked for and marked. */
export const TEXT_FIELDS = ['title', 'summary', 'body'] as const;
export type TextField = (typeof TEXT_FIELDS)[number];

/** The words that made a story match, by field; a field without any is absent. */
export type Marks = Readonly<Partial<Record<TextField, readonly Span[]>>>;

/** What a rule is held against: a story's plain text and what is known about it. */
export interface StoryText {
  readonly title: string;
  readonly summary: string;
  readonly body: string;
  /** BCP 47 code. Empty: known to be unknown, so no stems. Absent: to be detected. */
  readonly language?: string;
  /** The feed's short name. */
  readonly source: string;
  readonly wires: readonly string[];
  readonly categories: readonly string[];
  readonly author: string;
  readonly url: string;
  readonly priority: Priority;
  readonly kind: Kind;
}

/** Until when a story is for staff only: ISO 8601 UTC, or null where the date can't be read and the desk decides. */
export interface Embargo {
  readonly until: string | null;
}

/** What the wire says of a story beside its text, its priority and its kind. */
export interface WireReading {
  /** Tags as the headline, slug or category writes them. */
  readonly tags: readonly string[];
  /** Words that stay visible: ANALYSIS, OPINION, SPONSORED. */
  readonly labels: readonly string[];
  /** Null where it is neither. */
  readonly revision: Revision | null;
  /** Null: for everybody. */
  readonly embargo: Embargo | null;
  /** Whether it was found late: it was old already when its feed came back into reach. */
  readonly late: boolean;
}

export const BODY_SOURCES = ['feed', 'article'] as const;
/** Where a story's body comes from: its feed, or the article's own page, which was fetched. */
export type BodySource = (typeof BODY_SOURCES)[number];

/** A story as kept: identity, plain text and what the wire says of it. Times are ISO 8601 UTC. */
export interface Story extends StoryText, WireReading {
  readonly id: string;
  readonly language: string;
  readonly version: number;
  /** The wire whose feed brought it; `wires` has those credited, too. */
  readonly reporter: string;
  /** The story whose text this is over again; null for a report of its own. */
  readonly copyOf: string | null;
  readonly status: StoryStatus;
  /** The story that this notice speaks of; null for a story of its own. */
  readonly about: string | null;
  /** What the feed says; the time it was first seen where the feed says nothing. */
  readonly published: string;
  readonly fetched: string;
  /** The id of the thread it belongs to; null until the match stage has placed it. */
  readonly thread: string | null;
  /** Whether it may raise an alert (false for what fills the archive). */
  readonly alertable: boolean;
  /** Whether it is invented (the demo wire). */
  readonly demo: boolean;
  readonly bodySource: BodySource;
}

/**
 * Why a story is where it is; `closed` is said of a whole thread, and a notice joins the story that it is about. Staff
 * merge, split and move; a later report brings along what it shows to be of its event.
 */
export const PLACEMENT_CAUSES = [
  'placed',
  'notice',
  'brought',
  'merged',
  'split',
  'moved',
  'closed',
] as const;
export type PlacementCause = (typeof PLACEMENT_CAUSES)[number];

/** One wire of a thread, in the order of their first report: the earlier of published and first seen. */
export interface ThreadWire {
  readonly wire: string;
  readonly first: string;
  /** Milliseconds after the first wire of the thread. */
  readonly afterMs: number;
  /** The wire whose text it runs, where it has no report of its own. */
  readonly copyOf?: string;
}
