import { barsOf, CHART, chartWords } from './days-chart.js';
import type { FeedDay } from './days-chart.js';

const day = (n: number, given: Partial<FeedDay> = {}): FeedDay => ({
  day: `2026-01-${String(n).padStart(2, '0')}`,
  stories: 0,
  polls: 0,
  failures: 0,
  ...given,
});

describe('the days of a feed', () => {
  const days = [day(1, { stories: 40, polls: 90, failures: 1 }), day(2), day(3, { stories: 1, polls: 10 })];

  it('are drawn side by side, the tallest as high as there is room and the least to be seen', () => {
    const bars = barsOf(days, 'stories', 72, 72);
    expect(bars.map((bar) => [bar.day, bar.y, bar.height])).toEqual([
      ['2026-01-01', 0, 72],
      ['2026-01-03', 70, 2],
    ]);
    expect(bars.at(-1)!.x + bars.at(-1)!.width).toBeLessThanOrEqual(CHART.width);
    expect(barsOf(days, 'failures', 20, 20)).toHaveLength(1);
    expect(barsOf([], 'stories', 72, 72)).toEqual([]);
  });

  it('are told in a sentence', () => {
    expect(chartWords(days)).toBe('41 stories in 3 days, 40 at most on one day. 1 check of 100 failed.');
    expect(chartWords([day(1)])).toBe('0 stories in 1 day, 0 at most on one day. Not checked in this time.');
  });
});
