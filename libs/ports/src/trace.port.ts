import type { ArchiveCause, DeliveryState, Kind, Marks } from '@app/contracts';
import type { Carriage } from './alert-policy.js';

/** What became of one story version on its way. Times are ISO 8601 UTC. */
export interface VersionTrail {
  readonly storyId: string;
  readonly version: number;
  /** The feed's title, or its short name where the feed is gone. */
  readonly feed: string;
  readonly fetched: string;
  readonly keptAt: string;
  readonly alertable: boolean;
  /** Why it is not alertable; null where it is, and where nobody wrote it down. */
  readonly archivedBecause: ArchiveCause | null;
  readonly embargo: { readonly until: string | null } | null;
  /** Whether the desk has been asked which story it means, and has not answered. */
  readonly asked: boolean;
  readonly matchedAt: string | null;
  /** Whether it has to be brought to people, and when that ended. */
  readonly needsFanOut: boolean;
  readonly fannedAt: string | null;
  readonly matches: readonly { readonly ruleId: string; readonly marks: Marks }[];
}

/** What was decided for one person or one topic's room. */
export type DecisionTrail =
  | {
      readonly kind: 'told';
      readonly alertId: string;
      readonly version: number;
      readonly as: Kind;
      readonly reason: string;
      /** Null in a room, which has no deliveries. */
      readonly carriage: Carriage['kind'] | null;
      readonly at: string;
    }
  | { readonly kind: 'silent'; readonly reason: string; readonly at: string };

/** One delivery of an alert version. */
export interface DeliveryTrail {
  readonly state: DeliveryState;
  readonly cause: string | null;
  readonly dueAt: string;
  readonly updatedAt: string;
}

/** A summary that an alert waits for, or in which it was told. Times are ISO 8601 UTC. */
export type SummaryTrail =
  | {
      readonly kind: 'due';
      readonly at: string;
      /** It is held or withdrawn by now, and nobody else stands: then it is left out. */
      readonly takenBack: boolean;
    }
  | { readonly kind: 'told'; readonly at: string };

/** What was written down on the way, for telling why. */
export abstract class TraceStore {
  /** The newest story whose link this is, in the form in which links are known again. */
  abstract findByLink(link: string): Promise<string | null>;
  /** Null where there is no such story. */
  abstract trail(storyId: string): Promise<VersionTrail | null>;
  /** What a person was told last of the story's newest decided version; null where nothing was decided. */
  abstract ofPerson(storyId: string, personId: string): Promise<DecisionTrail | null>;
  /** The same of a topic's room. */
  abstract ofTopic(storyId: string, ruleId: string): Promise<DecisionTrail | null>;
  abstract deliveries(alertId: string, version: number): Promise<DeliveryTrail[]>;
  /** What became of an alert that was not told by itself; null where it was not to be in a summary, or left out. */
  abstract summary(alertId: string): Promise<SummaryTrail | null>;
  /** How many people a story was told to, and how many heard nothing of it. Never who. */
  abstract counts(storyId: string): Promise<{ readonly told: number; readonly silent: number }>;
}
