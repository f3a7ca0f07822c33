import type { AlarmNotice, Device, Preferences } from '@app/contracts';
import type { DeliveryOutcome } from './alerts.port.js';

/** A push to make: one notice to one device. */
export interface PendingAlarmPush {
  readonly id: string;
  /** Counts from 0. */
  readonly attempts: number;
  readonly device: Device;
  readonly notice: AlarmNotice;
}

/** What staff who ask for it are told of the alarms of feeds. Notices are made where alarms are set. */
export abstract class AlarmStore {
  /**
   * Brings a notice to staff who ask for it, an all-clear to those who were told of its alarm: an
   * event for each person and a pending push for each device, in one transaction and once. The
   * push of an alarm waits for the end of the person's quiet time; what then waits still and is
   * no longer so is dropped, together with its all-clear.
   * @param quietEnd when the quiet time ends that a person is in; null where they may be disturbed
   * @returns the ids of the pushes that are due
   */
  abstract tell(noticeId: string, quietEnd: (preferences: Preferences) => Date | null): Promise<string[]>;
  /** A person's times changed: pushes that wait for the end of their quiet time wait until then. */
  abstract waitUntil(personId: string, quietEnd: Date): Promise<void>;
  /** Notices made before `olderThan` that nobody was told: what a crash left behind. */
  abstract untold(olderThan: Date, limit: number): Promise<string[]>;
  /** Claims pending pushes for sending until `leaseUntil`; what another worker claimed, or what is sent, is left out. */
  abstract claimPushes(ids: readonly string[], leaseUntil: Date): Promise<PendingAlarmPush[]>;
  abstract recordPush(id: string, outcome: DeliveryOutcome): Promise<void>;
  /** Pushes that are pending, due and claimed by nobody since `olderThan`. */
  abstract overduePushes(olderThan: Date, limit: number): Promise<string[]>;
}
