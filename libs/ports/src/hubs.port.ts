import type { HubSubscription } from '@app/contracts';

/** A hub's subscription with what stands around it. */
export interface KeptHubSubscription extends HubSubscription {
  /** The part of the callback's address that nobody else can guess. */
  readonly callbackId: string;
  /** ISO 8601 UTC; null before the first. */
  readonly lastDelivery: string | null;
  /** Whether the feed rests: what the hub brings meanwhile is not taken. */
  readonly paused: boolean;
}

/** Subscriptions at WebSub hubs, one a feed at most. */
export abstract class HubStore {
  abstract ofFeed(feedId: string): Promise<KeptHubSubscription | null>;
  abstract ofCallback(callbackId: string): Promise<KeptHubSubscription | null>;
  /** Those of feeds that are not paused. */
  abstract tended(): Promise<KeptHubSubscription[]>;
  /** Makes or changes the feed's subscription; nothing where the feed is gone. */
  abstract keep(subscription: HubSubscription, callbackId: string): Promise<void>;
  abstract recordDelivery(feedId: string, at: Date): Promise<void>;
  abstract remove(feedId: string): Promise<void>;
  /** Ends what no hub renewed by then: it is asked for again, and its feed is due at once. Gives the feeds. */
  abstract endLeases(now: Date): Promise<string[]>;
}
