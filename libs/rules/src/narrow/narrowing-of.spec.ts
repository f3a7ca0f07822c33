import type { Narrowing, StoryText } from '@app/contracts';
import { primaryLanguage } from '@app/text';
import fc from 'fast-check';
import { cutStory, indexWordsOf } from '../evaluate/cut-story.js';
import type { CutStory } from '../evaluate/cut-story.js';
import { evaluate } from '../evaluate/evaluate.js';
import { foldValue } from '../fold-value.js';
import { readRule } from '../read-rule.js';
import { LISTS, ruleText } from '../testing/rule.arbitrary.js';
import { story as anyStory } from '../testing/story.arbitrary.js';
import { narrowingOf } from './narrowing-of.js';

const narrowing = (rule: string) => narrowingOf(readRule(rule, LISTS).plan!);

/** What the database does with a narrowing. */
function lets(narrowing: Narrowing, story: StoryText, cut: CutStory): boolean {
  switch (narrowing.kind) {
    case 'all':
      return true;
    case 'word':
      return indexWordsOf(cut).some((word) =>
        narrowing.any.some((wanted) => (narrowing.prefix ? word.startsWith(wanted) : word === wanted)),
      );
    case 'source':
      return narrowing.any.includes(foldValue(story.source));
    case 'wire':
      return story.wires.some((wire) => narrowing.any.includes(foldValue(wire)));
    case 'language':
      return narrowing.any.some((code) => primaryLanguage(code) === primaryLanguage(story.language ?? ''));
    case 'and':
      return narrowing.of.every((part) => lets(part, story, cut));
    case 'or':
      return narrowing.of.some((part) => lets(part, story, cut));
  }
}

describe('the narrowing of a rule', () => {
  it.each([
    ['a quoted word: its folded form', '"Café"', { kind: 'word', any: ['cafe'], prefix: false }],
    ['a prefix', 'ceas*', { kind: 'word', any: ['ceas'], prefix: true }],
    ['sources, wires and languages', 'source:dw', { kind: 'source', any: ['dw'] }],
    ['alternatives of words as one', '"a" OR "b"', { kind: 'word', any: ['a', 'b'], prefix: false }],
    ['nothing for what must not be there', '"a" -b', { kind: 'word', any: ['a'], prefix: false }],
    ['nothing for other metadata', 'priority:urgent', { kind: 'all' }],
    [
      'nothing for very many alternatives',
      Array.from({ length: 201 }, (_, i) => `w${i}`).join(' OR '),
      { kind: 'all' },
    ],
    ['nothing where one side of OR gives nothing', '"a" OR site:dw.com', { kind: 'all' }],
  ])('is for %s', (_, rule, expected) => {
    expect(narrowing(rule)).toEqual(expected);
  });

  it('asks for a plain word by its stems in every language', () => {
    expect(narrowing('elections')).toMatchObject({
      kind: 'word',
      any: expect.arrayContaining(['elections', 'elect']),
    });
  });

  it('never lets too few through', () => {
    fc.assert(
      fc.property(ruleText, anyStory, (rule, story) => {
        const { plan } = readRule(rule, LISTS);
        fc.pre(plan !== null);
        const cut = cutStory(story);
        fc.pre(evaluate(plan, cut));
        expect(lets(narrowingOf(plan), story, cut)).toBe(true);
      }),
      { numRuns: 1000 },
    );
  });
});
