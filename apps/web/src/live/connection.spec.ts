import { nextConnection, retryDelay } from './connection.js';
import type { Connection, ConnectionEvent, Return } from './connection.js';

/** Runs timed events from the first state and gives the last one with every return on the way. */
function run(events: readonly (readonly [number, ConnectionEvent])[]): {
  state: Connection;
  returns: Return[];
} {
  let state: Connection = { kind: 'connecting' };
  const returns: Return[] = [];
  for (const [now, event] of events) {
    const next = nextConnection(state, event, now);
    state = next.state;
    if (next.returned) returns.push(next.returned);
  }
  return { state, returns };
}

const lost: ConnectionEvent = { kind: 'lost', retryAfterMs: 3000 };
const first = [
  [0, { kind: 'connected' }],
  [10, { kind: 'caught-up', complete: true }],
] as const satisfies readonly (readonly [number, ConnectionEvent])[];

describe('the live connection', () => {
  it('is live after the first answer, without a divider', () => {
    expect(run(first)).toEqual({ state: { kind: 'live' }, returns: [] });
  });

  it('says when it was lost and when it tries again', () => {
    expect(run([...first, [1000, lost]]).state).toEqual({
      kind: 'reconnecting',
      lostAt: 1000,
      attempt: 1,
      retryAt: 4000,
    });
  });

  it('keeps the moment of the loss over further tries', () => {
    expect(run([...first, [1000, lost], [4000, lost]]).state).toMatchObject({ lostAt: 1000, attempt: 2 });
  });

  it('counts what is replayed and ends the absence with a return', () => {
    const { state, returns } = run([
      ...first,
      [1000, lost],
      [9500, { kind: 'connected' }],
      [9600, { kind: 'received' }],
      [9700, { kind: 'received' }],
      [10_000, { kind: 'caught-up', complete: true }],
      [11_000, { kind: 'received' }],
    ]);
    expect(state).toEqual({ kind: 'live' });
    expect(returns).toEqual([{ at: 10_000, afterMs: 9000, replayed: 2, complete: true }]);
  });

  it('admits that a return was not complete', () => {
    const { returns } = run([
      ...first,
      [1000, lost],
      [2000, { kind: 'connected' }],
      [2100, { kind: 'caught-up', complete: false }],
    ]);
    expect(returns[0]?.complete).toBe(false);
  });

  it('does not count down while the browser has no network', () => {
    expect(run([...first, [1000, lost], [1500, { kind: 'network-gone' }]]).state).toEqual({
      kind: 'offline',
      lostAt: 1000,
    });
  });

  it('goes on from the same absence when it is lost while catching up', () => {
    expect(run([...first, [1000, lost], [2000, { kind: 'connected' }], [2500, lost]]).state).toMatchObject({
      kind: 'reconnecting',
      lostAt: 1000,
    });
  });
});

describe('the wait before a try', () => {
  it('doubles up to half a minute', () => {
    expect([1, 2, 3, 10].map((attempt) => retryDelay(attempt, 1))).toEqual([1000, 2000, 4000, 30_000]);
  });

  it('spreads clients over its second half', () => {
    expect([retryDelay(3, 0), retryDelay(3, 0.5)]).toEqual([2000, 3000]);
  });
});
