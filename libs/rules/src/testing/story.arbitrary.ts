import type { StoryText } from '@app/contracts';
import { KINDS, PRIORITIES } from '@app/contracts';
import fc from 'fast-check';
import { WORDS } from './rule.arbitrary.js';

const text = (longest: number) =>
  fc.array(fc.constantFrom(...WORDS, 'x', 'y,'), { maxLength: longest }).map((words) => words.join(' '));

/** Stories over the words of generated rules. */
export const story: fc.Arbitrary<StoryText> = fc.record({
  title: text(6),
  summary: text(8),
  body: text(60),
  source: fc.constantFrom('dw', 'tass'),
  wires: fc.subarray(['reuters', 'ap', 'dpa']),
  categories: fc.subarray(['World News', 'Sport']),
  author: fc.constantFrom('', 'Jane-Ann Roe', 'JaneAnn Roe'),
  url: fc.constantFrom('', 'https://www.dw.com/en/a-1', 'https://tass.com/1'),
  priority: fc.constantFrom(...PRIORITIES),
  kind: fc.constantFrom(...KINDS),
  language: fc.constantFrom('', 'en', 'fr', 'ru', 'pt-BR'),
});
