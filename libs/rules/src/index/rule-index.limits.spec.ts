import type { StoryText } from '@app/contracts';
import { cutStory } from '../evaluate/cut-story.js';
import { evaluate } from '../evaluate/evaluate.js';
import { marksOf } from '../evaluate/marks.js';
import { readRule } from '../read-rule.js';
import { RuleIndex } from './rule-index.js';

const STORY: StoryText = {
  title: '',
  summary: '',
  body: '',
  language: 'en',
  source: 'dw',
  wires: ['ap'],
  categories: [],
  author: '',
  url: '',
  priority: 'regular',
  kind: 'new',
};

const words = (count: number, prefix = 'w') => Array.from({ length: count }, (_, n) => `${prefix}${n}x`);

function indexOf(rules: Readonly<Record<string, string>>): RuleIndex {
  const index = new RuleIndex();
  for (const [id, rule] of Object.entries(rules)) {
    const { plan, faults } = readRule(rule, new Map());
    if (plan === null) throw new Error(`${id}: ${faults[0]!.message}`);
    index.add(id, plan);
  }
  return index;
}

const found = (index: RuleIndex, story: Partial<StoryText>) => index.match({ ...STORY, ...story }).sort();

describe('RuleIndex with rules that have no rare word', () => {
  it('finds rules of metadata alone', () => {
    const index = indexOf({
      a: 'source:dw',
      b: 'wire:ap -source:bbc',
      c: 'source:bbc',
      d: 'lang:en wire:ap',
    });
    expect(found(index, {})).toEqual(['a', 'b', 'd']);
  });

  it('finds prefixes alone, and exact forms', () => {
    const index = indexOf({ a: 'ceas*', b: '=US', c: '=us', d: 'cease*' });
    expect(found(index, { title: 'Ceasing: tell the U.S. more' })).toEqual(['a', 'b']);
  });

  it('finds any of thousands of words once', () => {
    const index = indexOf({ a: words(2000).join(' OR ') });
    expect(found(index, { body: words(2000).join(' ') })).toEqual(['a']);
    expect(found(index, { title: 'w1999x' })).toEqual(['a']);
    expect(found(index, { title: 'w2000x' })).toEqual([]);
  });

  it('keeps rules apart that share their rarest word', () => {
    const many = Object.fromEntries(words(3000).map((word) => [word, `rare ${word} -not${word}`]));
    const index = indexOf(many);
    expect(found(index, { body: 'rare w7x w8x notw8x' })).toEqual(['w7x']);
  });

  it('holds one plan for many owners', () => {
    const index = indexOf({ a: 'oil gas', b: 'gas AND oil', c: '(GAS) oil oil', d: 'oil' });
    expect(index.stats).toMatchObject({ rules: 4, plans: 2 });
    index.remove('a');
    expect(found(index, { title: 'oil gas' })).toEqual(['b', 'c', 'd']);
    index.remove('c');
    index.remove('b');
    expect(index.stats).toMatchObject({ rules: 1, plans: 1 });
    expect(found(index, { title: 'oil gas' })).toEqual(['d']);
  });

  it('finds the same whether it was made ready for a language or not', () => {
    const index = indexOf({ a: 'truces', b: 'markets', c: 'ceasefires' });
    expect(index.prepare('fr-FR', 2)).toBe(false);
    expect(index.prepare('en', 2)).toBe(false);
    expect(index.prepare('en', 2)).toBe(true);
    expect(index.prepare('', 2)).toBe(true);
    index.remove('c');
    expect(found(index, { title: 'A truce: the market and a ceasefire' })).toEqual(['a', 'b']);
    expect(found(index, { title: 'Le truce', language: 'fr' })).toEqual(['a']);
  });

  it('forgets all of a rule that is removed', () => {
    const index = indexOf({
      a: 'one "two three four" title:five six* NEAR/3 =Seven',
      b: 'wire:ap author:"Jane Roe" x',
    });
    const empty = new RuleIndex().stats;
    index.remove('a');
    index.remove('b');
    expect(index.stats).toEqual(empty);
    expect(index.remove('a')).toBe(false);
  });
});

describe('RuleIndex with rules and texts at the limits', () => {
  it.each([
    ['all of 2,000 words', words(2000).join(' ')],
    ['a phrase of 2,000 words', `"${words(2000).join(' ')}"`],
    ['a chain of NEAR', words(1000).join(' NEAR/50 ')],
    [
      'hundreds of alternatives together',
      words(600)
        .map((word) => `(${word} OR a${word} OR b${word})`)
        .join(' '),
    ],
    [
      'one word and no 1,900 others',
      `w0x ${words(1900, 'not')
        .map((word) => `-${word}`)
        .join(' ')}`,
    ],
    ['a word of 19,999 letters', 'x'.repeat(19_999)],
  ])('finds %s', (_, rule) => {
    const index = indexOf({ a: rule });
    expect(found(index, { body: `${words(2000).join(' ')} ${'x'.repeat(19_999)}` })).toEqual(['a']);
    expect(found(index, { body: words(1).join(' ').slice(1) })).toEqual([]);
  });

  it('follows chains of NEAR through a text that only repeats itself', () => {
    const index = indexOf({ a: Array(500).fill('a NEAR/50 b').join(' NEAR/50 ') });
    expect(found(index, { body: 'a b '.repeat(10_000) })).toEqual(['a']);
  });

  it.each([
    ['a chain of NEAR', 'a NEAR/50 b NEAR/50 c NEAR/1 d', `${'a b c '.repeat(6_000)}d`, true],
    ['a chain that just fails', 'a NEAR/50 b NEAR/50 c NEAR/1 d', `${'a b c '.repeat(6_000)}x d`, false],
    [
      'a chain in one order',
      'a ONEAR/50 b ONEAR/50 c ONEAR/50 a ONEAR/3 d',
      `d ${'a b c '.repeat(6_000)}d`,
      true,
    ],
    ['pairs near pairs', '(a NEAR/9 b) NEAR/50 (c NEAR/9 a) NEAR/1 d', `${'a b c '.repeat(6_000)}d`, true],
    ['a phrase', '"a a a a b"', `${'a '.repeat(20_000)}b`, true],
    ['a phrase that just fails', '"a a a a b"', `${'a '.repeat(20_000)}x b`, false],
  ])('finds what %s asks for at the end of a text that repeats its words', (_, rule, body, expected) => {
    const { plan } = readRule(rule, new Map());
    expect(found(indexOf({ a: rule }), { body })).toEqual(expected ? ['a'] : []);
    expect(evaluate(plan!, cutStory({ ...STORY, body }))).toBe(expected);
    const marked = marksOf(plan!, cutStory({ ...STORY, body })).body ?? [];
    expect(marked[marked.length - 1]?.end).toBe(expected ? body.length : undefined);
  });

  it.each([
    ['Latin', 'a- '],
    ['a compound without end', 'a-'],
    ['marks', 'e\u0301'],
    ['Thai', 'หยุดยิงในลิเบีย'],
    ['Han', '利比亚停火协议'],
    ['apostrophes', "a'"],
    ['abbreviations', 'a.'],
  ])('reads a megabyte of %s', (_, text) => {
    const index = indexOf({ a: 'first', b: 'a' });
    expect(found(index, { title: 'first', body: text.repeat(1_000_000 / text.length) })).toContain('a');
  });
});
