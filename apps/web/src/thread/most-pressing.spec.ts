import type { ApiThread } from '../api/types.js';
import { mostPressing } from './most-pressing.js';

type Report = ApiThread['stories'][number];
const of = (...reports: readonly Pick<Report, 'priority' | 'status'>[]) =>
  mostPressing({ stories: reports as Report[] });

describe(mostPressing.name, () => {
  it('is that of the most pressing report, though a later one is regular', () => {
    const reports = [
      { priority: 'bulletin', status: 'standing' },
      { priority: 'regular', status: 'standing' },
    ] as const;
    expect(of(...reports)).toBe('bulletin');
  });

  it('leaves out what was taken back, unless all was', () => {
    const killed = { priority: 'flash', status: 'withdrawn' } as const;
    expect(of(killed, { priority: 'urgent', status: 'standing' })).toBe('urgent');
    expect(of(killed)).toBe('flash');
  });
});
