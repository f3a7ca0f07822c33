import type { StoryText } from '@app/contracts';
import { cutWords } from '@app/text';
import * as fc from 'fast-check';
import { cutStory } from '../evaluate/cut-story.js';
import { evaluate } from '../evaluate/evaluate.js';
import type { Plan, PlanField, PlanWord } from '../plan.js';
import { RuleIndex } from './rule-index.js';

/** Few words that resemble each other, so that what is generated often matches. */
const WORDS = [
  ...[
    'oil',
    'Oil',
    'OIL',
    'oils',
    'gas',
    'cease',
    'fire',
    'ceasefire',
    'ceasefires',
    'Cease-Fire',
    'us',
    'US',
  ],
  ...[
    's',
    'U.S.',
    'U.N.-led',
    'boss’s',
    "Libya's",
    'libya',
    "l'accord",
    'accord',
    "O'Brien",
    '1,200',
    '1200',
    '3.5',
    '35',
  ],
  ...['café', 'cafe\u0301', 'Café', 'cafe', 'élection', 'élections', 'elections', 'Straße', 'STRASSE', 'ﬁre'],
  ...[
    'война',
    'Войны',
    'й',
    'ёлка',
    '停火',
    '停',
    '火',
    'データ',
    'ｶﾞ',
    'ไทย',
    'หยุดยิง',
    'إتّفاق',
    'اتفاق',
    'हिन्दी',
  ],
  ...[
    'AT&T',
    'att',
    'R&D',
    'well-to-do',
    'to',
    'do',
    'a-a',
    'a',
    'aa',
    '😀',
    'x😀y',
    '½',
    '…',
    'so\u00adft',
    '𠮷',
  ],
];
const SEPARATORS = [
  ' ',
  ' ',
  ' ',
  ' ',
  '\n',
  ', ',
  '. ',
  '-',
  "'",
  '’',
  '.',
  ',',
  '&',
  '/',
  ' — ',
  '"',
  '…',
  '\u00a0',
  '，',
  '',
];

const word = fc.constantFrom(...WORDS);
const text = fc
  .array(fc.tuple(word, fc.constantFrom(...SEPARATORS)), { maxLength: 14 })
  .map((pairs) => pairs.flat().join(''));

const story: fc.Arbitrary<StoryText> = fc.record(
  {
    title: text,
    summary: text,
    body: fc.oneof(
      text,
      fc.tuple(text, text, text, text, text, text).map((texts) => texts.join(' ')),
    ),
    language: fc.constantFrom('', 'en', 'fr-FR', 'ru', 'de', 'ar', 'xx'),
    source: fc.constantFrom('dw', 'bbc', 'Le Monde'),
    wires: fc.subarray(['reuters', 'ap', 'afp']),
    categories: fc.subarray(['Politics', 'Énergie']),
    author: fc.constantFrom('', 'By Jane Roe in Tunis', 'Jean-Luc Roe'),
    url: fc.constantFrom('', 'https://www.dw.com/en/1', 'http://dw.com.evil.example/'),
    priority: fc.constantFrom('flash', 'bulletin', 'urgent', 'regular', 'deferred'),
    kind: fc.constantFrom('new', 'correction', 'kill'),
  },
  {
    requiredKeys: [
      'title',
      'summary',
      'body',
      'source',
      'wires',
      'categories',
      'author',
      'url',
      'priority',
      'kind',
    ],
  },
);

