import type {
  AlertNote,
  Channel,
  Confidence,
  FoldInto,
  Hush,
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
  /** It only takes back or puts right another story, so that it is no report. */
  readonly notice: boolean;
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

/** A rule that matched, as one person follows it. */
export interface FollowedRule {
  readonly id: string;
  readonly name: string;
  readonly settings: RuleSettings;
  /** Empty where it is no longer followed. */
  readonly channels: readonly Channel[];
  /** ISO 8601 UTC; null: not snoozed. */
  readonly snoozedUntil: string | null;
  /** Whether it matched an earlier version of the same story. */
  readonly matchedBefore: boolean;
  /** When an alert that names it last sounded for this person, ISO 8601 UTC; null: never, or its cooldown is 0. */
  readonly lastSound: string | null;
}

/** An alert version that a person has. */
export interface ToldVersion {
  readonly version: number;
  /** ISO 8601 UTC. */
  readonly at: string;
  /** The story whose text it showed. */
  readonly storyId: string;
  /** The story that it spoke of: `aboutStoryId` of its cause. */
  readonly aboutStoryId: string;
  readonly kind: Kind;
  readonly priority: Priority;
  readonly title: string;
  readonly facts: StageFacts;
  readonly confidence: Confidence;
  /** The alert's channels then, whichever way it was carried. */
  readonly channels: readonly Channel[];
  /** Whether it made a sound, or was the last version when a summary told of it. */
  readonly sounded: boolean;
  /** Whether it came by itself, with or without a sound, or in a summary; not what was gathered or changed the page. */
  readonly alerted: boolean;
  /** Whether the person opened it. */
  readonly opened: boolean;
}

/** What a person was told of the thread. */
export interface ToldThread {
  readonly alertId: string;
  /** Every version that reached the person, oldest first. */
  readonly versions: readonly ToldVersion[];
  /** The rules that told it, by name, with today's settings and the channels of those still followed. */
  readonly rules: readonly FollowedRule[];
  /** Null while one of those rules is followed; else when the last of them ended, ISO 8601 UTC. */
  readonly endedAt: string | null;
  /** The person wants to hear nothing more of the thread. */
  readonly muted: boolean;
  /** The summary in which it still waits, so that the person was not disturbed by it yet; null where it doesn't. */
  readonly waiting: Folded | null;
}

/** One person whom a story version may concern. */
export interface ConcernedPerson {
  readonly personId: string;
  /**
   * Followed rules that matched it; and, where they were not told of the thread, those that ask for
   * more wires than one and matched an earlier report of it.
   */
  readonly rules: readonly FollowedRule[];
  /** Null where the thread never reached this person. */
  readonly told: ToldThread | null;
  readonly preferences: Preferences;
  /** Alerts since midnight in the person's time zone that count against the budget. */
  readonly spentToday: number;
}

/** Not told by itself: in one summary with others, at `until` (ISO 8601 UTC). */
export interface Folded {
  readonly kind: 'folded';
  readonly into: FoldInto;
  readonly until: string;
  /** The id of the feed that was out of reach. */
  readonly group?: string;
}

/** How an alert version reaches devices and other channels beside the live log and the page. */
export type Carriage =
  /** At once. `heads`: it also leads the summary of that time (ISO 8601 UTC), if there is one. */
  | { readonly kind: 'now'; readonly sound: boolean; readonly heads?: string }
  /** Silent and gathered: the last version of a span wins. */
  | { readonly kind: 'gathered' }
  /** It waits, or goes on waiting; any other carriage takes an alert out of the summary in which it waited. */
  | Folded
  /** In the log and on the page alone. */
  | { readonly kind: 'none' };

/** What a story version is to those who are told. */
export interface Telling {
  readonly kind: Kind;
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

/** What the policy decided for one person. */
export interface AlertVerdict extends Telling {
  readonly personId: string;
  readonly rules: readonly { readonly id: string; readonly name: string }[];
  /** Channels beside the live log. */
  readonly channels: readonly Channel[];
  readonly carriage: Carriage;
  /** What held back its sound, or lets it wait; null where nothing did, or it never sounds. */
  readonly hush: Hush | null;
  /** Whether it counts against the daily budget. */
  readonly counts: boolean;
}

/** Why somebody whom a story version concerns hears nothing of it, for the trace. */
export interface Silence {
  readonly personId: string;
  readonly silent: true;
  readonly reason: string;
}

/** A topic's room, for one story version. */
export interface TopicRoom {
  readonly settings: RuleSettings;
  /** Whether the topic matched the version, or (where the room was not told) asks for several wires and matched an earlier report. */
  readonly matched: boolean;
  /** Whether it matched an earlier version of the same story. */
  readonly matchedBefore: boolean;
  /** What the room was told of the thread, oldest first. */
  readonly versions: readonly ToldVersion[];
}

/** One alert in a summary, as its last version stands. */
export interface WaitingAlert {
  readonly alertId: string;
  readonly threadId: string;
  readonly version: number;
  readonly kind: Kind;
  readonly priority: Priority;
  readonly title: string;
  /** Wires that stand behind it. */
  readonly standing: readonly string[];
  /** When its thread first came to the person, ISO 8601 UTC. */
  readonly at: string;
  /** It was sent by itself already and only leads the summary. */
  readonly heads: boolean;
}

/** Several alerts told in one. */
export interface Summary {
  readonly into: FoldInto;
  /** The title of the feed that was out of reach; null for other summaries. */
  readonly feed: string | null;
  /** What is put right first, then the most pressing. */
  readonly items: readonly WaitingAlert[];
  readonly sound: boolean;
}

/** A push of one thread to one device. */
export interface DevicePush {
  /** ISO 8601 UTC. */
  readonly at: string;
  readonly silent: boolean;
}

/** What the store asks while it brings a story version to people; pure, `now` is given. */
export interface AlertPolicy {
  readonly decide: (cause: AlertCause, person: ConcernedPerson, now: Date) => AlertVerdict | Silence;
  /** When a silent update may go to a device; null: it stays on the page. */
  readonly gatherAt: (pushes: readonly DevicePush[], preferences: Preferences, now: Date) => Date | null;
  /** When the person's day began. */
  readonly dayStart: (timeZone: string, at: Date) => Date;
}

/** What a story version is in a topic's room, or why it is nothing there; pure. */
export type DecideTopicAlert = (
  cause: AlertCause,
  room: TopicRoom,
  now: Date,
) => Telling | { readonly silent: true; readonly reason: string };

/** What the store asks while it records a match; pure. */
export interface MatchPolicy {
  readonly decideTopicAlert: DecideTopicAlert;
  /** How sure a thread's event is, by its reports. */
  readonly confidenceOf: (reports: readonly ThreadReport[]) => Confidence;
}

/** Makes one summary of what waited; null where nothing is left to tell. */
export type RenderSummary = (
  group: Pick<Summary, 'into' | 'feed'>,
  waiting: readonly WaitingAlert[],
  preferences: Preferences,
  now: Date,
) => Summary | null;
