import { parseRule } from './parse-rule.js';

const LISTS = new Map([
  ['haftar', ['Haftar', 'Hafter', '"Khalifa Haftar"', 'حفتر']],
  ['titles', ['title:truce']],
  ['both', ['oil AND gas']],
  ['nested', ['@haftar']],
  ['broken', ['truce', 'ab*']],
  ['none', []],
]);

const canonical = (rule: string) => parseRule(rule, { lists: LISTS }).canonical;
/** Faults as `code@start-end`. */
const faults = (rule: string) =>
  parseRule(rule, { lists: LISTS }).faults.map(({ code, start, end }) => `${code}@${start}-${end}`);
const hint = (rule: string) => parseRule(rule, { lists: LISTS }).faults.map((fault) => fault.hint)[0];

describe('reading a rule', () => {
  it.each([
    ['words side by side are AND', 'Libya ceasefire', '(Libya AND ceasefire)'],
    ['AND may be written', 'Libya AND ceasefire', '(Libya AND ceasefire)'],
    ['AND binds tighter than OR', 'Paris OR Berlin Tripoli', '(Paris OR (Berlin AND Tripoli))'],
    ['NOT binds tighter than AND', 'NOT a b', '(NOT a AND b)'],
    ['NEAR binds tighter than NOT', 'x -a NEAR b', '(x AND NOT (a NEAR/5 b))'],
    ['NEAR alone is NEAR/5', 'a NEAR b', '(a NEAR/5 b)'],
    ['ONEAR', 'a ONEAR/8 b', '(a ONEAR/8 b)'],
    ['a chain of NEAR is read from the left', 'a NEAR/3 b NEAR/2 c', '((a NEAR/3 b) NEAR/2 c)'],
    ['NEAR in brackets on the right', 'a NEAR/3 (b NEAR/2 c)', '(a NEAR/3 (b NEAR/2 c))'],
    ['lower-case operators are words', 'a and b or not c', '(a AND and AND b AND or AND not AND c)'],
    ['brackets that change nothing go', '((a) (b c))', '(a AND b AND c)'],
    ['brackets next to operators', '(a)OR(b)', '(a OR b)'],
    ['minus', 'Libya -oil', '(Libya AND NOT oil)'],
    ['minus as en dash', 'Libya –oil', '(Libya AND NOT oil)'],
    ['minus before a phrase', 'a -"b c"', '(a AND NOT "b c")'],
    ['minus before brackets', 'a -(b OR c)', '(a AND NOT (b OR c))'],
    ['minus before a field', 'a -title:b', '(a AND NOT title:b)'],
    ['minus after a bracket', '(a -b)(-c d)', '(a AND NOT b AND NOT c AND d)'],
    ['a dash with blanks on both sides', 'a - b', '(a AND b)'],
    ['several dashes', 'a -- b --- c', '(a AND b AND c)'],
    ['a dash at the start', '- a', 'a'],
    ['a dash at the end', 'a -', 'a'],
    ['a dash before a bracket that closes', '(a -)', 'a'],
    ['a dash inside a word', 'cease-fire', 'cease-fire'],
    ['a dash after a quote is no minus', '"a"-b', '("a" AND b)'],
    ['an em dash is no minus', 'a —b', '(a AND b)'],
    ['quotes of all kinds', '“a b” „c d“ «e f» "g”', '("a b" AND "c d" AND "e f" AND "g")'],
    ['a quote ends a word', 'a"b c"d', '(a AND "b c" AND d)'],
    ['blanks within quotes', '"  a \n b "', '"a b"'],
    ['an empty quote is ignored', 'a "" b "…"', '(a AND b)'],
    ['fields', 'title:a summary:b body:c lead:d', '(title:a AND summary:b AND body:c AND lead:d)'],
    ['a field over brackets', 'title:(truce OR ceasefire)', 'title:(truce OR ceasefire)'],
    ['a field over a phrase', 'title:"a b"', 'title:"a b"'],
    ['a field binds tighter than NEAR', 'title:a NEAR/3 b', '(title:a NEAR/3 b)'],
    ['a blank after a field', 'title: ceasefire', 'title:ceasefire'],
    ['a field in capitals', 'Title:a', 'title:a'],
    ['the innermost of two fields', 'title:body:a', 'body:a'],
    ['metadata with (x OR y)', 'source:(dw OR tass)', '(source:dw OR source:tass)'],
    ['metadata quoted', 'category:"World News"', 'category:"World News"'],
    ['metadata with a blank', 'lang: pt-BR', 'lang:pt-BR'],
    ['a web address as a value', 'site:https://www.dw.com/en/', 'site:https://www.dw.com/en'],
    ['a comma after a value', 'source:dw, Libya', '(source:dw AND Libya)'],
    ['a colon in a time', '12:30', '12:30'],
    ['a colon after a word, then a blank', 'Haftar: no deal', '(Haftar AND no AND deal)'],
    ['a colon at the end', '(Haftar:)', 'Haftar'],
    ['a colon after several words', 'al-Serraj:x', 'al-Serraj:x'],
    ['a colon after other letters', 'Хафтар:нет', 'Хафтар:нет'],
    ['exact forms', '=US =AT&T =U.S.', '(=US AND =AT&T AND =U.S)'],
    ['prefixes', 'ceas* al-Ser*, x', '(ceas* AND al-Ser* AND x)'],
    ['term lists', '@haftar, @HAFTAR.', '(@haftar AND @HAFTAR)'],
    ['signs alone are ignored', 'a & b / c + = @ : … 😀', '(a AND b AND c)'],
    ['commas separate words, not digits', 'Tunis,Libya 1,200', '(Tunis AND Libya AND 1,200)'],
    ['signs around words', '(¿a? ¡b! [c] ‘d’)', '(a AND b AND c AND d)'],
    ['signs around operators', 'a, OR, b', '(a OR b)'],
    ['an only-negative group beside a word', 'a (-b)', '(a AND NOT b)'],
    ['a number after a minus', 'a -5', '(a AND NOT 5)'],
  ])('%s', (_, rule, read) => {
    expect(faults(rule)).toEqual([]);
    expect(canonical(rule)).toBe(read);
    expect(canonical(read)).toBe(read);
  });
});

