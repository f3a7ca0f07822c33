import type { ThreadReport } from '@app/ports';
import { report, reportsBy } from './policy.fixture.js';
import { standingWords } from './standing-words.js';

const dead = (status: ThreadReport['status']) => report({ status });

describe('who stands by an event, for everybody', () => {
  it.each<[string, readonly ThreadReport[], string | null]>([
    ['nothing where every wire does', [report(), ...reportsBy('dpa')], null],
    [
      'who withdrew and who still reports it',
      [dead('withdrawn'), ...reportsBy('Reuters', 'dpa', 'AP')],
      'AFP has withdrawn its report. Reuters, dpa and AP still report it',
    ],
    [
      'who asks to wait',
      [dead('held'), ...reportsBy('dpa')],
      'AFP asks to wait: it is checking its report. dpa still reports it',
    ],
    ['that nobody does', [dead('withdrawn')], 'Withdrawn. Do not use it'],
    ['that all wait', [dead('held')], 'AFP asks to wait: it is checking its report'],
    [
      'no copy of another’s text as a report',
      [dead('withdrawn'), ...reportsBy('dpa'), report({ storyId: '9', reporter: 'taz', copyOf: '2' })],
      'AFP has withdrawn its report. dpa still reports it',
    ],
    [
      'nothing of a wire that reported it anew',
      [dead('withdrawn'), report({ storyId: '8' }), ...reportsBy('dpa')],
      null,
    ],
    [
      'several that withdrew in one sentence',
      [dead('withdrawn'), ...reportsBy('dpa').map((each) => ({ ...each, status: 'withdrawn' as const }))],
      'Withdrawn. Do not use it',
    ],
  ])('says %s', (_, reports, words) => {
    expect(standingWords(reports)).toBe(words);
  });
});
