import type { PollFailure } from '@app/contracts';
import { NO_MEMORY } from '../feed-memory.js';
import { observe } from '../schedule/rhythm.js';
import type { KnownTimes } from '../schedule/rhythm.js';
import { alarmOf } from './feed-alarm.js';
import type { FeedCondition } from './feed-alarm.js';

const HOUR = 3_600_000;
const START = Date.parse('2026-03-02T00:00:00Z');
const at = (hours: number) => new Date(START + hours * HOUR);

/** A feed watched for ten days that brings something four times an hour from 6 to 22 o'clock, until `silentFrom`. */
function watched(until: number, silentFrom = Infinity): KnownTimes {
  const items = Array.from({ length: 11 * 96 }, (_, n) => n / 4 + 0.1).filter(
    (hour) => hour % 24 >= 6 && hour % 24 < 22 && hour < silentFrom,
  );
  let known: KnownTimes = NO_MEMORY;
  for (let now = 0.25; now <= until; now += 0.25) {
    const shown = items.filter((item) => item <= now).slice(-10);
    known = observe(
      known,
      shown.map((hour) => at(hour).toISOString()),
      at(now),
    );
  }
  return known;
}

const healthy = (memory: KnownTimes): FeedCondition => ({
  memory,
  failures: 0,
  lastSuccess: at(0).toISOString(),
  lastNewItem: null,
  lastFailure: null,
  createdAt: at(0).toISOString(),
});
const kindOf = (condition: FeedCondition, now: Date) => alarmOf(condition, now)?.kind ?? null;

const TEN_DAYS = 240;

describe(alarmOf.name, () => {
  const usual = watched(TEN_DAYS);

  it('raises none for a feed that does what it always does, by day and by night', () => {
    const day = watched(TEN_DAYS - 12);
    expect(kindOf(healthy(day), at(TEN_DAYS - 12))).toBeNull();
    // Two hours into the night and just before the morning.
    expect(kindOf(healthy(usual), at(TEN_DAYS))).toBeNull();
    expect(kindOf(healthy(watched(TEN_DAYS + 5.75)), at(TEN_DAYS + 5.75))).toBeNull();
  });

  it('calls a feed silent that is quiet beyond its rhythm for that hour, and says what is usual', () => {
    const memory = watched(TEN_DAYS + 13, TEN_DAYS + 10);
    expect(kindOf(healthy(memory), at(TEN_DAYS + 11))).toBeNull();
    expect(alarmOf(healthy(memory), at(TEN_DAYS + 13))).toEqual({
      kind: 'silent',
      since: memory.itemTimes[0],
      reason: 'Usually a story every 15 min.',
    });
  });

  it('does not call a feed silent of a time in which nobody looked', () => {
    const memory = watched(TEN_DAYS - 12);
    expect(kindOf(healthy(memory), at(TEN_DAYS - 4))).toBeNull();
  });

  it('calls a feed silent when it never woke up', () => {
    const memory = watched(TEN_DAYS + 9, TEN_DAYS);
    expect(kindOf(healthy(memory), at(TEN_DAYS + 9))).toBe('silent');
  });

  it('calls no feed silent of which too little is known', () => {
    const memory = observe(NO_MEMORY, [at(0).toISOString()], at(1));
    expect(kindOf(healthy(memory), at(500))).toBeNull();
  });

  it('calls far more than usual a burst', () => {
    const many = Array.from({ length: 30 }, (_, n) => at(TEN_DAYS + n / 200).toISOString());
    const memory = observe(usual, many, at(TEN_DAYS + 0.2));
    expect(kindOf(healthy(memory), at(TEN_DAYS + 0.2))).toBe('burst');
    expect(kindOf(healthy(memory), at(TEN_DAYS + 1))).toBeNull();
  });

  describe('a feed that fails', () => {
    const failure: PollFailure = {
      code: 'http-error',
      message: 'wire.example has a fault (500).',
      status: 500,
    };
    const failing = (more: Partial<FeedCondition> = {}): FeedCondition => ({
      ...healthy(usual),
      failures: 5,
      lastSuccess: at(TEN_DAYS).toISOString(),
      lastFailure: failure,
      ...more,
    });

    it('is dead after a day, with the cause', () => {
      expect(kindOf(failing(), at(TEN_DAYS + 23))).toBeNull();
      expect(alarmOf(failing(), at(TEN_DAYS + 30))).toEqual({
        kind: 'dead',
        since: at(TEN_DAYS).toISOString(),
        reason: failure.message,
      });
    });

    it('is dead when it never worked, counted from when it was added', () => {
      expect(kindOf(failing({ lastSuccess: null, memory: NO_MEMORY }), at(23))).toBeNull();
      expect(kindOf(failing({ lastSuccess: null }), at(25))).toBe('dead');
    });

    it('is dead soon when it says that it is gone', () => {
      const gone: PollFailure = { code: 'gone', message: 'Gone (410).', status: 410 };
      expect(kindOf(failing({ lastFailure: gone, failures: 2 }), at(TEN_DAYS + 1))).toBeNull();
      expect(kindOf(failing({ lastFailure: gone, failures: 3 }), at(TEN_DAYS + 1))).toBe('dead');
    });
  });

  it('tells of flashes that were too many, graver than silence', () => {
    const since = at(1).toISOString();
    const lowered = (flashes: number) => ({ ...healthy(NO_MEMORY), lowered: { flashes, since } });
    expect(alarmOf(lowered(1), at(2))).toEqual({
      kind: 'flashes',
      since,
      reason: 'More than 3 flashes today. One further flash went out as urgent.',
    });
    expect(alarmOf(lowered(2), at(2))?.reason).toMatch('2 further flashes');
    expect(alarmOf({ ...healthy(NO_MEMORY), lowered: null }, at(2))).toBeNull();
  });
});
