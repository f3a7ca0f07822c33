import type { StoryText } from '@app/contracts';
import { readRule } from '../read-rule.js';
import { storyText } from '../testing/story-text.fixture.js';
import { cutStory } from './cut-story.js';
import { evaluate } from './evaluate.js';

const LISTS = new Map([
  ['haftar', ['Haftar', 'Hafter', '"Khalifa Haftar"', 'حفتر']],
  ['deal', ['title:deal', 'truce -oil']],
]);

function matches(rule: string, story: Partial<StoryText>): boolean {
  const { plan, faults } = readRule(rule, LISTS);
  expect(faults).toEqual([]);
  return evaluate(plan!, cutStory(storyText({ language: 'en', ...story })));
}

/** A number of words that are none of the rule's. */
const filler = (count: number) => 'x '.repeat(count);

type Row = readonly [rule: string, story: string | Partial<StoryText>, match: boolean];
function holds(rows: readonly Row[]): void {
  it.each(
    rows.map(
      ([rule, story, match]) =>
        [rule, match ? 'matches' : 'leaves', JSON.stringify(story), story, match] as const,
    ),
  )('%s %s %s', (rule, _verb, _text, story, match) => {
    expect(matches(rule, typeof story === 'string' ? { title: story } : story)).toBe(match);
  });
}

describe('words side by side', () => {
  holds([
    ['Libya ceasefire', { title: 'Ceasefire', body: 'in Libya' }, true],
    ['Libya ceasefire', 'Libya', false],
    ['Tunis,Libya', 'Libya and Tunis', true],
  ]);
});

describe('a word', () => {
  holds([
    ['ceasefire', 'CEASEFIRES', true],
    ['ceasefire', 'cease-fires', true],
    ['ceasefire', 'cease fire', false],
    ['café', 'CAFE', true],
    ['Libya', 'Libya’s war', true],
    ['election', { title: 'Elections', language: '' }, false],
    ['election', { title: 'Elections', language: 'zh' }, false],
    ['élection', { title: 'Les élections', language: 'fr' }, true],
    ["l'élection", { title: 'L’élection', language: 'fr' }, true],
    ["l'élection", { title: 'les élections', language: 'fr' }, false],
    ['12:30', 'Talks at 12:30', true],
    ['12:30', '30 dead, 12 hurt', false],
    ['U.N.', 'UN', true],
    ['停火', '利比亚停火协议', true],
    ['停火', '停战火', false],
    ['สงคราม', { title: 'ประกาศสงครามแล้ว', language: 'th' }, true],
  ]);

  it('detects the language where the story has none', () => {
    const plan = readRule('election', new Map()).plan!;
    const { language: _, ...story } = storyText({
      title: 'Elections postponed again',
      body: 'The government said on Monday that the vote will be held later this year.',
    });
    expect(evaluate(plan, cutStory(story))).toBe(true);
  });
});

describe('a compound', () => {
  holds([
    ['cease-fire', 'Ceasefires hold', true],
    ['cease-fire', 'cease-fire', true],
    ['cease-fire', 'cease fire', true],
    ['cease-fire', 'fire cease', false],
    ['cease-fire', 'cease fires', false],
    ['AT&T', 'ATT', true],
    ['"cease-fire agreement"', 'ceasefire agreement', true],
    ['"cease-fire agreement"', 'cease-fire agreement', true],
    ['"cease-fire agreement"', 'cease fire agreement', true],
    ['"cease-fire agreement"', 'ceasefire agreements', false],
    ['"cease-fire"', 'ceasefires', false],
    ['"ceasefire agreement"', 'cease-fire agreement', true],
    ['"fire agreement"', 'cease-fire agreement', true],
    ['=cease-fire', 'Cease-fire', false],
    ['=cease-fire', 'a cease-fire', true],
    ['=AT&T', 'ATT', true],
    ['cease-fi*', 'ceasefire', true],
    ['cease-fir*', 'cease fire', true],
    ['"a-b c-d e-f g-h"', 'ab c-d ef g h', true],
    ['"a-b c-d e-f g-h"', 'ab c-d x ef g h', false],
  ]);
});

