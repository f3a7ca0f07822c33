import type {
  AlertNote,
  Channel,
  Confidence,
  Kind,
  Preferences,
  Priority,
  Revision,
  RuleSettings,
  StageFacts,
  StoryStatus,
} from '@app/contracts';

/** One story of a thread as it stands, for counting who reports an event and who still stands by it. */
export interface ThreadReport {
  readonly storyId: string;
  readonly version: number;
  /** The wire whose feed brought it. */
  readonly reporter: string;
  /** Wires whose copy it uses or that it quotes; without the reporter. */
  readonly leansOn: readonly string[];
  /** The story whose text this is over again; null for a report of its own. */
  readonly copyOf: string | null;
  readonly status: StoryStatus;
  readonly title: string;
  /** When it counts from, ISO 8601 UTC: the earlier of published and first seen. */
  readonly at: string;
  readonly facts: StageFacts;
}

/** The story version that is brought to people, and its thread at the moment it was matched. */
export interface AlertCause {
  readonly storyId: string;
  readonly version: number;
  /** The story that it speaks of: itself, or the one that a notice takes back or puts right. */
  readonly aboutStoryId: string;
  readonly threadId: string;
  readonly kind: Kind;
  readonly priority: Priority;
  readonly revision: Revision | null;
  /** False for what fills the archive: it raises nothing by itself, and a told thread goes on all the same. */
  readonly alertable: boolean;
  /** Set where it was found late, after its feed was out of reach; `feed` is the feed's title. */
  readonly late: { readonly feedId: string; readonly feed: string } | null;
  /** ISO 8601 UTC: the earlier of published and first seen. */
  readonly at: string;
  /** Its thread's stories in the order of their times, this one with them. */
  readonly reports: readonly ThreadReport[];
}

/** A rule that matched the story version, as one person follows it. */
export interface FollowedRule {
  readonly id: string;
  readonly name: string;
  readonly settings: RuleSettings;
  readonly channels: readonly Channel[];
  /** ISO 8601 UTC; null: not snoozed. */
  readonly snoozedUntil: string | null;
}

/** An alert version that a person has. */
export interface ToldVersion {
  readonly version: number;
  /** ISO 8601 UTC. */
  readonly at: string;
  readonly storyId: string;
  readonly kind: Kind;
  readonly priority: Priority;
  readonly title: string;
  readonly facts: StageFacts;
  readonly channels: readonly Channel[];
  /** Whether it made a sound. */
  readonly sounded: boolean;
  /** Whether the person opened it. */
  readonly opened: boolean;
}

/** What a person was told of the thread. */
export interface ToldThread {
  readonly alertId: string;
  /** Every version that reached the person, oldest first. */
  readonly versions: readonly ToldVersion[];
  /** The rules that told it, by name, with today's channels of those still followed. */
  readonly rules: readonly FollowedRule[];
  /** Null while one of those rules is followed; else when the last of them ended, ISO 8601 UTC. */
  readonly endedAt: string | null;
  /** The person wants to hear nothing more of the thread. */
  readonly muted: boolean;
  /** Whether its newest version still waits in a summary: nobody was disturbed by it yet. */
  readonly waiting: boolean;
}

/** One person whom a story version may concern. */
export interface ConcernedPerson {
  readonly personId: string;
  /** Followed rules that matched it. */
  readonly rules: readonly FollowedRule[];
  /** Null where the thread never reached this person. */
  readonly told: ToldThread | null;
  readonly preferences: Preferences;
  /** Alerts since midnight in the person's time zone that count against the budget. */
  readonly spentToday: number;
  /** When an alert of any thread last sounded, ISO 8601 UTC; null: never. */
  readonly lastSound: string | null;
}

/** How an alert version reaches devices and other channels beside the live log and the page. */
export type Carriage =
  /** At once. */
  | { readonly kind: 'now'; readonly sound: boolean }
  /** Silent and gathered: the last version of a span wins. */
  | { readonly kind: 'gathered' }
  /** Not by itself: in one summary with others, at `until` (ISO 8601 UTC); `group` names the feed that was out of reach. */
  | {
      readonly kind: 'folded';
      readonly into: 'quiet-hours' | 'budget' | 'late';
      readonly until: string;
      readonly group?: string;
    }
  /** In the log and on the page alone. */
  | { readonly kind: 'none' };

/** What the policy decided for one person. */
export interface AlertVerdict {
  readonly personId: string;
  readonly kind: Kind;
  readonly rules: readonly { readonly id: string; readonly name: string }[];
  /** Channels beside the live log. */
  readonly channels: readonly Channel[];
  readonly carriage: Carriage;
  /** Whether it counts against the daily budget. */
  readonly counts: boolean;
  /** The story whose text the alert shows: where a report is withdrawn, the first that stands. */
  readonly showsStoryId: string;
  /** Wires that reported it, in the order of their first report, and those that stand. */
  readonly wires: readonly string[];
  readonly standing: readonly string[];
  readonly confidence: Confidence;
  readonly note: AlertNote;
  /** A row of the policy, for the trace: `new, urgent: sounds`. */
  readonly reason: string;
}

/** Why somebody whom a story version concerns hears nothing of it, for the trace. */
export interface Silence {
  readonly personId: string;
  readonly silent: true;
  readonly reason: string;
}
