import type {
  ArchiveCause,
  BodySource,
  Item,
  Marks,
  Narrowing,
  Priority,
  StageFacts,
  Story,
  StoryText,
  ThreadWire,
  WireReading,
} from '@app/contracts';
import type { NoticeForm } from './desk.port.js';
import type { MatchPolicy, ThreadReport } from './alert-policy.js';

/** An item made ready to be kept, with the keys by which it is known again. */
export interface StoryCandidate {
  readonly item: Item;
  readonly text: StoryText & { readonly language: string };
  /** The wire whose feed brought it. */
  readonly reporter: string;
  /** Wires whose copy it uses or that it quotes; without the reporter. */
  readonly leansOn: readonly string[];
  readonly reading: WireReading & {
    /** Words that stand as tags do and are none that we know. */
    readonly unknownTags: readonly string[];
    /** Set where it speaks of another story; `kind` is what it asks for then. */
    readonly notice: NoticeForm | null;
    /** Whether a later version keeps the priority of the one before. */
    readonly asBefore: boolean;
  };
  /** ISO 8601 UTC. */
  readonly published: string;
  /** Keys of its identity, `kind:value` (guid, link, content), strongest first; unique within a publisher. */
  readonly keys: readonly string[];
  /** Hash of everything that makes a version: the same hash is the same version. */
  readonly contentHash: string;
  /** Why it may raise no alert; null where it may. */
  readonly archived: ArchiveCause | null;
  readonly demo: boolean;
  readonly bodySource: BodySource;
}

/** A poll's harvest. */
export interface KeepRequest {
  readonly feedId: string;
  /** The feed's address: under it a feed is known that was merged into another meanwhile. */
  readonly feedUrl?: string;
  /** Items of one publisher share their identity keys over all its feeds. */
  readonly publisher: string;
  readonly fetched: Date;
  readonly candidates: readonly StoryCandidate[];
  /**
   * A feed that suddenly offers an archive: where at least `stories` of the stories that are
   * new were published before `olderThan`, none of those may alert.
   */
  readonly flood?: { readonly stories: number; readonly olderThan: Date };
  /** Of the feed's flashes since then `most` are kept as such; further ones get the other priority. */
  readonly flashes?: { readonly most: number; readonly since: Date; readonly otherwise: Priority };
}

/** One story version that was new. */
export interface KeptVersion {
  readonly storyId: string;
  readonly version: number;
}
export interface KeepResult {
  /** Stories seen for the first time. */
  readonly kept: readonly KeptVersion[];
  /** Stories of which this is a later version. */
  readonly changed: readonly KeptVersion[];
  /** Nothing was kept, for the feed was merged into this one meanwhile: the items are its own now. */
  readonly mergedInto?: string;
}

/** One matched rule of a story version. */
export interface MatchedRule {
  readonly ruleId: string;
  /** The rule's version that matched. */
  readonly ruleVersion: number;
  readonly marks: Marks;
}

export interface MatchRecord {
  readonly storyId: string;
  readonly version: number;
  readonly rules: readonly MatchedRule[];
  /** What its stage is compared by. */
  readonly facts: StageFacts;
}

/** The words of a story for the archive's index, lower-case and folded. */
export interface IndexWords {
  readonly storyId: string;
  readonly version: number;
  readonly words: readonly string[];
}

export interface StoryQuery {
  readonly narrowing: Narrowing;
  /** Only stories published at or after. */
  readonly since?: Date;
  /** Only stories older than this place in the order (published, id), both exclusive. */
  readonly before?: { readonly published: string; readonly id: string };
  readonly limit: number;
  /** Whether what is for staff alone is found, too: under an embargo, or a notice that waits for the desk. */
  readonly forStaff?: boolean;
}

export interface StoredThread {
  readonly id: string;
  readonly title: string;
  readonly wires: readonly ThreadWire[];
  /** The first report first. */
  readonly stories: readonly Story[];
}

/** Stories, their versions and threads. */
export abstract class StoryStore {
  /** Keeps what is new, in one transaction; what is there already is left alone. Safe to run twice and by several at once. */
  abstract keep(request: KeepRequest): Promise<KeepResult>;
  /**
   * Sifts the items of one publisher, so that what is there already need not be read. `fresh` would make a
   * story or a version now; `renamed` are known, but not under all of their keys.
   */
  abstract sift<T extends Pick<StoryCandidate, 'keys' | 'contentHash'>>(
    publisher: string,
    items: readonly T[],
  ): Promise<{ readonly fresh: readonly T[]; readonly renamed: readonly T[] }>;
  /** The articles that the newest versions of items of one publisher were told by; without those that the feed told. */
  abstract articlesOf<T extends Pick<StoryCandidate, 'keys'>>(
    publisher: string,
    items: readonly T[],
  ): Promise<ReadonlyMap<T, { readonly text: string; readonly author: string }>>;
  /** The newest version. */
  abstract get(id: string): Promise<Story | null>;
  /** A certain version; null when there is none. */
  abstract getVersion(id: string, version: number): Promise<Story | null>;
  /**
   * Writes what the match stage found of a story that is placed, and logs the events (newsroom's story and
   * thread, each topic's alert), in one transaction whose last statement draws the cursors under the log's
   * lock. Once per story version: a second call changes nothing and gives the same answer. What a topic's room
   * hears, and how sure the event is, says `policy`.
   */
  abstract recordMatch(
    record: MatchRecord,
    words: IndexWords,
    policy: MatchPolicy,
  ): Promise<{ threadId: string; needsFanOut: boolean }>;
  /** Stories that pass the narrowing, newest first. */
  abstract find(query: StoryQuery): Promise<Story[]>;
  /** A thread; of one that was merged the one it lives on in. */
  abstract thread(id: string): Promise<StoredThread | null>;
  /** Of each of these threads the stories that were matched, as they stand, in the order of their times. */
  abstract reports(threadIds: readonly string[]): Promise<ReadonlyMap<string, readonly ThreadReport[]>>;
  /** Stories after an id, in that order, each in the version by whose words the archive knows it. */
  abstract indexed(after: string, limit: number): Promise<Story[]>;
  /**
   * Writes words of stories anew, and with them the names that archive queries compare. A story whose
   * archive knows another version by now is passed over. Returns how many were written.
   */
  abstract reindex(words: readonly IndexWords[]): Promise<number>;
  /** Versions kept before `olderThan` and not matched: what a crash left behind. */
  abstract unmatched(olderThan: Date, limit: number): Promise<KeptVersion[]>;
  /** Versions matched before `olderThan` whose fan-out has not ended. */
  abstract unfanned(olderThan: Date, limit: number): Promise<KeptVersion[]>;
}