describe('a phrase', () => {
  holds([
    ['"permanent truce"', 'A Permanent TRUCE', true],
    ['"permanent truce"', 'permanent truces', false],
    ['"permanent truce"', 'truce permanent', false],
    ['"permanent truce"', { title: 'permanent', summary: 'truce' }, false],
    ['"truce"', 'truces', false],
    ['"permanent, truce"', 'permanent - truce', true],
  ]);
});

describe('an exact form', () => {
  holds([
    ['=US', 'US troops', true],
    ['=US', 'U.S. troops', true],
    ['=US', 'tell us', false],
    ['=US', 'Us too', false],
    ['=Café', 'Cafe', false],
    ['=Café', 'Café', true],
    ['title:=US', { body: 'US' }, false],
  ]);
});

describe('a prefix', () => {
  holds([
    ['ceas*', 'Ceasing', true],
    ['ceas*', 'decease', false],
    ['éle*', 'Élections', true],
    ['ceasef*', 'cease-fire', true],
    // Words, never stems: "ran" has no stem that begins so, and "ponies" is no "poni".
    ['pony*', { title: 'ponies' }, false],
    ['ßen*', 'Essen', false],
    ['ßen*', 'ssenator', true],
  ]);
});

describe('NEAR', () => {
  holds([
    ['Haftar NEAR/3 Moscow', 'Haftar has left Moscow', true],
    ['Haftar NEAR/2 Moscow', 'Haftar has left Moscow', false],
    ['Moscow NEAR/3 Haftar', 'Haftar has left Moscow', true],
    ['a NEAR/1 b', 'b a', true],
    ['a NEAR b', `a ${filler(4)} b`, true],
    ['a NEAR b', `a ${filler(5)} b`, false],
    ['a NEAR/50 b', `a ${filler(49)} b`, true],
    ['a NEAR/50 b', { title: 'a', body: 'b' }, false],
    ['a NEAR a', 'a', false],
    ['a NEAR a', 'a x a', true],
    ['cease NEAR ceasefire', 'cease-fire', false],
    ['Haftar ONEAR/3 sign', 'Haftar to sign', true],
    ['sign ONEAR/3 Haftar', 'Haftar to sign', false],
    ['"Khalifa Haftar" NEAR/2 Moscow', 'Khalifa Haftar leaves Moscow', true],
    ['(Haftar OR Hafter) NEAR/5 ("ceasefire deal" OR truce)', 'Hafter wants no truces', true],
    ['cease-fire NEAR/1 deal', 'ceasefire deal', true],
    ['cease-fire NEAR/1 deal', 'deal: cease fire', true],
    ['sign* NEAR/2 deal', 'deal not signed', true],
    ['@haftar NEAR/2 Moscow', 'Haftar left Moscow', true],
    ['@haftar NEAR/2 Moscow', 'Haftar has just left Moscow', false],
    ['a NEAR/3 b NEAR/2 c', 'a x b y c', true],
    ['a NEAR/3 b NEAR/2 c', 'a x b y z c', false],
    ['(a NEAR/3 b) NEAR/2 c', 'c y a x b', true],
    ['a NEAR/3 (b NEAR/2 c)', 'b c x x a', true],
    ['a ONEAR/3 b ONEAR/2 c', 'c a b', false],
    ['title:a NEAR/3 b', 'a b', true],
    ['title:a NEAR/3 b', { body: 'a b' }, false],
    ['a NEAR/3 title:b', { body: 'a b' }, false],
    ['title:(a NEAR b)', { body: 'a b' }, false],
    ['body:(title:a NEAR b)', 'a b', true],
    ['lead:a NEAR b', { summary: `${filler(49)} a b` }, false],
    ['lead:a NEAR b', { summary: `${filler(48)} a b` }, true],
  ]);
});

describe('NOT', () => {
  holds([
    ['Libya -oil', 'Libya', true],
    ['Libya -oil', 'Libya oil', false],
    ['Libya NOT oil', 'Libya: oils', false],
    ['a -"b c"', 'a c b', true],
    ['a -"b c"', 'a b c', false],
    ['a -(b c)', 'a b', true],
    ['a -(b OR c)', 'a c', false],
    ['a -b NEAR c', 'a b x x x x x x c', true],
    ['a (-b)', 'a', true],
    ['a -(-b)', 'a', false],
    ['a -title:b', { title: 'a', body: 'b' }, true],
    ['a -@haftar', 'a حفتر', false],
    ['a -lang:en', 'a', false],
  ]);
});

