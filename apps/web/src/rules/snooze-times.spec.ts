import { snoozeEnd } from './snooze-times.js';

describe(snoozeEnd.name, () => {
  const berlin = (snooze: Parameters<typeof snoozeEnd>[0], now: string, zone = 'Europe/Berlin') =>
    snoozeEnd(snooze, new Date(now), zone).toISOString();

  it('lasts an hour or a day', () => {
    expect(berlin('hour', '2020-01-14T23:30:00Z')).toBe('2020-01-15T00:30:00.000Z');
    expect(berlin('day', '2020-01-14T12:00:00Z')).toBe('2020-01-15T12:00:00.000Z');
  });

  it.each([
    ['in the evening: the next day', '2020-01-14T19:00:00Z', '2020-01-15T06:00:00.000Z'],
    ['early in the day: the next day', '2020-01-14T05:00:00Z', '2020-01-15T06:00:00.000Z'],
    ['after midnight: the morning that comes', '2020-01-15T00:00:00Z', '2020-01-15T06:00:00.000Z'],
    ['on the last of a month', '2020-01-31T11:00:00Z', '2020-02-01T06:00:00.000Z'],
    ['into a night that loses an hour', '2020-03-28T20:00:00Z', '2020-03-29T05:00:00.000Z'],
    ['into a night that has one more', '2020-10-24T20:00:00Z', '2020-10-25T06:00:00.000Z'],
  ])('or until tomorrow morning, %s', (_, now, end) => {
    expect(berlin('morning', now)).toBe(end);
  });

  it('means the morning of the person’s own clock, wherever the browser is', () => {
    expect(berlin('morning', '2020-01-14T20:00:00Z', 'Asia/Tokyo')).toBe('2020-01-15T22:00:00.000Z');
    expect(berlin('morning', '2020-01-14T20:00:00Z', 'Asia/Kathmandu')).toBe('2020-01-15T01:15:00.000Z');
    expect(berlin('morning', '2020-01-14T20:00:00Z', 'America/Los_Angeles')).toBe('2020-01-15T15:00:00.000Z');
  });
});
