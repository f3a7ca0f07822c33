import type { ApiThread } from '../api/types.js';
import { mostPressing } from './most-pressing.js';

type Report = ApiThread['stories'][number];
const of = (...reports: readonly Partial<Report>[]) =>
  mostPressing({ stories: reports.map((report) => ({ about: null, ...report }) as Report) });

describe(mostPressing.name, () => {
  it('is that of the most pressing report, though a later one is regular', () => {
    const reports = [
      { priority: 'bulletin', status: 'standing' },
      { priority: 'regular', status: 'standing' },
    ] as const;
    expect(of(...reports)).toBe('bulletin');
  });

  it('leaves out what was taken back, unless all was', () => {
    const withdrawn = { priority: 'flash', status: 'withdrawn' } as const;
    expect(of(withdrawn, { priority: 'urgent', status: 'standing' })).toBe('urgent');
    expect(of(withdrawn)).toBe('flash');
  });

  it('leaves out notices, which are no reports of the event', () => {
    const notice = { priority: 'flash', status: 'standing', about: '7' } as const;
    expect(of({ priority: 'regular', status: 'standing' }, notice)).toBe('regular');
  });
});