describe('refusing a rule', () => {
  it.each([
    ['nothing', '', ['empty@0-0']],
    ['blanks', ' \t ', ['empty@0-3']],
    ['signs alone', '… -', ['empty@0-3']],
    ['brackets with nothing', 'a ()', ['empty@2-4']],
    ['a field over brackets with nothing', 'title:( )', ['empty@6-9']],
    ['only a minus', '-Libya', ['only-negative@0-6']],
    ['several', '-a NOT b', ['only-negative@0-8']],
    ['in brackets', '(-a)', ['only-negative@1-3']],
    ['in a field', 'title:(-a)', ['only-negative@0-9']],
    ['twice', 'NOT (NOT a)', ['only-negative@0-10']],
    ['a side of OR', 'a OR -b OR -c', ['only-negative@5-7', 'only-negative@11-13']],
    ['every side of OR', '-a OR -b', ['only-negative@0-8']],
    ['a side of OR beside a word', 'c (a OR -b)', ['only-negative@8-10']],
    ['a side of OR inside NOT', 'c -(a OR -b)', ['only-negative@9-11']],
    ['a side of OR in a field', 'title:(a OR (-b -c))', ['only-negative@13-18']],
    ['an open quote', 'x "a b', ['unclosed-quote@2-6']],
    ['a lone quote', '5"', ['unclosed-quote@1-2']],
    ['an open bracket', '(a b', ['unclosed-bracket@0-1']],
    ['two open brackets', '(a (b', ['unclosed-bracket@0-1', 'unclosed-bracket@3-4']],
    ['an open bracket with nothing', 'a (', ['unclosed-bracket@2-3']],
    ['a stray bracket', 'a b)', ['stray-bracket@3-4']],
    ['a stray bracket before an operator', 'a) OR b', ['stray-bracket@1-2']],
    ['OR at the end', 'a OR', ['missing-operand@2-4']],
    ['OR at the start', 'OR a', ['missing-operand@0-2']],
    ['OR alone', 'OR', ['missing-operand@0-2']],
    ['OR twice', 'a OR OR b', ['missing-operand@2-4']],
    ['OR before a bracket that closes', '(a OR) b', ['missing-operand@3-5']],
    ['AND at the end', 'a AND', ['missing-operand@2-5']],
    ['AND at the start', 'AND a', ['missing-operand@0-3']],
    ['AND before OR', 'a AND OR b', ['missing-operand@2-5']],
    ['NOT at the end', 'a NOT', ['missing-operand@2-5']],
    ['NOT NOT', 'NOT NOT a', ['missing-operand@0-3']],
    ['minus and NOT', 'a -NOT b', ['missing-operand@2-3']],
    ['two minuses', 'a --b', ['missing-operand@2-3']],
    ['NEAR at the end', 'a NEAR/3', ['missing-operand@2-8']],
    ['NEAR at the start', 'NEAR/3 a', ['missing-operand@0-6']],
    ['NEAR before OR', 'a NEAR OR b', ['missing-operand@2-6']],
    ['a field at the end', 'title:', ['missing-operand@0-6']],
    ['a field before an operator', 'title: OR b', ['missing-operand@0-6']],
    ['a field before a minus', 'a title: -b', ['missing-operand@2-8']],
    ['a metadata field at the end', 'a lang:', ['missing-operand@2-7']],
    ['metadata with AND', 'wire:(a b)', ['missing-operand@6-9']],
    ['metadata with NOT', 'a wire:(-b)', ['missing-operand@8-10']],
    ['metadata with a list', 'wire:@haftar', ['missing-operand@5-12']],
    ['= with a quote', '="US"', ['missing-operand@0-1']],
    ['an unknown field', 'x foo:bar', ['unknown-field@2-6']],
    ['an unknown field before a quote', 'foo:"bar"', ['unknown-field@0-4']],
    ['an unknown field before brackets', 'foo:(a OR b)', ['unknown-field@0-4']],
    ['a web address', 'https://dw.com', ['unknown-field@0-6']],
    ['an unknown field inside a field', 'title:foo:bar', ['unknown-field@6-10']],
    ['an unknown list', '@nosuchlist x', ['unknown-list@0-11']],
    ['a list that names a list', 'a @nested', ['unknown-list@2-9']],
    ['a list with a fault', '@broken', ['short-prefix@0-7']],
    ['a list without entries', '@none', ['empty@0-5']],
    ['an unknown priority', 'priority:hot x', ['unknown-value@9-12']],
    ['an unknown kind', 'kind:"kil"', ['unknown-value@5-10']],
    ['an unknown value among others', 'priority:(flash OR hot)', ['unknown-value@19-22']],
    ['a short prefix', 'ce*', ['short-prefix@0-3']],
    ['a star alone', 'a *', ['short-prefix@2-3']],
    ['a short prefix of digits', '3.5*', ['short-prefix@0-4']],
    ['a star in the middle', 'ce*se', ['misplaced-star@0-5']],
    ['a star in front', '*cease', ['misplaced-star@0-6']],
    ['two stars', 'ceas**', ['misplaced-star@0-6']],
    ['a star inside quotes', '"cease* fire*"', ['misplaced-star@6-7', 'misplaced-star@12-13']],
    ['a star with =', '=ceas*', ['misplaced-star@0-6']],
    ['a star in Han', '停*', ['misplaced-star@0-2']],
    ['a star in Thai', 'สงคราม*', ['misplaced-star@0-7']],
    ['a star in metadata', 'site:*.dw.com', ['misplaced-star@5-13']],
    ['a prefix in metadata', 'source:(deut* OR dw)', ['misplaced-star@8-13']],
    ['AND inside NEAR', '(a b) NEAR c', ['near-operand@1-4']],
    ['AND on both sides', '(a b) NEAR (c d)', ['near-operand@1-4', 'near-operand@12-15']],
    ['NOT inside NEAR', 'a NEAR NOT b', ['near-operand@7-12']],
    ['a minus inside NEAR', 'a NEAR -b', ['near-operand@7-9']],
    ['metadata inside NEAR', 'lang:en NEAR b', ['near-operand@0-7']],
    ['metadata in a group', 'a NEAR (b OR lang:en)', ['near-operand@13-20']],
    ['two fields', 'title:a NEAR body:b', ['near-operand@13-19']],
    ['two fields on one side', '(title:a OR body:b) NEAR c', ['near-operand@12-18']],
    ['two fields in a chain', 'title:a NEAR b NEAR lead:c', ['near-operand@20-26']],
    ['a list with AND', '@both NEAR a', ['near-operand@0-5']],
    ['a list of another field', '@titles NEAR body:a', ['near-operand@13-19']],
    ['NEAR/0', 'a NEAR/0 b', ['near-range@2-8']],
    ['NEAR/51', 'a NEAR/51 b', ['near-range@2-9']],
    ['NEAR without a number', 'a NEAR/ b', ['near-range@2-7']],
    ['NEAR with a word', 'a ONEAR/x b', ['near-range@2-9']],
    [
      'several at once',
      '(a OR) c* foo:b "d',
      ['missing-operand@3-5', 'short-prefix@7-9', 'unknown-field@10-14', 'unclosed-quote@16-18'],
    ],
    ['faults after letters of two units', '𝒜𝒜 ab*', ['short-prefix@5-8']],
    ['a fault in a rule that is only negative', '-a -b*', ['only-negative@0-6', 'short-prefix@4-6']],
  ])('%s', (_, rule, expected) => {
    expect(faults(rule)).toEqual(expected);
    expect(parseRule(rule, { lists: LISTS })).toMatchObject({ query: null, canonical: '' });
  });

  it.each([
    ['titel:x', 'title:'],
    ['wires:x', 'wire:'],
    ['@hafter', '@haftar'],
    ['@haf', '@haftar'],
    ['kind:corection', 'correction'],
    ['priority:urgnet', 'urgent'],
  ])('names the nearest known name for %s', (rule, name) => {
    expect(hint(rule)).toContain(`Did you mean ${name}?`);
  });

  it('takes fields on both sides of NEAR where they are the same', () => {
    expect(faults('title:a NEAR (title:b OR @titles OR c)')).toEqual([]);
    expect(faults('@haftar NEAR/5 Moscow')).toEqual([]);
  });

  it('says what is wrong in one sentence and what to do in a hint', () => {
    for (const rule of [
      '',
      '-a',
      '"a',
      '(a',
      'a)',
      'a OR',
      'foo:b',
      '@x',
      'kind:x',
      'ab*',
      '"a*"',
      'a NEAR/0 b',
    ]) {
      for (const { message, hint } of parseRule(rule).faults) {
        expect(message).toMatch(/^[A-Z][^.]*\.$/);
        expect(hint).toMatch(/[.?]$/);
      }
    }
  });
});

