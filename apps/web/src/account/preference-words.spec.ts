import { readBudget, readDigests } from './preference-words.js';

describe(readDigests.name, () => {
  it.each<[string, readonly string[] | null]>([
    ['08:00, 18:00', ['08:00', '18:00']],
    ['18.30 8:00 8:00', ['08:00', '18:30']],
    ['', []],
    ['25:00', null],
    ['noon', null],
    ['1:00 2:00 3:00 4:00 5:00 6:00 7:00', null],
  ])('reads "%s"', (text, times) => {
    expect(readDigests(text)).toEqual(times);
  });
});

describe(readBudget.name, () => {
  it.each<[string, number | undefined]>([
    ['12', 12],
    [' 1 ', 1],
    ['', undefined],
    ['0', undefined],
    ['2.5', undefined],
    ['many', undefined],
    ['1001', undefined],
  ])('reads "%s"', (text, budget) => {
    expect(readBudget(text)).toBe(budget);
  });
});
