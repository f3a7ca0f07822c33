/**
 * The state of the live connection, as a machine without clock or socket:
 * what people are shown, and when a return to the desk is worth a divider.
 */
export type Connection =
  /** The page has just been opened. */
  | { readonly kind: 'connecting' }
  | { readonly kind: 'live' }
  /** Lost; another try follows at `retryAt` (milliseconds since 1970). */
  | {
      readonly kind: 'reconnecting';
      readonly lostAt: number;
      readonly attempt: number;
      readonly retryAt: number;
    }
  /** The browser itself has no network: trying would be idle. */
  | { readonly kind: 'offline'; readonly lostAt: number }
  /** Connected again, what was missed is coming in. */
  | { readonly kind: 'catching-up'; readonly lostAt: number; readonly replayed: number };

export type ConnectionEvent =
  | { readonly kind: 'connected' }
  | { readonly kind: 'received' }
  /** `complete` is false where the server could not replay from our cursor. */
  | { readonly kind: 'caught-up'; readonly complete: boolean }
  | { readonly kind: 'lost'; readonly retryAfterMs: number }
  | { readonly kind: 'network-gone' };

/** The end of an absence, for the divider "Back at … after …". */
export interface Return {
  readonly at: number;
  readonly afterMs: number;
  readonly replayed: number;
  readonly complete: boolean;
}

/** The next state, and the return where this event ends an absence. `now` in milliseconds since 1970. */
export function nextConnection(
  state: Connection,
  event: ConnectionEvent,
  now: number,
): { readonly state: Connection; readonly returned?: Return } {
  switch (event.kind) {
    case 'connected':
      return {
        state:
          'lostAt' in state
            ? { kind: 'catching-up', lostAt: state.lostAt, replayed: 0 }
            : { kind: 'connecting' },
      };
    case 'received':
      return {
        state: state.kind === 'catching-up' ? { ...state, replayed: state.replayed + 1 } : state,
      };
    case 'caught-up':
      if (state.kind !== 'catching-up') return { state: { kind: 'live' } };
      return {
        state: { kind: 'live' },
        returned: {
          at: now,
          afterMs: now - state.lostAt,
          replayed: state.replayed,
          complete: event.complete,
        },
      };
    case 'lost':
      return {
        state: {
          kind: 'reconnecting',
          lostAt: 'lostAt' in state ? state.lostAt : now,
          attempt: state.kind === 'reconnecting' ? state.attempt + 1 : 1,
          retryAt: now + event.retryAfterMs,
        },
      };
    case 'network-gone':
      return { state: { kind: 'offline', lostAt: 'lostAt' in state ? state.lostAt : now } };
  }
}

/** No client waits longer than this between tries, milliseconds. */
const LONGEST_WAIT_MS = 30_000;

/**
 * How long to wait before a try (counted from 1), milliseconds: doubling from one
 * second, of which a random half keeps ten thousand clients from returning at once.
 */
export function retryDelay(attempt: number, random: number): number {
  const full = Math.min(LONGEST_WAIT_MS, 1000 * 2 ** (attempt - 1));
  return Math.round(full / 2 + (full / 2) * random);
}
