import fc from 'fast-check';
import type { Query } from '../query.js';
import { parseRule } from '../read/parse-rule.js';
import { LISTS, ruleText } from '../testing/rule.arbitrary.js';

/** The tree without places in the text. */
const shape = (query: Query | null): unknown =>
  JSON.parse(
    JSON.stringify(query, (key, value: unknown) =>
      ['start', 'end', 'words'].includes(key) ? undefined : value,
    ),
  );
const parse = (rule: string) => parseRule(rule, { lists: LISTS });

describe('printing a rule', () => {
  it('gives the same rule when it is read again', () => {
    fc.assert(
      fc.property(ruleText, (rule) => {
        const read = parse(rule);
        const again = parse(read.canonical);
        expect(again.faults).toEqual(read.faults);
        expect(shape(again.query)).toEqual(shape(read.query));
        expect(again.canonical).toBe(read.canonical);
      }),
      { numRuns: 500 },
    );
  });

  it('gives the same rule for whatever can be typed', () => {
    const typed = fc.array(
      fc.oneof(
        fc.constantFrom(
          ...'()"“*-–:=@/,.& ',
          ' OR ',
          ' AND ',
          ' NOT ',
          ' NEAR/2 ',
          'title:',
          'lang:',
          'a',
          'bcd',
          '停',
        ),
        fc.string({ unit: 'binary', maxLength: 2 }),
      ),
      { maxLength: 12 },
    );
    fc.assert(
      fc.property(typed, (pieces) => {
        const read = parse(pieces.join(''));
        if (read.query === null) {
          expect(read.faults).not.toEqual([]);
        } else {
          const again = parse(read.canonical);
          expect(shape(again.query)).toEqual(shape(read.query));
          expect(again.canonical).toBe(read.canonical);
        }
      }),
      { numRuns: 3000 },
    );
  });

  it('leaves out brackets and AND where the full form would be too deep', () => {
    const rule = '(a OR b '.repeat(64) + 'c' + ')'.repeat(64);
    const { canonical, query } = parse(rule);
    expect(canonical).toContain('a OR b (a OR b (');
    expect(shape(parse(canonical).query)).toEqual(shape(query));
  });

  it('leaves them out where it would be too long', () => {
    const rule = Array.from({ length: 1999 }, (_, index) => `-word${index + 1000}`).join(' ') + ' x';
    const { canonical, query } = parse(rule);
    expect(canonical).toBe(rule);
    expect(shape(parse(canonical).query)).toEqual(shape(query));
  });
});
