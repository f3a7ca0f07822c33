import { snoozeEnd } from './snooze-times.js';

describe(snoozeEnd.name, () => {
  const local = (day: number, hour: number, minute = 0) => new Date(2020, 0, day, hour, minute);

  it('lasts an hour or a day', () => {
    expect(snoozeEnd('hour', local(14, 23, 30))).toEqual(local(15, 0, 30));
    expect(snoozeEnd('day', local(14, 12))).toEqual(local(15, 12));
  });

  it.each<[string, Date, Date]>([
    ['in the evening: the next day', local(14, 20), local(15, 7)],
    ['early in the day: the next day', local(14, 6), local(15, 7)],
    ['after midnight: the morning that comes', local(15, 1), local(15, 7)],
    ['on the last of a month', new Date(2020, 0, 31, 12), new Date(2020, 1, 1, 7)],
  ])('or until tomorrow morning, %s', (_, now, end) => {
    expect(snoozeEnd('morning', now)).toEqual(end);
  });
});
