import type {
  Alert,
  AlertStory,
  Channel,
  Device,
  Kind,
  LogEvent,
  Preferences,
  RuleSettings,
} from '@app/contracts';
import type { KeptVersion } from './stories.port.js';

/** One person whom a story version concerns, and what they were told of its thread. */
export interface Follower {
  readonly personId: string;
  readonly rules: readonly { readonly id: string; readonly name: string; readonly settings: RuleSettings }[];
  readonly channels: readonly Channel[];
  /** Null where this thread never reached this person. */
  readonly told: { readonly alertId: string; readonly version: number; readonly kind: Kind } | null;
  readonly preferences: Preferences;
}

/** What the alert stage decided for one follower. */
export interface AlertDecision {
  readonly personId: string;
  readonly kind: Kind;
  readonly rules: readonly { readonly id: string; readonly name: string }[];
  /** Channels beside the live log that carry it. */
  readonly channels: readonly Channel[];
  /** Why, in a word of the policy table. */
  readonly reason: string;
}

/** A matched story version with what every alert of it shows. */
export interface MatchedStory {
  readonly storyId: string;
  readonly version: number;
  readonly kind: Kind;
  readonly threadId: string;
  readonly alertable: boolean;
  readonly story: AlertStory;
  readonly wires: readonly string[];
  readonly standing: readonly string[];
}

/** A delivery to make: one alert version to one device. */
export interface PendingDelivery {
  readonly id: string;
  /** Counts from 0. */
  readonly attempts: number;
  readonly device: Device;
  readonly alert: Alert;
}

/** How one attempt ended. */
export type DeliveryOutcome =
  | { readonly kind: 'sent' }
  /** 404 or 410: the device is forgotten. */
  | { readonly kind: 'gone' }
  | { readonly kind: 'retry'; readonly at: Date; readonly cause: string }
  /** It will not do better next time. */
  | { readonly kind: 'failed'; readonly cause: string };

/** Alerts, the log of events and deliveries. */
export abstract class AlertStore {
  /** Null where it is not matched (yet). */
  abstract matchedStory(storyId: string, version: number): Promise<MatchedStory | null>;
  /**
   * Whom it concerns, after a person id, in that order: followers of its matched rules (personal
   * rules are followed by their owner's subscription), and, of a later version or of any kind but
   * `new`, everybody who was told of its thread.
   */
  abstract followers(
    storyId: string,
    version: number,
    afterPerson: string | null,
    limit: number,
  ): Promise<Follower[]>;
  /**
   * Writes alerts, their versions, the people's log events and one pending delivery a
   * device, in one transaction. Once per person and story version: who has it already is
   * passed over. Returns the ids of the push deliveries made.
   */
  abstract record(matched: MatchedStory, decisions: readonly AlertDecision[]): Promise<string[]>;
  /** Versions of its thread that came before it and whose fan-out has not ended, in their order. */
  abstract unfannedBefore(storyId: string, version: number): Promise<KeptVersion[]>;
  /** Every follower was brought the story version. */
  abstract endFanOut(storyId: string, version: number): Promise<void>;
  /** This person's alert versions after a cursor, oldest first. */
  abstract list(personId: string, after: string | null, limit: number): Promise<Alert[]>;

  /** Claims pending deliveries for sending until `leaseUntil`; what another worker claimed, or what is sent, is left out. */
  abstract claimDeliveries(ids: readonly string[], leaseUntil: Date): Promise<PendingDelivery[]>;
  abstract recordDelivery(id: string, outcome: DeliveryOutcome): Promise<void>;
  /** Deliveries that are pending, due and claimed by nobody since `olderThan`. */
  abstract overdueDeliveries(olderThan: Date, limit: number): Promise<string[]>;
}

/** The one log that gateways tail. */
export abstract class EventLog {
  /** The newest cursor; '0' in an empty log. */
  abstract latest(): Promise<string>;
  /** Events after a cursor, oldest first, of all rooms or of some. */
  abstract read(after: string, limit: number, rooms?: readonly string[]): Promise<LogEvent[]>;
  /** Calls back when something was appended (LISTEN), and after a lost connection came back. Returns the stop. */
  abstract onAppend(listener: () => void): Promise<() => Promise<void>>;
  /** Appends one event outside any other transaction (feed health). */
  abstract append(event: Omit<LogEvent, 'cursor'>): Promise<void>;
}
