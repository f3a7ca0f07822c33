import { DayCounts } from './day-counts.js';

describe('DayCounts', () => {
  it('counts an event on the day of its first story, whichever story comes first', () => {
    const counts = new DayCounts();
    counts.add('2020-01-16T01:00:00.000Z', 'talks');
    counts.add('2020-01-14T23:59:59.000Z', 'talks');
    counts.add('2020-01-16T02:00:00.000Z', 'oil');
    counts.add('2020-01-16T03:00:00.000Z', null);
    expect([counts.total, counts.threadCount]).toEqual([4, 2]);
    expect(counts.between('2020-01-14T12:00:00.000Z', '2020-01-16T12:00:00.000Z')).toEqual([
      { day: '2020-01-14', stories: 1, threads: 1 },
      { day: '2020-01-15', stories: 0, threads: 0 },
      { day: '2020-01-16', stories: 3, threads: 1 },
    ]);
  });

  it('names days ahead that have stories, after the others', () => {
    const counts = new DayCounts();
    counts.add('2120-01-14T00:00:00.000Z', 'typo');
    counts.add('2020-01-14T00:00:00.000Z', 'talks');
    expect(
      counts.between('2020-01-14T00:00:00.000Z', '2020-01-14T12:00:00.000Z').map(({ day }) => day),
    ).toEqual(['2020-01-14', '2120-01-14']);
  });
});
