import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { cutStory, evaluate, parseRule, readRule } from '@app/rules';
import { candidate } from '../support/story-fixtures.js';

const page = readFileSync(resolve(__dirname, '../../docs/rules.md'), 'utf8');
/** The rows of every table with this many columns; each cell as the pieces of code in it. */
const rows = (columns: number) =>
  page
    .split('\n')
    .filter((line) => line.startsWith('|') && line.split('|').length === columns + 2)
    .map((line) => line.split('|').slice(1, -1))
    .map((cells) => cells.map((cell) => Array.from(cell.matchAll(/`([^`]+)`/g), (match) => match[1]!)));

function matches(rule: string, text: string): boolean {
  const [title = '', body = ''] = text.split(' ¶ ');
  const { plan } = readRule(rule, new Map());
  return evaluate(plan!, cutStory(candidate('a', { title, body, language: 'en' }).text));
}

describe('the page for rule writers', () => {
  const examples = rows(4).flatMap(([rule, , found, left]) => [
    ...found!.map((text) => [rule![0]!, 'finds', text] as const),
    ...left!.map((text) => [rule![0]!, 'leaves', text] as const),
  ]);
  it.each(examples)('%s %s %s', (rule, verb, text) => {
    expect(matches(rule, text)).toBe(verb === 'finds');
  });

  const known = rows(2).flatMap(([rules]) => rules!);
  it.each(known)('has no fault in %s', (rule) => {
    expect(parseRule(rule).faults).toEqual([]);
  });

  const refused = rows(3).flatMap(([code, rules]) => rules!.map((rule) => [code![0]!, rule] as const));
  it.each(refused)('is right about %s: %s', (code, rule) => {
    expect(parseRule(rule).faults.map((fault) => fault.code)).toEqual([code]);
  });

  it('shows something of each kind', () => {
    expect([examples.length, known.length, refused.length].every((count) => count > 8)).toBe(true);
  });
});
