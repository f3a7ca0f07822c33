import fc from 'fast-check';

/** Few words, so that rules and stories meet: plain, inflected, compound, abbreviated, accented, unspaced. */
export const WORDS = [
  'oil',
  'oils',
  'gas',
  'truce',
  'truces',
  'cease-fire',
  'ceasefire',
  'cease',
  'fire',
  'U.S.',
  'us',
  'AT&T',
  'café',
  'Cafe',
  "l'accord",
  'accords',
  '12:30',
  '1,200',
  '3.5',
  'and',
  '停火',
  '停',
  'война',
  'войны',
] as const;

const word = fc.constantFrom(...WORDS);
const phrase = fc.array(word, { minLength: 1, maxLength: 3 }).map((words) => `"${words.join(' ')}"`);
const leaf = fc.oneof(
  { weight: 6, arbitrary: word },
  { weight: 2, arbitrary: phrase },
  { weight: 1, arbitrary: word.map((text) => `=${text}`) },
  { weight: 1, arbitrary: fc.constantFrom('tru*', 'cease-fi*', 'acc*', 'вой*') },
  { weight: 1, arbitrary: fc.constantFrom('@names', '@pairs') },
);
const meta = fc.constantFrom(
  'source:dw',
  'wire:(reuters OR "ap")',
  'lang:en',
  'lang:pt',
  'site:dw.com',
  'category:"World News"',
  'author:Jane-Ann',
  'priority:urgent',
  'kind:update',
);
const field = fc.constantFrom('title:', 'summary:', 'body:', 'lead:');

/** The term lists that generated rules name. */
export const LISTS: ReadonlyMap<string, readonly string[]> = new Map([
  ['names', ['oil', '"truce accords"', 'cease-fire']],
  ['pairs', ['oil NEAR/2 gas', 'fire']],
]);

/** Rules without faults over {@link WORDS}, with every operator of the language. */
export const ruleText: fc.Arbitrary<string> = fc.letrec<{
  near: string;
  nearSide: string;
  primary: string;
  negated: string;
  and: string;
  or: string;
}>((tie) => ({
  nearSide: fc.oneof(
    { maxDepth: 3, withCrossShrink: true },
    leaf,
    fc.tuple(leaf, leaf).map(([a, b]) => `(${a} OR ${b})`),
    tie('near').map((near) => `(${near})`),
  ),
  near: fc
    .tuple(tie('nearSide'), fc.constantFrom('NEAR', 'NEAR/1', 'NEAR/3', 'ONEAR/2', 'ONEAR'), tie('nearSide'))
    .map((parts) => parts.join(' ')),
  primary: fc.oneof(
    { maxDepth: 3, withCrossShrink: true },
    leaf,
    meta,
    fc.tuple(field, leaf).map((parts) => parts.join('')),
    tie('near'),
    tie('or').map((rule) => `(${rule})`),
    fc.tuple(field, tie('or')).map(([name, rule]) => `${name}(${rule})`),
  ),
  negated: fc.tuple(fc.constantFrom('-', 'NOT '), tie('primary')).map(([sign, rule]) => `${sign}(${rule})`),
  and: fc
    .tuple(
      tie('primary'),
      fc.array(fc.oneof(tie('primary'), tie('negated')), { maxLength: 2 }),
      fc.constantFrom(' ', ' AND '),
    )
    .map(([first, others, operator]) => [first, ...others].join(operator)),
  or: fc.array(tie('and'), { minLength: 1, maxLength: 2 }).map((sides) => sides.join(' OR ')),
})).or;
