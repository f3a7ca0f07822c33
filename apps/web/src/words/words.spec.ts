import { count, howOften, list, rate, threadSize } from './count-words.js';
import { age, calendarDay, lag, span, withLocalTimes } from './time-words.js';

describe('spans of time', () => {
  it.each([
    [0, '0 s'],
    [9_400, '9 s'],
    [59_600, '1 min'],
    [133_000, '2 min 13 s'],
    [3_600_000, '1 h'],
    [11_100_000, '3 h 5 min'],
    [90_000_000, '1 day'],
    [200_000_000, '2 days'],
  ])('writes %d ms as "%s"', (ms, words) => {
    expect(span(ms)).toBe(words);
  });

  it('writes a lag with a plus, and the first wire as first', () => {
    expect([lag(0), lag(38_000), lag(133_000)]).toEqual(['first', '+38 s', '+2 min 13 s']);
  });

  it('writes an age in one unit, and never a negative one', () => {
    const now = Date.parse('2020-01-14T12:04:11Z');
    expect(age('2020-01-14T12:04:02Z', now)).toBe('9 s');
    expect(age('2020-01-14T12:02:30Z', now)).toBe('1 min');
    expect(age('2020-01-14T10:00:00Z', now)).toBe('2 h');
    expect(age('2020-01-14T12:05:00Z', now)).toBe('0 s');
  });
});

describe('a sentence with times in it', () => {
  it('has them as its reader’s clock shows them', () => {
    const [now, due] = [new Date(2020, 0, 14, 12, 4), new Date(2020, 0, 15, 7, 0)];
    const sentence = `left out of what is told at ${due.toISOString()}: it was taken back`;
    expect(withLocalTimes(sentence, now.getTime())).toBe(
      'left out of what is told at 15 Jan, 07:00: it was taken back',
    );
    expect(withLocalTimes('kept', now.getTime())).toBe('kept');
  });
});

describe('a day of the calendar', () => {
  it('is the same day wherever its reader is', () => {
    const now = new Date(2020, 0, 15).getTime();
    expect(calendarDay('2020-01-14', now)).toBe('14 Jan');
    expect(calendarDay('2019-12-31', now)).toBe('31 Dec 2019');
  });
});

describe('counts', () => {
  it('says how large a thread is, and of one wire only what the sign beside it does not', () => {
    expect(threadSize({ stories: [1], wires: [1] })).toBe('1 story');
    expect(threadSize({ stories: [1, 2, 3], wires: [1, 2] })).toBe('3 stories, 2 wires');
  });

  it('says how often a topic speaks', () => {
    expect([0, 3, 7, 42].map(howOften)).toEqual([
      'none this week',
      'about 3 a week',
      'about 1 a day',
      'about 6 a day',
    ]);
  });

  it('knows one from many', () => {
    expect([count(1, 'story', 'stories'), count(3241, 'story', 'stories'), count(2, 'alert')]).toEqual([
      '1 story',
      '3,241 stories',
      '2 alerts',
    ]);
  });

  it('drops the digit that says nothing', () => {
    expect([rate(0), rate(2.83), rate(14.4)]).toEqual(['0', '2.8', '14']);
  });

  it('joins names with commas and an and', () => {
    expect([list([]), list(['AFP']), list(['AFP', 'dpa', 'TASS'])]).toEqual(['', 'AFP', 'AFP, dpa and TASS']);
  });
});
