import type { PollFailure } from '@app/contracts';
import { NO_MEMORY } from '../feed-memory.js';
import { observe } from '../schedule/rhythm.js';
import type { KnownTimes } from '../schedule/rhythm.js';
import { alarmChanges, alarmsOf } from './feed-alarm.js';
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
  lastFailure: null,
  createdAt: at(0).toISOString(),
});
const names = (condition: FeedCondition, now: Date) => alarmsOf(condition, now).map(({ alarm }) => alarm);

const TEN_DAYS = 240;

describe(alarmsOf.name, () => {
  const usual = watched(TEN_DAYS);

  it('raises none for a feed that does what it always does, by day and by night', () => {
    const day = watched(TEN_DAYS - 12);
    expect(names(healthy(day), at(TEN_DAYS - 12))).toEqual([]);
    // Two hours into the night and just before the morning.
    expect(names(healthy(usual), at(TEN_DAYS))).toEqual([]);
    expect(names(healthy(watched(TEN_DAYS + 5.75)), at(TEN_DAYS + 5.75))).toEqual([]);
  });

  it('calls a feed silent that is quiet beyond its rhythm for that hour, and says what was expected', () => {
    const memory = watched(TEN_DAYS + 13, TEN_DAYS + 10);
    expect(names(healthy(memory), at(TEN_DAYS + 11))).toEqual([]);
    const [alarm] = alarmsOf(healthy(memory), at(TEN_DAYS + 13));
    expect(alarm).toMatchObject({
      alarm: 'silent',
      reason: expect.stringMatching(/^Nothing new for 3 hours, where about 1\d items were to be expected\.$/),
    });
  });

  it('calls a feed silent when it never woke up', () => {
    const memory = watched(TEN_DAYS + 9, TEN_DAYS);
    expect(names(healthy(memory), at(TEN_DAYS + 9))).toEqual(['silent']);
  });

  it('calls no feed silent of which too little is known', () => {
    const memory = observe(NO_MEMORY, [at(0).toISOString()], at(1));
    expect(names(healthy(memory), at(500))).toEqual([]);
  });

  it('calls far more than usual a burst', () => {
    const many = Array.from({ length: 30 }, (_, n) => at(TEN_DAYS + n / 200).toISOString());
    const memory = observe(usual, many, at(TEN_DAYS + 0.2));
    expect(names(healthy(memory), at(TEN_DAYS + 0.2))).toEqual(['burst']);
    expect(names(healthy(memory), at(TEN_DAYS + 1))).toEqual([]);
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
      expect(names(failing(), at(TEN_DAYS + 23))).toEqual([]);
      expect(alarmsOf(failing(), at(TEN_DAYS + 30))).toEqual([
        { alarm: 'dead', reason: 'It has not worked for 30 hours: wire.example has a fault (500).' },
      ]);
    });

    it('is dead when it never worked, counted from when it was added', () => {
      const [alarm] = alarmsOf(failing({ lastSuccess: null }), at(25));
      expect(alarm?.reason).toBe('It never worked: wire.example has a fault (500).');
    });

    it('is dead soon when it says that it is gone', () => {
      const gone: PollFailure = { code: 'gone', message: 'Gone (410).', status: 410 };
      expect(names(failing({ lastFailure: gone, failures: 2 }), at(TEN_DAYS + 1))).toEqual([]);
      expect(names(failing({ lastFailure: gone, failures: 3 }), at(TEN_DAYS + 1))).toEqual(['dead']);
    });
  });
});

describe(alarmChanges.name, () => {
  const raised = [{ alarm: 'silent' as const, reason: 'Nothing new.' }];

  it('tells an alarm once, and once when it is over', () => {
    expect(alarmChanges([], raised)).toEqual({ raise: raised, clear: [] });
    expect(alarmChanges(['silent'], raised)).toEqual({ raise: [], clear: [] });
    expect(alarmChanges(['silent', 'dead'], raised)).toEqual({ raise: [], clear: ['dead'] });
    expect(alarmChanges(['silent'], [])).toEqual({ raise: [], clear: ['silent'] });
  });
});
