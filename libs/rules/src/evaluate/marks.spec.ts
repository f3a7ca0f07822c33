import type { StoryText } from '@app/contracts';
import { TEXT_FIELDS } from '@app/contracts';
import fc from 'fast-check';
import { readRule } from '../read-rule.js';
import { LISTS, ruleText } from '../testing/rule.arbitrary.js';
import { story as anyStory } from '../testing/story.arbitrary.js';
import { storyText } from '../testing/story-text.fixture.js';
import { cutStory } from './cut-story.js';
import { evaluate } from './evaluate.js';
import { marksOf } from './marks.js';

/** What is marked, as the reader sees it. */
function marked(rule: string, given: Partial<StoryText>): Record<string, string[]> {
  const story = storyText({ language: 'en', ...given });
  const marks = marksOf(readRule(rule, LISTS).plan!, cutStory(story));
  return Object.fromEntries(
    TEXT_FIELDS.filter((field) => marks[field] !== undefined).map((field) => [
      field,
      marks[field]!.map(({ start, end }) => story[field].slice(start, end)),
    ]),
  );
}

describe('the marks of a match', () => {
  it.each([
    [
      'a word wherever it stands',
      'truce',
      { title: 'Truces', body: 'a truce, the truce' },
      { title: ['Truces'], body: ['truce', 'truce'] },
    ],
    [
      'the form as it stands in the text',
      'Libya US',
      { title: 'Libya’s talks with the U.S.' },
      { title: ['Libya', 'U.S'] },
    ],
    [
      'a phrase as one span',
      '"permanent truce"',
      { title: 'truce: a permanent  truce' },
      { title: ['permanent  truce'] },
    ],
    [
      'a compound as one span',
      'cease-fire',
      { title: 'cease-fire, cease fire, ceasefires' },
      { title: ['cease-fire', 'cease fire', 'ceasefires'] },
    ],
    ['the sides of OR that are there', 'truce OR oil OR "a b"', { title: 'oil a' }, { title: ['oil'] }],
    ['no side of OR that fails as a whole', 'oil OR (truce gas)', { title: 'oil truce' }, { title: ['oil'] }],
    ['nothing for NOT', 'truce -oil', { title: 'truce gas' }, { title: ['truce'] }],
    [
      'only what is near',
      'Haftar NEAR/2 Moscow',
      { title: 'Haftar Haftar x Moscow, x x x Moscow' },
      { title: ['Haftar', 'Moscow'] },
    ],
    ['each word of a chain', 'a NEAR/2 b NEAR/2 c', { title: 'c x x a b c' }, { title: ['a', 'b', 'c'] }],
    ['a prefix as the whole word', 'tru*', { title: 'truthful' }, { title: ['truthful'] }],
    ['only in the field', 'title:truce', { title: 'truce', body: 'truce' }, { title: ['truce'] }],
    ['only in the lead', 'lead:truce', { body: `truce ${'x '.repeat(60)} truce` }, { body: ['truce'] }],
    ['what overlaps as one', '"a b" OR "b c"', { title: 'a b c' }, { title: ['a b c'] }],
    ['entries of a list', '@names', { title: 'cease-fire' }, { title: ['cease-fire'] }],
    ['nothing for metadata', 'lang:en', { title: 'x' }, {}],
    ['nothing where the story does not match', 'truce oil', { title: 'truce' }, {}],
    ['offsets in UTF-16', 'truce', { title: '😀 a truce' }, { title: ['truce'] }],
  ])('%s', (_, rule, story, expected) => {
    expect(marked(rule, story)).toEqual(expected);
  });

  it('are found however often and deep the same word is asked for', () => {
    const rule = '(a OR b '.repeat(64) + 'c' + ')'.repeat(64);
    const story = cutStory(storyText({ body: 'a b c '.repeat(5_000) }));
    expect(marksOf(readRule(rule, LISTS).plan!, story).body).toHaveLength(15_000);
  });

  it('of a NEAR over very common words are those of the first thousand places', () => {
    const chain = `a${' NEAR/50 b NEAR/50 a'.repeat(20)}`;
    const story = cutStory(storyText({ body: 'a b '.repeat(5_000) }));
    const { body } = marksOf(readRule(chain, LISTS).plan!, story);
    expect(body?.length).toBeGreaterThan(20);
    expect(body?.length).toBeLessThan(2_100);
  });

  it.each([
    ['groups in a chain of NEAR', Array(200).fill('(a OR b OR c)').join(' NEAR/50 ')],
    ['a long phrase', `"${'a b c '.repeat(600)}"`],
    ['hundreds of NEAR beside each other', Array(800).fill('a NEAR/40 b').join(' OR ')],
  ])('are found for %s in a text that repeats its words', (_, rule) => {
    const story = cutStory(storyText({ language: 'en', body: 'a b c '.repeat(5_000) }));
    const { plan } = readRule(rule, LISTS);
    expect(evaluate(plan!, story)).toBe(true);
    expect(marksOf(plan!, story).body![0]!.start).toBe(0);
  });

  it('lie in the text, in order and apart, and only where the story matches', () => {
    fc.assert(
      fc.property(ruleText, anyStory, (rule, story) => {
        const { plan } = readRule(rule, LISTS);
        fc.pre(plan !== null);
        const cut = cutStory(story);
        const marks = marksOf(plan, cut);
        if (!evaluate(plan, cut)) expect(marks).toEqual({});
        for (const field of TEXT_FIELDS) {
          let last = 0;
          for (const { start, end } of marks[field] ?? []) {
            expect(start).toBeGreaterThanOrEqual(last);
            expect(end).toBeGreaterThan(start);
            expect(end).toBeLessThanOrEqual(story[field].length);
            last = end;
          }
        }
      }),
      { numRuns: 1000 },
    );
  });
});
