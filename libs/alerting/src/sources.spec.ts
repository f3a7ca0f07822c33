import type { ThreadReport } from '@app/ports';
import { confidenceOf } from './confidence.js';
import { report } from './policy.fixture.js';
import { sourcesOf } from './sources.js';
import { standingReports, wiresOf } from './thread-reports.js';

let next = 0;
const by = (reporter: string, patch: Partial<ThreadReport> = {}) =>
  report({ storyId: String(++next), reporter, ...patch });
const leaning = (reporter: string, ...leansOn: string[]) => by(reporter, { leansOn });
const wires = (reports: readonly ThreadReport[]) => sourcesOf(reports).map(({ wire }) => wire);

describe('independent sources', () => {
  it.each<[string, ThreadReport[], string[]]>([
    ['each wire that reports itself is one', [by('AFP'), by('dpa'), by('AFP')], ['AFP', 'dpa']],
    [
      'a report that leans on a wire which reports itself adds none',
      [by('AFP'), leaning('DW', 'AFP')],
      ['AFP'],
    ],
    [
      'outlets that lean on the same silent wire are one',
      [leaning('DW', 'AFP'), leaning('BBC', 'AFP')],
      ['DW'],
    ],
    [
      'outlets that lean on different silent wires are two',
      [leaning('DW', 'AFP'), leaning('BBC', 'TASS')],
      ['DW', 'BBC'],
    ],
    [
      'an outlet that leans on both joins them to one',
      [leaning('DW', 'AFP'), leaning('BBC', 'TASS'), leaning('NZZ', 'AFP', 'TASS')],
      ['DW'],
    ],
    [
      'a round-up that credits four wires is one source at most',
      [leaning('DW', 'AFP', 'dpa', 'AP', 'TASS')],
      ['DW'],
    ],
    ['wires that lean on each other are one', [leaning('AFP', 'dpa'), leaning('dpa', 'AFP')], ['AFP']],
    ['what is held or withdrawn does not count', [by('AFP', { status: 'held' }), by('dpa')], ['dpa']],
    [
      'who leans on what is withdrawn stands on nothing',
      [by('AFP', { status: 'withdrawn' }), leaning('DW', 'AFP')],
      [],
    ],
    [
      'who leans on another wire as well still counts',
      [by('AFP', { status: 'withdrawn' }), leaning('DW', 'AFP', 'TASS')],
      ['DW'],
    ],
    ['a notice is no report', [by('AFP'), by('dpa', { notice: true })], ['AFP']],
  ])('%s', (_name, reports, expected) => {
    expect(wires(reports)).toEqual(expected);
  });

  it('takes a copy, and the copy of a copy, for no source', () => {
    const original = by('AFP');
    const copy = by('DW', { copyOf: original.storyId });
    expect(wires([original, copy, by('BBC', { copyOf: copy.storyId })])).toEqual(['AFP']);
  });

  it('takes copies of one text from outside the thread for one', () => {
    expect(wires([by('DW', { copyOf: 'elsewhere' }), by('BBC', { copyOf: 'elsewhere' })])).toEqual(['DW']);
  });

  it('withdraws copies with their original', () => {
    const original = by('AFP', { status: 'withdrawn' });
    const reports = [original, by('DW', { copyOf: original.storyId }), by('dpa')];
    expect(wires(reports)).toEqual(['dpa']);
    expect(standingReports(reports).map(({ reporter }) => reporter)).toEqual(['dpa']);
    expect(wiresOf(reports)).toEqual(['AFP', 'DW', 'dpa']);
  });
});

describe('the word of confidence', () => {
  const withdrawn = by('AFP', { status: 'withdrawn' });
  it.each<[string, ThreadReport[], number]>([
    ['one wire', [by('AFP')], 1],
    ['two wires', [by('AFP'), by('dpa')], 1],
    ['several wires', [by('AFP'), by('dpa'), by('AP')], 1],
    ['unconfirmed', [by('AFP')], 2],
    ['two wires', [by('AFP'), by('dpa')], 2],
    ['unconfirmed', [by('AFP', { status: 'held' })], 1],
    ['one withdrew', [withdrawn, by('dpa')], 1],
    ['one wire', [withdrawn, by('AFP')], 1],
    ['withdrawn', [withdrawn], 1],
  ])('%s', (word, reports, needed) => {
    expect(confidenceOf(reports, needed)).toBe(word);
  });
});