describe('the limits of a rule', () => {
  const words = (count: number) => Array.from({ length: count }, (_, index) => `w${index}`).join(' ');
  const nested = (levels: number) => '(a OR b '.repeat(levels) + 'c' + ')'.repeat(levels);

  it('takes 2,000 words and not one more', () => {
    expect(faults(words(2000))).toEqual([]);
    expect(faults(words(2001))).toEqual([`too-long@${words(2000).length + 1}-${words(2001).length}`]);
  });

  it('counts words as they are cut', () => {
    expect(faults(`"${words(1998)}" cease-fire`)).toEqual([]);
    expect(faults(`"${words(1999)}" cease-fire`)).toHaveLength(1);
  });

  it('takes 20,000 characters and not one more, whatever they take in UTF-16', () => {
    expect(faults('𝒜'.repeat(20_000))).toEqual([]);
    expect(faults('a'.repeat(20_001))).toEqual(['too-long@20000-20001']);
  });

  it('takes 64 levels of brackets and not one more', () => {
    expect(faults(nested(64))).toEqual([]);
    const deep = nested(65);
    expect(faults(deep)).toEqual([`too-long@${8 * 64}-${8 * 64 + 1}`]);
  });

  it('reads on after brackets that lie too deep', () => {
    expect(faults(`${nested(70)} OR`)).toEqual([
      `too-long@${8 * 64}-${8 * 64 + 1}`,
      'missing-operand@632-634',
    ]);
  });

  it.each([
    ['open brackets', '('.repeat(20_000)],
    ['closing brackets', ')'.repeat(20_000)],
    ['quotes', '"'.repeat(19_999)],
    ['dashes', '-'.repeat(19_999) + 'a'],
    ['minuses', '-a '.repeat(6_000)],
    ['fields', 'title:'.repeat(3_333)],
    ['operators', 'OR '.repeat(6_000)],
    ['NEAR', 'a NEAR '.repeat(2_000)],
    ['NOT', 'NOT '.repeat(5_000)],
    ['stars', 'a*'.repeat(9_999)],
    ['dots', `a${'.'.repeat(19_990)}b`],
    ['signs', `${'+'.repeat(19_990)}b`],
    ['compounds', 'a-b '.repeat(5_000)],
    ['one long compound', 'a-'.repeat(9_999)],
    ['equals signs', '='.repeat(19_999)],
    ['commas', '1,'.repeat(9_999)],
  ])('reads 20,000 characters of %s without stalling', (_, rule) => {
    expect(parseRule(rule).faults).toBeDefined();
  });
});