describe('text fields', () => {
  holds([
    ['title:ceasefire', 'ceasefires', true],
    ['title:ceasefire', { body: 'ceasefire' }, false],
    ['summary:a', { summary: 'a' }, true],
    ['body:a', { summary: 'a' }, false],
    ['title:(truce OR ceasefire)', 'truce', true],
    ['title:(a b)', { title: 'a', body: 'b' }, false],
    ['title:(a body:b)', { title: 'a', body: 'b' }, true],
    ['title:"a b"', { body: 'a b' }, false],
    ['title:@haftar', { body: 'Haftar' }, false],
    ['lead:a', 'a', true],
    ['lead:a', { summary: `${filler(49)} a` }, true],
    ['lead:a', { summary: `${filler(50)} a` }, false],
    ['lead:a', { summary: filler(20), body: `${filler(29)} a` }, true],
    ['lead:a', { summary: filler(20), body: `${filler(30)} a` }, false],
    ['lead:a', { summary: filler(60), body: 'a' }, false],
    ['lead:"a b"', { body: `${filler(49)} a b` }, false],
    ['lead:cease-fire', { body: `${filler(49)} cease-fire` }, false],
    ['lead:cease-fire', { body: `${filler(48)} cease-fire` }, true],
    ['lead:a', { title: `${filler(90)} a` }, true],
  ]);
});

describe('metadata', () => {
  holds([
    ['source:dw', { source: 'dw' }, true],
    ['source:DW', { source: 'dw' }, true],
    ['source:d', { source: 'dw' }, false],
    ['source:(dw OR tass)', { source: 'tass' }, true],
    ['site:dw.com', { url: 'https://dw.com/a' }, true],
    ['site:dw.com', { url: 'https://www.DW.com./a' }, true],
    ['site:w.com', { url: 'https://dw.com/a' }, false],
    ['site:www.dw.com', { url: 'https://dw.com/a' }, false],
    ['site:com', { url: 'https://dw.com/a' }, true],
    ['site:https://dw.com/en', { url: 'https://www.dw.com/de' }, true],
    ['site:bücher.de', { url: 'https://xn--bcher-kva.de/' }, true],
    ['site:dw.com', { url: '' }, false],
    ['wire:Reuters', { wires: ['afp', 'reuters'] }, true],
    ['wire:afp wire:dpa', { wires: ['afp'] }, false],
    ['wire:"press association"', { wires: ['Press Association'] }, true],
    ['lang:pt', { language: 'pt-BR' }, true],
    ['lang:pt-BR', { language: 'pt' }, false],
    ['lang:pt_br', { language: 'pt-BR' }, true],
    ['lang:p', { language: 'pt' }, false],
    ['lang:en', { language: '' }, false],
    ['category:politics', { categories: ['World', 'Politics'] }, true],
    ['category:politics', { categories: ['World Politics'] }, false],
    ['category:"world politics"', { categories: ['World  Politics'] }, true],
    ['author:roe', { author: 'By Jane Roe in Tunis' }, true],
    ['author:"Jane Roe"', { author: 'Roe, Jane' }, false],
    ['author:Jane-Ann', { author: 'JaneAnn Roe' }, true],
    ['author:JaneAnn', { author: 'Jane-Ann Roe' }, true],
    ['author:"Ann Roe"', { author: 'Jane-Ann Roe' }, true],
    ['priority:urgent', { priority: 'flash' }, true],
    ['priority:urgent', { priority: 'urgent' }, true],
    ['priority:urgent', { priority: 'regular' }, false],
    ['priority:deferred', { priority: 'regular' }, true],
    ['-priority:urgent x', { title: 'x', priority: 'deferred' }, true],
    ['kind:correction', { kind: 'correction' }, true],
    ['kind:(hold OR kill)', { kind: 'new' }, false],
  ]);
});

describe('term lists', () => {
  holds([
    ['@haftar', 'المشير حفتر', true],
    ['@haftar', 'Sarraj', false],
    ['@Haftar', 'Hafter', true],
    ['@deal', { body: 'deal' }, false],
    ['@deal', 'a deal', true],
    ['@deal', 'truce on oil', false],
    ['body:@deal', 'deal', true],
  ]);
});
