import { languageWith } from '../rules/language.js';
import { filterWire } from './filter-wire.js';
import { EMPTY_WIRE, nextWire } from './wire-state.js';
import type { WireStory } from './wire-state.js';

const story = (id: string, title: string): WireStory => ({
  id,
  title,
  summary: '',
  url: 'https://wire.example/',
  source: 'wire',
  wires: ['AFP'],
  language: 'en',
  priority: 'regular',
  kind: 'new',
  version: 1,
  published: '2020-01-14T12:00:00.000Z',
  fetched: '2020-01-14T12:00:00.000Z',
  thread: null,
  demo: false,
});
const { entries } = nextWire(EMPTY_WIRE, {
  kind: 'loaded',
  stories: [story('1', 'Haftar leaves Moscow without signing'), story('2', 'Rain reaches Cooma')],
});
const language = languageWith(new Map([['haftar', ['Haftar', 'Hafter']]]));
const shown = (rule: string) => filterWire(entries, { language, rule: language.read(rule) });

describe('filtering the wire by a rule', () => {
  it('lets matching rows through and marks their words', () => {
    expect(shown('moscow -rain')).toMatchObject([
      { entry: { key: '1 1' }, marks: { title: [{ start: 14, end: 20 }] } },
    ]);
  });

  it('knows term lists', () => {
    expect(shown('@haftar').map(({ entry }) => entry.key)).toEqual(['1 1']);
  });

  it('shows everything while the rule cannot be read', () => {
    expect(shown('moscow AND')).toHaveLength(2);
    expect(filterWire(entries, null)).toHaveLength(2);
  });
});
