import type { Host } from '@app/contracts';

/** Whether it is somebody's turn to ask a host, and if not, when to ask again, in ms. */
export type Turn = { readonly kind: 'taken' } | { readonly kind: 'wait'; readonly ms: number };

/** Who holds a host while it polls a feed of it. */
export const pollOf = (feedId: string): string => `feed-${feedId}`;

/**
 * Hosts, and whose turn it is: over all workers a host is asked by one at a time, and then left
 * alone for its spacing. Polls take their turn with the claim of their feed.
 */
export abstract class HostStore {
  /** Hosts that have feeds, or a spacing of their own. */
  abstract list(): Promise<Host[]>;
  abstract get(host: string): Promise<Host>;
  /** @param minSpacing seconds; null for the default */
  abstract setSpacing(host: string, minSpacing: number | null): Promise<Host>;
  /** Takes the turn where the host is free and rested, for `leaseMs` at most. @param holder anything that nobody else uses */
  abstract take(host: string, holder: string, leaseMs: number): Promise<Turn>;
  /** Ends the turn, if it is still this holder's: from now on the host rests, for `restMs` at least. */
  abstract release(host: string, holder: string, restMs?: number): Promise<void>;
}
