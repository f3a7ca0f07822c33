import type { StageFacts } from '@app/contracts';
import { materialChange } from '@app/alerting';
import { readStageFacts } from './read-stage-facts.js';

const read = (title: string, summary = '', language = 'en', body = '') =>
  readStageFacts({ title, summary, body, language });
const keys = (facts: StageFacts, what: 'places' | 'actors') => facts[what].map(({ key }) => key);

describe('readStageFacts', () => {
  it('reads where and who from headline and first sentences', () => {
    const facts = read(
      'Libya strongman Haftar leaves Moscow without signing ceasefire deal',
      'Khalifa Haftar left Moscow on Tuesday, the Russian foreign ministry said.',
    );
    expect(keys(facts, 'places')).toEqual(['libya', 'moscow']);
    expect(keys(facts, 'actors')).toEqual(['haftar']);
  });

  it('takes no headline’s capitals for names', () => {
    const facts = read('Haftar Leaves Moscow Without Signing', 'The general Khalifa Haftar left Moscow.');
    expect(keys(facts, 'actors')).toEqual(['haftar']);
  });

  it('does not take the place of the dateline', () => {
    expect(keys(read('Quake hits Crete', 'ATHENS, Jan 14 (Reuters) - A quake hit Crete.'), 'places')).toEqual(
      ['crete'],
    );
  });

  it('counts in headline and first sentences alone', () => {
    const facts = read(
      'Blast in Kabul kills 12',
      'A bomb went off near a bank. At least 30 people were injured. In May a bomb killed 80 people.',
    );
    expect(facts.quantities.map(({ what, high }) => [what, high])).toEqual([
      ['dead', 12],
      ['injured', 30],
    ]);
  });

  it.each([
    ['Islamic State claims responsibility for Kabul blast', 'state'],
    ['Kyiv blames Russia for strike', 'russia'],
    ['Taliban bekennt sich zu Anschlag', 'taliban'],
  ])('reads who is said to be responsible: %s', (title, key) => {
    expect(read(title).attribution).toContainEqual(expect.objectContaining({ role: 'responsible', key }));
  });

  it.each([
    ['Blast heard in Kabul, witnesses say', 'unofficial'],
    ['Blast in Kabul, police said', 'official'],
    ['According to the interior ministry a blast hit Kabul', 'official'],
  ])('reads who says so: %s', (title, key) => {
    expect(read(title).attribution).toEqual([expect.objectContaining({ role: 'says', key })]);
  });
});

describe('materialChange, from text to words', () => {
  it.each([
    ['12 dead in Kabul blast', '31 dead in Kabul blast', 'en', '12 dead becomes 31'],
    ['Explosion in Kabul hotel', 'Kabul hotel explosion kills 3', 'en', 'first deaths: 3 dead'],
    ['12 Tote bei Anschlag in Kabul', 'Zahl der Toten in Kabul steigt auf 31', 'de', '12 dead becomes 31'],
    ['Shelling in Tripoli', 'Shelling reaches Benghazi', 'en', 'now in Benghazi'],
    [
      'Blast in Kabul',
      'Islamic State claims responsibility for Kabul blast',
      'en',
      'Islamic State said to be responsible',
    ],
    ['Blast in Kabul, witnesses say', 'Kabul police confirmed the blast', 'en', 'now said by police'],
    ['12 dead in Kabul blast', '14 dead in Kabul blast', 'en', null],
    [
      'Haftar leaves Moscow without signing',
      'Libya’s Haftar leaves talks in Moscow without signing truce',
      'en',
      null,
    ],
    ['Haftar leaves Moscow without signing', 'Haftar departs the Russian capital', 'en', null],
  ])('%s → %s', (told, next, language, words) => {
    const change = materialChange(read(told, '', language), read(next, '', language));
    expect(change?.words ?? null).toBe(words);
  });
});
