import { readFileSync } from 'node:fs';
import type { StoryText } from '@app/contracts';
import { cutStory, evaluate, readRule } from '@app/rules';
import { sharedData } from '../support/shared-data.js';

interface Case {
  readonly rule: string;
  readonly story?: Partial<StoryText>;
  readonly match?: boolean;
  readonly errors?: readonly string[];
}

const DEFAULTS: StoryText = {
  title: '',
  summary: '',
  body: '',
  source: '',
  wires: [],
  categories: [],
  author: '',
  url: '',
  priority: 'regular',
  kind: 'new',
};

const path = sharedData('..', 'rule-cases.jsonl');
const cases =
  path === null
    ? []
    : readFileSync(path, 'utf8')
        .split('\n')
        .filter((line) => line !== '')
        .map((line, index) => ({ line: index + 1, ...(JSON.parse(line) as Case) }));

describe('the cases of the rule language', () => {
  if (path === null) it.skip('are skipped: rule-cases.jsonl is not here', () => undefined);

  it.each(cases.map((given) => [given.line, given.rule.slice(0, 60), given] as const))(
    'holds line %i: %s',
    (_line, _rule, { rule, story, match, errors = [] }) => {
      const { plan, faults } = readRule(rule, new Map());
      expect(faults.map(({ code }) => code)).toEqual(errors);
      if (story !== undefined && plan !== null) {
        expect(evaluate(plan, cutStory({ ...DEFAULTS, ...story }))).toBe(match);
      }
    },
  );
});
