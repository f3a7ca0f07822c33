import type { Alert, AlertSummary, Device, FoldInto, LogEvent } from '@app/contracts';
import type { AlertCause, AlertPolicy, RenderSummary } from './alert-policy.js';
import type { KeptVersion } from './stories.port.js';

/** A delivery to make: one alert version, or one summary, to one device. */
export type PendingDelivery = {
  readonly id: string;
  /** Counts from 0. */
  readonly attempts: number;
  readonly device: Device;
} & (
  | {
      readonly alert: Alert;
      /** IANA name of the person's clock. */
      readonly timeZone: string;
      /** The person's alerts for which this one stands since their threads were merged. */
      readonly mergedInto: readonly string[];
      /** What the device shows of the alert, where only another text is worth a push. */
      readonly shown?: Alert;
    }
  | { readonly summary: AlertSummary }
);

/** A delivery that was made, and when it is due (ISO 8601 UTC). */
export interface NewDelivery {
  readonly id: string;
  readonly dueAt: string;
}

/** One set of people to whom a story version was brought. */
export interface BroughtSet {
  readonly deliveries: readonly NewDelivery[];
  /** The last person of the set; null where nobody comes after. */
  readonly next: string | null;
}

/** A thread of which a person wants to hear nothing more. */
export interface MutedThread {
  readonly thread: string;
  /** ISO 8601 UTC. */
  readonly at: string;
}

/** How one attempt ended. */
export type DeliveryOutcome =
  | { readonly kind: 'sent' }
  /** The device shows the same text already. */
  | { readonly kind: 'unchanged' }
  /** 404 or 410: the device is forgotten. */
  | { readonly kind: 'gone' }
  | { readonly kind: 'retry'; readonly at: Date; readonly cause: string }
  /** It will not do better next time. */
  | { readonly kind: 'failed'; readonly cause: string };

/** When a person is told what waits, by what it waits for; what was found late does not ask for their times. */
export type SummaryTimes = Readonly<Record<Exclude<FoldInto, 'late'>, Date>>;

/** Alerts, the log of events and deliveries. */
export abstract class AlertStore {
  /** The matched story version with its thread; null where it is not matched (yet). */
  abstract cause(storyId: string, version: number): Promise<AlertCause | null>;
  /**
   * Brings a story version to the next people after a person id, in that order: whom it may
   * concern are the followers of the rules that matched it (and of those that ask for several wires
   * and matched an earlier report of its thread), everybody who was told of its thread, and of a
   * correction, hold, release or kill those whose alert showed the story or a copy of it.
   *
   * In one transaction and under the people's locks, so that two story versions which concern the
   * same person are decided one after the other: what is decided is written as alert versions, log
   * events, deliveries, waiting alerts and silences. Who has the version already is passed over.
   */
  abstract bring(
    cause: AlertCause,
    policy: AlertPolicy,
    afterPerson: string | null,
    limit: number,
    now: Date,
  ): Promise<BroughtSet>;
  /** Versions of its thread that came before it and whose fan-out has not ended, in their order. */
  abstract unfannedBefore(storyId: string, version: number): Promise<KeptVersion[]>;
  /** Every follower was brought the story version. */
  abstract endFanOut(storyId: string, version: number): Promise<void>;
  /** This person's alert versions after a cursor, oldest first. */
  abstract list(personId: string, after: string | null, limit: number): Promise<Alert[]>;
  /** The person has seen this version of their alert and those before. False where it is not theirs. */
  abstract markOpened(personId: string, alertId: string, version: number, now: Date): Promise<boolean>;
  /** The person wants to hear nothing more of a thread, or hear of it again. False where there is no such thread. */
  abstract mute(personId: string, threadId: string, muted: boolean): Promise<boolean>;
  /** The threads that the person muted, the last one first. */
  abstract mutes(personId: string): Promise<MutedThread[]>;

  /**
   * Tells up to `limit` summaries that are due, each in a transaction of its own: one entry in the
   * person's log and one push a device, once, however often and at the same time it is asked.
   */
  abstract tellSummaries(render: RenderSummary, now: Date, limit: number): Promise<NewDelivery[]>;
  /** The person chose other times: what waits and is not due at `now` is told then. */
  abstract waitUntil(personId: string, times: SummaryTimes, now: Date): Promise<void>;
  /** This person's summaries after a cursor, oldest first. */
  abstract summaries(personId: string, after: string | null, limit: number): Promise<AlertSummary[]>;
  /** Forgets silences and ended subscriptions that are older. */
  abstract forget(before: Date): Promise<void>;

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
