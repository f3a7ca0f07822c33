import type { DeskQuestion, Kind } from '@app/contracts';
import type { KeptVersion } from './stories.port.js';

/** How sure it is that an item speaks of another: `surely`, or a correction that may be the corrected story itself. */
export type NoticeForm = 'surely' | 'perhaps';

/** What is known of whom a story version speaks. */
export type NoticeState =
  /** It is no notice, an earlier version was a story of its own, or the desk said that it means none of ours. */
  | { readonly kind: 'own' }
  | { readonly kind: 'about'; readonly storyId: string }
  /** The desk was asked and did not answer yet. */
  | { readonly kind: 'asked' }
  /** Nobody has looked yet. */
  | { readonly kind: 'unread'; readonly form: NoticeForm };

/** A story of the notice's wire that it may mean. Times are ISO 8601 UTC. */
export interface NoticeCandidate {
  readonly id: string;
  readonly wire: string;
  /** The shown headlines of all its versions, the newest first, and of the corrections that told it anew. */
  readonly titles: readonly string[];
  readonly url: string;
  /** The publisher's id (GUID), empty where there is none. */
  readonly itemId: string;
  /** Empty where there is none. */
  readonly slug: string;
  readonly published: string;
}

/** What a story says by which a correction that tells it anew is known. */
export interface CorrectedText {
  /** Summary and body of its newest version. */
  readonly text: string;
  /** As its headline writes them (UPDATE 2). */
  readonly tags: readonly string[];
  /** Whether it only repeats another, unchanged. */
  readonly repeats: boolean;
}

/** Notices that came as items of their own, and what the desk is asked about them. */
export abstract class NoticeStore {
  /** @throws Error when there is no such version */
  abstract state(version: KeptVersion): Promise<NoticeState>;
  /** Stories of the same wire and publisher since, notices and the story itself left out, the newest first. */
  abstract candidates(version: KeptVersion, since: Date): Promise<NoticeCandidate[]>;
  /** What these stories say, by their ids. */
  abstract texts(storyIds: readonly string[]): Promise<ReadonlyMap<string, CorrectedText>>;
  /** Writes down which story it means. */
  abstract point(version: KeptVersion, storyId: string): Promise<void>;
  /**
   * Drops what the desk was asked about earlier versions, and tells the newsroom: they were no notices, but held
   * what comes now.
   */
  abstract settle(version: KeptVersion): Promise<void>;
  /** Asks the desk, once, and tells the newsroom. @param candidates the stories that it names */
  abstract ask(version: KeptVersion, kind: Kind, candidates: readonly string[]): Promise<void>;
  /** Whether a story's newest version is a notice of which the desk has still to say what it means. */
  abstract isAsked(storyId: string): Promise<boolean>;
  /** Questions that are open, the oldest first. */
  abstract open(): Promise<DeskQuestion[]>;
  /**
   * Answers a question, once, and tells the newsroom.
   * @param storyId the story meant; null: none of ours
   * @param by a person's id
   * @returns the version to go on with; null where there is no such open question
   * @throws WirewatchError not-its-wire for a story of another wire
   */
  abstract answer(
    id: string,
    storyId: string | null,
    by: string,
  ): Promise<{ readonly question: DeskQuestion; readonly version: KeptVersion } | null>;
}