const cut = fc.constantFrom(...WORDS.flatMap(cutWords));
const planWord: fc.Arbitrary<PlanWord> = fc.oneof(
  { weight: 4, arbitrary: cut.map(({ folded, marked }) => ({ kind: 'inflected' as const, folded, marked })) },
  { weight: 4, arbitrary: cut.map(({ folded }) => ({ kind: 'literal' as const, folded })) },
  { weight: 1, arbitrary: cut.map(({ exact, folded }) => ({ kind: 'exact' as const, exact, folded })) },
  {
    weight: 1,
    arbitrary: cut.map(({ folded }) => ({ kind: 'prefix' as const, folded: folded.slice(0, 3) })),
  },
);
const planField = fc.constantFrom<PlanField>('any', 'any', 'any', 'title', 'summary', 'body', 'lead');
const textPlan: fc.Arbitrary<Plan> = fc.record({
  kind: fc.constant('text' as const),
  field: planField,
  words: fc.oneof(
    { weight: 3, arbitrary: fc.tuple(planWord) },
    { weight: 2, arbitrary: fc.tuple(planWord, planWord) },
    { weight: 1, arbitrary: fc.array(planWord, { maxLength: 4 }) },
  ),
});
const metaPlan: fc.Arbitrary<Plan> = fc.record({
  kind: fc.constant('meta' as const),
  test: fc.oneof(
    fc.constantFrom(
      { field: 'source', value: 'dw' } as const,
      { field: 'source', value: 'le monde' } as const,
      { field: 'wire', value: 'ap' } as const,
      { field: 'site', value: 'dw.com' } as const,
      { field: 'lang', value: 'fr' } as const,
      { field: 'lang', value: 'fr-fr' } as const,
      { field: 'category', value: 'energie' } as const,
      { field: 'priority', value: 'urgent' } as const,
      { field: 'kind', value: 'kill' } as const,
    ),
    fc.record({
      field: fc.constant('author' as const),
      words: fc.constantFrom(['jane', 'roe'], ['roe'], ['jean', 'luc', 'roe'], ['jeanluc', 'roe'], []),
    }),
  ),
});
const { plan } = fc.letrec<{ placed: Plan; plan: Plan }>((tie) => ({
  placed: fc.oneof(
    { maxDepth: 3 },
    { weight: 4, arbitrary: textPlan },
    {
      weight: 2,
      arbitrary: fc.record({
        kind: fc.constant('near' as const),
        left: tie('placed'),
        right: tie('placed'),
        distance: fc.constantFrom(1, 2, 5, 50),
        ordered: fc.boolean(),
      }),
    },
    {
      weight: 1,
      arbitrary: fc.record({
        kind: fc.constant('or' as const),
        of: fc.array(tie('placed'), { minLength: 1, maxLength: 3 }),
      }),
    },
  ),
  plan: fc.oneof(
    { maxDepth: 4 },
    { weight: 3, arbitrary: textPlan },
    { weight: 1, arbitrary: tie('placed') },
    { weight: 1, arbitrary: metaPlan },
    {
      weight: 3,
      arbitrary: fc.record({
        kind: fc.constant('and' as const),
        of: fc.array(tie('plan'), { maxLength: 4 }),
      }),
    },
    {
      weight: 2,
      arbitrary: fc.record({ kind: fc.constant('or' as const), of: fc.array(tie('plan'), { maxLength: 4 }) }),
    },
    { weight: 1, arbitrary: fc.record({ kind: fc.constant('not' as const), of: tie('plan') }) },
  ),
}));

/** Ids of the plans that hold when each is evaluated by itself. */
function plainly(plans: ReadonlyMap<string, Plan>, told: StoryText): string[] {
  const whole = cutStory(told);
  return [...plans].filter(([, each]) => evaluate(each, whole)).map(([id]) => id);
}

describe('RuleIndex', () => {
  it('finds what evaluating every rule finds, while rules come and go', () => {
    const step = fc.oneof(
      { weight: 2, arbitrary: fc.record({ kind: fc.constant('match' as const), story }) },
      { weight: 3, arbitrary: fc.record({ kind: fc.constant('add' as const), id: fc.nat(30), plan }) },
      { weight: 1, arbitrary: fc.record({ kind: fc.constant('remove' as const), id: fc.nat(30) }) },
    );
    fc.assert(
      fc.property(
        fc.array(plan, { maxLength: 20 }),
        fc.array(step, { minLength: 10, maxLength: 60 }),
        (first, steps) => {
          const index = new RuleIndex();
          const plans = new Map<string, Plan>();
          const add = (id: string, added: Plan) => {
            index.add(id, added);
            plans.set(id, added);
          };
          first.forEach((added, id) => add(`first-${id}`, added));
          for (const taken of steps) {
            if (taken.kind === 'add') add(`${taken.id}`, taken.plan);
            else if (taken.kind === 'match') {
              expect(index.match(taken.story).sort()).toEqual(plainly(plans, taken.story).sort());
            } else {
              expect(index.remove(`${taken.id}`)).toBe(plans.delete(`${taken.id}`));
            }
          }
          expect(index.size).toBe(plans.size);
        },
      ),
      { numRuns: 100 },
    );
  });
});
