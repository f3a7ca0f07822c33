import { NO_FACTS, type Attribution, type NamedFact, type Quantity, type StageFacts } from '@app/contracts';
import { addStageFacts, materialChange, spanQuantities } from './material-change.js';
import { quantityWords } from './stage-words.js';

const facts = (patch: Partial<StageFacts>): StageFacts => ({ ...NO_FACTS, ...patch });
const count = (what: Quantity['what'], low: number, high = low): StageFacts =>
  facts({ quantities: [{ what, low, high }] });
const named = (...names: string[]): NamedFact[] =>
  names.map((shown) => ({ key: shown.toLowerCase(), shown }));
const responsible = (...names: string[]): Attribution[] =>
  named(...names).map((name) => ({ ...name, role: 'responsible' }));
const says = (key: string, shown: string): Attribution => ({ role: 'says', key, shown });

const wordsOf = (told: StageFacts, next: StageFacts) => materialChange(told, next)?.words ?? null;

describe('materialChange', () => {
  it.each<[string, StageFacts, StageFacts, string | null]>([
    ['a rise by half or more', count('dead', 12), count('dead', 31), '12 dead becomes 31'],
    ['just half as much again', count('dead', 12), count('dead', 18), '12 dead becomes 18'],
    ['a smaller rise', count('dead', 12), count('dead', 17), null],
    ['a fall', count('dead', 31), count('dead', 12), null],
    ['wires that differ', count('dead', 9, 12), count('dead', 18, 20), '9 to 12 dead becomes 18 to 20'],
    ['a count that the wires’ span held', count('dead', 9, 12), count('dead', 15), null],
    ['first deaths', count('injured', 4), count('dead', 3), 'first deaths: 3 dead'],
    ['first deaths after none', count('dead', 0), count('dead', 1), 'first deaths: 1 dead'],
    ['first deaths without a number', NO_FACTS, facts({ uncounted: ['dead'] }), 'first deaths'],
    ['a number for the deaths that were told', facts({ uncounted: ['dead'] }), count('dead', 3), null],
    ['no deaths', NO_FACTS, count('dead', 0), null],
    ['another quantity', count('dead', 3), count('injured', 40), null],
    ['thousands', count('evacuated', 900), count('evacuated', 12000), '900 evacuated becomes 12,000'],
    ['a magnitude put right', count('magnitude', 4), count('magnitude', 7), null],
    ['a percentage', count('percent', 10), count('percent', 80), null],
    [
      'another place',
      facts({ places: named('Tripoli') }),
      facts({ places: named('Benghazi') }),
      'now in Benghazi',
    ],
    [
      'a place that was mentioned before',
      facts({ places: named('Tripoli'), mentioned: ['benghazi'] }),
      facts({ places: named('Benghazi') }),
      null,
    ],
    [
      'a place more beside one that was told',
      facts({ places: named('Tripoli') }),
      facts({ places: named('Tripoli', 'Benghazi') }),
      null,
    ],
    ['a place where none was told', NO_FACTS, facts({ places: named('Tripoli') }), null],
    [
      'other actors',
      facts({ actors: named('Haftar') }),
      facts({ actors: named('Erdogan', 'Putin') }),
      'now involves Erdogan, Putin',
    ],
    [
      'someone said to be responsible',
      NO_FACTS,
      facts({ attribution: responsible('IS') }),
      'IS said to be responsible',
    ],
    [
      'another said to be responsible',
      facts({ attribution: responsible('IS') }),
      facts({ attribution: responsible('ETA') }),
      'ETA said to be responsible, before IS',
    ],
    [
      'the same said to be responsible',
      facts({ attribution: responsible('IS') }),
      facts({ attribution: responsible('IS') }),
      null,
    ],
    [
      'an official word for what witnesses said',
      facts({ attribution: [says('unofficial', 'witnesses')] }),
      facts({ attribution: [says('official', 'police')] }),
      'now said by police',
    ],
    [
      'another office’s word',
      facts({ attribution: [says('official', 'police')] }),
      facts({ attribution: [says('official', 'the ministry')] }),
      null,
    ],
  ])('%s', (_name, told, next, words) => {
    expect(wordsOf(told, next)).toBe(words);
  });

  it('says all that changed, the weightiest first', () => {
    const told = facts({ ...count('dead', 12), places: named('Tripoli') });
    const next = facts({ ...count('dead', 31), places: named('Benghazi') });
    expect(materialChange(told, next)).toEqual({
      kind: 'quantity',
      words: '12 dead becomes 31; now in Benghazi',
    });
  });
});

describe('addStageFacts', () => {
  it('knows the last of each quantity and every name so far', () => {
    const told = facts({
      quantities: [
        { what: 'dead', low: 9, high: 9 },
        { what: 'injured', low: 40, high: 40 },
      ],
      places: named('Tripoli'),
    });
    const known = addStageFacts(told, facts({ ...count('dead', 12), places: named('Benghazi', 'Tripoli') }));
    expect(known.quantities.map(quantityWords)).toEqual(['12 dead', '40 injured']);
    expect(known.places.map(({ key }) => key).sort()).toEqual(['benghazi', 'tripoli']);
  });

  it('is stored as JSON and read back the same', () => {
    const known = addStageFacts(count('dead', 9), facts({ attribution: responsible('IS') }));
    expect(JSON.parse(JSON.stringify(known))).toEqual(known);
  });
});

describe('spanQuantities', () => {
  it('shows where wires differ', () => {
    const spans = spanQuantities([count('dead', 9), count('dead', 12), count('magnitude', 6.1)]);
    expect(spans.map(quantityWords)).toEqual(['9 to 12 dead', 'magnitude 6.1']);
  });
});
