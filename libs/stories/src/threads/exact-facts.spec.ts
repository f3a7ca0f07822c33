import { cutWords } from '@app/text';
import { agreement, readExactFacts } from './exact-facts.js';

const read = (title: string, language = 'en') =>
  readExactFacts({ title, summary: '', body: '' }, cutWords(title), language);

describe('readExactFacts', () => {
  it.each([
    ['en', 'Haftar left Moscow on Tuesday', 2],
    ['en', 'Updated Sept. 17, 2013', 2],
    ['en', 'He sat and saw the sun may 5', null],
    ['de', 'Haftar verließ Moskau am Dienstag', 2],
    ['fr', 'Haftar a quitté Moscou mardi', 2],
    ['es', 'Haftar abandonó Moscú el miércoles', 3],
    ['ru', 'Хафтар уехал в среду', 3],
    ['ar', 'غادر حفتر موسكو يوم الثلاثاء', 2],
    ['tr', 'Hafter Salı günü Moskova’dan ayrıldı', 2],
    ['zh', '哈夫塔尔离开莫斯科', null],
  ])('reads the weekday (%s: %s)', (language, title, weekday) => {
    expect(read(title, language).weekdays).toBe(weekday === null ? 0 : 1 << weekday);
  });

  it.each([
    ['en', 'Talks on Dec. 11', 11 * 32 + 11],
    ['en', 'Talks on 7 August', 7 * 32 + 7],
    ['de', 'Gespräche am 7. August', 7 * 32 + 7],
    ['fr', 'Entretiens le 3 février', 32 + 3],
    ['ru', 'Переговоры 14 января', 14],
  ])('reads the day of the year (%s: %s)', (language, title, date) => {
    expect(read(title, language).dates).toEqual([date]);
  });

  it('reads decimals and scores, and neither thousands, hours nor dates', () => {
    expect(read('A 6.1 quake, a rate of 3,25 percent, a 2-0 win').figures).toEqual(['6.1', '3.25', '2-0']);
    expect(read('Ein 2:1 um 13:59 Uhr').figures).toEqual(['2-1']);
    expect(read('At 13:59, 1,000 people; 2010-01-02; U.S. 2.000.000').figures).toEqual([]);
  });
});

describe('agreement', () => {
  it.each([
    ['the same day', 'Quake on Monday', 'Monday’s quake', 1],
    ['another day', 'Quake on Monday', 'Quake on Thursday', -1],
    ['a weekday and its date', 'Quake on Tuesday', 'Quake: March 3, 2009', 1],
    ['a weekday and a date of no year', 'Quake on Monday', 'Quake of March 3', 0],
    ['the same magnitude', 'A quake of 6.1', 'Magnitude 6,1', 1],
    ['another magnitude', 'A quake of 6.1', 'A quake of 5.8', -1],
    ['nothing said', 'A quake', 'A quake of 5.8 on Monday', 0],
  ])('of %s', (_name, one, other, sign) => {
    const factor = agreement(read(one), read(other));
    expect(Math.sign(factor - 1)).toBe(sign);
    expect(agreement(read(other), read(one))).toBe(factor);
  });
});
