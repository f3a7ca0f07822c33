import { languageWith } from '../rules/language.js';
import { readWire } from './filter-wire.js';
import { EMPTY_WIRE, nextWire } from './wire-state.js';
import type { WireStory } from './wire-state.js';
import { wireStory } from './wire-story.fixture.js';

const story = (id: string, title: string, more: Partial<WireStory> = {}): WireStory =>
  wireStory({ id, title, ...more });
const { entries } = nextWire(EMPTY_WIRE, {
  kind: 'loaded',
  stories: [story('1', 'Haftar leaves Moscow without signing'), story('2', 'Rain reaches Cooma')],
});
const language = languageWith(new Map([['haftar', ['Haftar', 'Hafter']]]));
const topics = [{ name: 'Libya', rule: language.read('Haftar Moscow') }];
const filtered = (rule: string) => readWire(entries, { language, filter: language.read(rule), topics });

describe('reading the wire by rules', () => {
  it('lets matching rows through and marks the words of the filter', () => {
    expect(filtered('moscow -rain')).toMatchObject([
      { id: '1 1', marks: { title: [{ start: 14, end: 20 }] }, topics: ['Libya'] },
    ]);
  });

  it('knows term lists', () => {
    expect(filtered('@haftar').map(({ id }) => id)).toEqual(['1 1']);
  });

  it('shows everything while the filter cannot be read or the language is not here yet', () => {
    expect(filtered('moscow AND')).toHaveLength(2);
    expect(readWire(entries, null)).toHaveLength(2);
  });

  it('marks what the topics find in stories of the archive', () => {
    expect(readWire(entries, { language, filter: null, topics })).toMatchObject([
      {
        topics: ['Libya'],
        marks: {
          title: [
            { start: 0, end: 6 },
            { start: 14, end: 20 },
          ],
        },
      },
      { topics: [], marks: { title: [] } },
    ]);
  });

  it('takes the word of the server for stories that came live', () => {
    const live = story('3', 'Haftar in Moscow', {
      rules: [{ id: '9', name: 'Deal' }],
      marks: { title: [{ start: 0, end: 6 }] },
    });
    const wire = nextWire(EMPTY_WIRE, { kind: 'arrived', story: live, held: false });
    expect(readWire(wire.entries, { language, filter: null, topics })).toMatchObject([
      { topics: ['Deal'], marks: { title: [{ start: 0, end: 6 }] } },
    ]);
  });
});
