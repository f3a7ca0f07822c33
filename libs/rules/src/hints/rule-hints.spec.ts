import { hintsOf } from './rule-hints.js';

/** Hints as `written>meant`. */
const hints = (rule: string) =>
  hintsOf(rule).map(({ start, end, replacement }) => `${rule.slice(start, end)}>${replacement}`);

describe('hints for the editor', () => {
  it.each([
    ['or between words', 'truce or ceasefire', ['or>OR']],
    ['and between a phrase and brackets', '"a b" and (c d)', ['and>AND']],
    ['not before a word', 'Libya not oil', ['not>NOT']],
    ['near with a number', 'Haftar near/8 Moscow', ['near/8>NEAR/8']],
    ['a capital at the beginning', 'Truce Or ceasefire', ['Or>OR']],
    ['a minus behind a colon', 'a title:-b lang:-en', ['title:->-title:', 'lang:->-lang:']],
    ['none inside quotes', '"truce or ceasefire"', []],
    ['none at the ends', 'or a', []],
    ['none for operators', 'a OR b', []],
    ['none for an exact form', 'a =or b', []],
  ])('%s', (_, rule, expected) => {
    expect(hints(rule)).toEqual(expected);
  });

  it('ask whether the operator was meant', () => {
    expect(hintsOf('a or b')).toEqual([
      { start: 2, end: 4, message: 'Did you mean OR? Operators are upper-case.', replacement: 'OR' },
    ]);
  });
});
