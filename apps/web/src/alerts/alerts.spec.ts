import type { ApiAlert } from '../api/types.js';
import { alertWords } from './alert-words.js';
import { absence, awayPlace } from './away.js';
import { foldAlerts, mergeLog } from './fold-alerts.js';

type Given = Partial<Omit<ApiAlert, 'story'>> & { readonly story?: Partial<ApiAlert['story']> };

const alert = ({ story, ...rest }: Given): ApiAlert => ({
  id: '1',
  version: 1,
  cursor: '1',
  kind: 'new',
  thread: '9',
  rules: [{ id: '3', name: 'Earthquakes' }],
  wires: ['Antara'],
  standing: ['Antara'],
  confidence: 'one wire',
  silent: false,
  note: {},
  reason: 'new, urgent: sounds',
  at: '2020-01-14T11:00:00.000Z',
  ...rest,
  story: {
    id: '5',
    title: 'Death toll in Banda quake at 12',
    summary: '',
    url: 'https://wire.example/5',
    source: 'antara',
    wires: ['Antara'],
    priority: 'urgent',
    published: '2020-01-14T11:00:00.000Z',
    marks: {},
    demo: false,
    ...story,
  },
});
const now = Date.parse('2020-01-14T12:04:11.000Z');
const folded = (...log: ApiAlert[]) => {
  const [first] = foldAlerts(log);
  if (!first) throw new Error('nothing folded');
  return first;
};

describe('folding the log', () => {
  it('folds versions by alert and puts what moved last on top', () => {
    const log = [
      alert({ id: '1', version: 1, cursor: '1' }),
      alert({ id: '2', version: 1, cursor: '2' }),
      alert({ id: '1', version: 2, cursor: '3', kind: 'update' }),
    ];
    const list = foldAlerts(log);
    expect(list.map(({ id }) => id)).toEqual(['1', '2']);
    expect(list[0]?.latest.version).toBe(2);
    expect(list[0]?.versions.map(({ version }) => version)).toEqual([1, 2]);
  });

  it('takes each version once, wherever it came from', () => {
    const known = [alert({ version: 1 })];
    expect(
      mergeLog(known, [alert({ version: 1 }), alert({ version: 2 }), alert({ version: 2 })]),
    ).toHaveLength(2);
    expect(mergeLog(known, [alert({ version: 1 })])).toBe(known);
  });

  it('shows the highest version where they came out of order', () => {
    expect(folded(alert({ version: 2, kind: 'update' }), alert({ version: 1 })).latest.version).toBe(2);
  });
});

describe('while you were away', () => {
  const away = { from: '2020-01-14T07:40:00.000Z', to: '2020-01-14T11:15:00.000Z' };

  it('does not call a glance away an absence', () => {
    expect(absence('2020-01-14T12:00:00.000Z', now)).toBeNull();
    expect(absence(null, now)).toBeNull();
    expect(absence('2020-01-14T07:40:00.000Z', now)).toMatchObject({ from: '2020-01-14T07:40:00.000Z' });
  });

  it('stands above what came in the absence and below what came after', () => {
    const list = foldAlerts([
      alert({ id: '1', at: '2020-01-14T07:00:00.000Z' }),
      alert({ id: '2', at: '2020-01-14T09:00:00.000Z' }),
      alert({ id: '3', at: '2020-01-14T10:00:00.000Z' }),
      alert({ id: '4', at: '2020-01-14T12:00:00.000Z' }),
    ]);
    expect(awayPlace(list, away)).toEqual({ index: 1, count: 2 });
  });

  it('says nothing where nothing came', () => {
    expect(awayPlace(foldAlerts([alert({ at: '2020-01-14T12:00:00.000Z' })]), away)).toBeNull();
    expect(awayPlace([], null)).toBeNull();
  });
});

describe('the words below a headline', () => {
  it('strikes the old figure and shows the new', () => {
    const words = alertWords(
      folded(
        alert({}),
        alert({ version: 2, kind: 'update', story: { title: 'Death toll in Banda quake at 31' } }),
      ),
      now,
    );
    expect(words.lead).toBe('New:');
    expect(words.changes.filter(({ kind }) => kind !== 'same')).toEqual([
      { kind: 'removed', text: '12' },
      { kind: 'added', text: '31' },
    ]);
  });

  it('says which wire joined', () => {
    const words = alertWords(
      folded(
        alert({}),
        alert({ version: 2, kind: 'update', wires: ['Antara', 'AP'], standing: ['Antara', 'AP'] }),
      ),
      now,
    );
    expect(words.lead).toBe('Now also from AP.');
  });

  it('says who corrects and what the reader was told when', () => {
    const words = alertWords(
      folded(
        alert({}),
        alert({ version: 2, kind: 'correction', story: { title: 'Death toll in Banda quake at 21' } }),
      ),
      now,
    );
    expect(words.lead).toBe('Antara corrects itself:');
    expect(words.rest).toMatch(/^You were told at /);
  });

  it('warns off a killed story, unless another wire still stands by it', () => {
    const kill = { version: 2, kind: 'kill' } as const;
    expect(alertWords(folded(alert({}), alert({ ...kill, standing: [] })), now).lead).toBe(
      'Antara withdrew this story. Do not use it.',
    );
    const standing = alertWords(folded(alert({}), alert({ ...kill, standing: ['AP'] })), now);
    expect(standing.lead).toBe('Antara withdrew this story.');
    expect(standing.rest).toMatch(/^AP still reports it\./);
  });

  it('asks to wait on hold', () => {
    const words = alertWords(folded(alert({}), alert({ version: 2, kind: 'hold' })), now);
    expect(words.lead).toBe('Antara asks to wait.');
  });
});
