import type { ApiAlert, ApiSummary } from '../api/types.js';
import { alertWords } from './alert-words.js';
import { absence, awayPlace } from './away.js';
import { foldAlerts, mergeLog } from './fold-alerts.js';
import { howItCame } from './how-it-came.js';
import { listEntries, singleEntries, toldTogether } from './list-entries.js';
import { unreadThreads } from './seen.js';

type Given = Partial<Omit<ApiAlert, 'story'>> & { readonly story?: Partial<ApiAlert['story']> };

const alert = ({ story, ...rest }: Given): ApiAlert => ({
  id: '1',
  version: 1,
  cursor: '1',
  kind: 'new',
  // A thread of its own, where the test does not say.
  thread: rest.id ?? '1',
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
    expect(list.map(({ thread }) => thread)).toEqual(['1', '2']);
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

  it('puts what was fetched after a gap where it came', () => {
    const live = [alert({ version: 1, cursor: '8' }), alert({ version: 3, cursor: '11' })];
    const log = mergeLog(live, [alert({ version: 2, cursor: '9' })]);
    expect(log.map(({ cursor }) => cursor)).toEqual(['8', '9', '11']);
    expect(folded(...log).latest.version).toBe(3);
  });
});

describe('two threads that staff merged', () => {
  // Both alerts have versions 1 and 2, and the older thread lives on.
  const first = alert({ id: '1', thread: '9', cursor: '1', at: '2020-01-14T08:00:00.000Z' });
  const second = alert({ id: '2', thread: '9', cursor: '2', at: '2020-01-14T09:00:00.000Z' });
  const change = alert({
    id: '2',
    version: 2,
    thread: '9',
    cursor: '3',
    kind: 'correction',
    at: '2020-01-14T10:00:00.000Z',
  });
  const later = alert({
    id: '1',
    version: 2,
    thread: '9',
    cursor: '4',
    kind: 'update',
    at: '2020-01-14T11:00:00.000Z',
  });
  const names = (versions: readonly ApiAlert[]) => versions.map(({ id, version }) => `${id} v${version}`);

  it('are one row with all that came, in the order in which it came', () => {
    const rows = foldAlerts([first, second, change, later]);
    expect(rows).toHaveLength(1);
    expect(rows[0]?.thread).toBe('9');
    expect(rows[0] && names(rows[0].versions)).toEqual(['1 v1', '2 v1', '2 v2', '1 v2']);
    expect(rows[0]?.latest).toBe(later);
  });

  it('show what moved last, though it is the other alert’s and its number lower', () => {
    expect(folded(first, later, second).latest).toBe(second);
  });

  it('fold what was read before the merge by where the newest entry says that it is', () => {
    const before = { ...second, thread: '8' };
    const rows = foldAlerts([first, before, change]);
    expect(rows.map(({ versions }) => names(versions))).toEqual([['1 v1', '2 v1', '2 v2']]);
    expect([...unreadThreads([first, before, change], '1')]).toEqual(['9']);
  });

  it('count as one that is unread', () => {
    expect([...unreadThreads([first, second, change, later], '1')]).toEqual(['9']);
    expect([...unreadThreads([first, second, change, later], '4')]).toEqual([]);
  });

  it('do not call a wire new that the other alert told of', () => {
    const wires = ['Antara', 'AP'];
    const words = alertWords(
      folded(first, { ...second, wires: ['AP'] }, { ...later, wires, standing: wires }),
      now,
    );
    expect(words.lead).toBe('New:');
  });

  it('say what changed against the version before of the same alert', () => {
    const told = { ...second, story: { ...second.story, id: '6', title: 'Aid reaches Banda' } };
    const toll = { ...later, story: { ...later.story, title: 'Death toll in Banda quake at 31' } };
    const words = alertWords(folded(first, told, toll), now);
    expect(words.changes.filter(({ kind }) => kind !== 'same')).toEqual([
      { kind: 'removed', text: '12' },
      { kind: 'added', text: '31' },
    ]);
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
    expect(awayPlace(singleEntries(list), away)).toEqual({ index: 1, count: 2 });
  });

  it('says nothing where nothing came', () => {
    expect(
      awayPlace(singleEntries(foldAlerts([alert({ at: '2020-01-14T12:00:00.000Z' })])), away),
    ).toBeNull();
    expect(awayPlace([], null)).toBeNull();
  });
});

describe('what was told together', () => {
  const item = (of: string, version = 1): ApiSummary['items'][number] => ({
    alert: of,
    thread: '9',
    version,
    kind: 'new',
    priority: 'urgent',
    title: `Alert ${of}`,
    standing: ['Antara'],
  });
  const summary = (id: string, at: string, ...items: ApiSummary['items'][number][]): ApiSummary => ({
    id,
    cursor: `10${id}`,
    into: 'quiet-hours',
    feed: null,
    items,
    silent: false,
    at,
  });
  const at = (hour: string) => `2020-01-14T${hour}:00:00.000Z`;
  const shape = (alerts: readonly ApiAlert[], ...summaries: ApiSummary[]) =>
    listEntries(foldAlerts(alerts), summaries).map((entry) =>
      entry.kind === 'alert'
        ? entry.id
        : entry.lines.map((line) => `${line.item.alert}${line.alert ? '' : ' moved on'}`),
    );

  it('stands in the summary, and that where it came', () => {
    const log = [
      alert({ id: '1', at: at('01') }),
      alert({ id: '2', at: at('02') }),
      alert({ id: '3', at: at('08') }),
    ];
    expect(shape(log, summary('1', at('07'), item('2'), item('1')))).toEqual(['3', ['2', '1']]);
    expect(shape(log.slice(0, 2), summary('1', at('07'), item('2'), item('1')))).toEqual([['2', '1']]);
  });

  it('has a place of its own again when it moves on', () => {
    const log = [
      alert({ id: '1', at: at('01') }),
      alert({ id: '2', at: at('02') }),
      alert({ id: '1', version: 2, kind: 'update', at: at('08') }),
    ];
    expect(shape(log, summary('1', at('07'), item('2'), item('1')))).toEqual(['1', ['2', '1 moved on']]);
  });

  it('is one line for two alerts of an event that staff merged', () => {
    const one = alert({ id: '1', thread: '9', cursor: '1', at: at('01') });
    const two = alert({ id: '2', thread: '9', cursor: '2', at: at('02') });
    const both = summary('1', at('07'), item('1'), item('2'));
    expect(shape([one, two], both)).toEqual([['2']]);
    const more = alert({ id: '1', thread: '9', version: 2, kind: 'update', cursor: '3', at: at('08') });
    expect(shape([one, two, more], both)).toEqual(['9', ['2 moved on']]);
    expect(toldTogether([both])).toEqual(new Set(['1 1', '2 1']));
  });

  it('stands in the later of two summaries', () => {
    const log = [alert({ id: '1', at: at('01') })];
    const summaries = [summary('1', at('07'), item('1')), summary('2', at('18'), item('1'))];
    expect(shape(log, ...summaries)).toEqual([['1'], ['1 moved on']]);
    expect(toldTogether(summaries)).toEqual(new Set(['1 1']));
  });

  it('counts each of its alerts in an absence', () => {
    const entries = listEntries(
      foldAlerts([alert({ id: '1', at: at('09') }), alert({ id: '2', at: at('10') })]),
      [summary('1', at('11'), item('1'), item('2'))],
    );
    expect(awayPlace(entries, { from: at('08'), to: at('12') })).toEqual({ index: 0, count: 2 });
  });
});

describe('how an alert came', () => {
  it.each<[string, Partial<ApiAlert>, string | null]>([
    ['with a sound', { silent: false }, null],
    [
      'waiting for the morning',
      { hush: { by: 'quiet-hours', waits: true } },
      'Waits for the end of your quiet hours',
    ],
    ['over the budget', { hush: { by: 'budget', waits: true } }, 'Waits for your next digest'],
    [
      'as an update of what waits for the digest',
      { kind: 'update', hush: { by: 'budget', waits: true } },
      'Waits for your next digest',
    ],
    [
      'at once, in the night',
      { kind: 'kill', hush: { by: 'quiet-hours', waits: false } },
      'Without a sound in your quiet hours',
    ],
    ['while its rule rests', { hush: { by: 'cooldown', waits: false } }, 'Without a sound: its rule rests'],
    ['as updates do', { kind: 'update' }, null],
    ['as a correction that nobody had to hear', { kind: 'correction' }, 'Without a sound'],
  ])('%s', (_, given, words) => {
    expect(howItCame(alert({ silent: true, ...given }))).toBe(words);
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

  it('says what is new, and in which words', () => {
    const words = alertWords(
      folded(
        alert({}),
        alert({
          version: 2,
          kind: 'update',
          wires: ['Antara', 'AP'],
          note: { change: 'first deaths: 3 dead' },
          story: { title: 'Quake kills three off Banda', summary: 'Three died.' },
        }),
      ),
      now,
    );
    expect([words.lead, words.rest]).toEqual(['First deaths: 3 dead.', 'Now also from AP.']);
  });

  it('says who corrects, against its own report, and what the reader was told when', () => {
    const words = alertWords(
      folded(
        alert({}),
        alert({ version: 2, kind: 'update', story: { id: '6', title: 'Aid reaches Banda' } }),
        alert({
          version: 3,
          kind: 'correction',
          note: { told: { at: '2020-01-14T11:00:00.000Z', title: 'Death toll in Banda quake at 12' } },
          story: { title: 'Death toll in Banda quake at 21' },
        }),
      ),
      now,
    );
    expect(words.lead).toBe('Antara corrects itself:');
    expect(words.changes.filter(({ kind }) => kind !== 'same')).toEqual([
      { kind: 'removed', text: '12' },
      { kind: 'added', text: '21' },
    ]);
    expect(words.rest).toMatch(/^You were told at .*: “Death toll in Banda quake at 12”\.$/);
  });

  it('warns off a killed story, unless another wire still stands by it', () => {
    const told = { at: '2020-01-14T11:00:00.000Z', title: 'Death toll in Banda quake at 12' };
    const kill = { version: 2, kind: 'kill' } as const;
    const alone = alertWords(
      folded(
        alert({}),
        alert({ ...kill, standing: [], note: { told, standing: 'Withdrawn. Do not use it' } }),
      ),
      now,
    );
    expect(alone.lead).toBe('Withdrawn. Do not use it.');
    // The headline says already which words.
    expect(alone.rest).toMatch(/^You were told at [^“]*\.$/);
    const standing = alertWords(
      folded(
        alert({}),
        alert({
          ...kill,
          standing: ['AP'],
          note: { told, standing: 'Antara has withdrawn its report. AP still reports it' },
          story: { title: 'Quake off Banda, say residents', summary: 'AP has it.' },
        }),
      ),
      now,
    );
    expect(standing.lead).toBe('Antara has withdrawn its report. AP still reports it.');
    expect(standing.changes).toEqual([{ kind: 'same', text: 'AP has it.' }]);
    expect(standing.rest).toContain('“Death toll in Banda quake at 12”');
  });

  it('asks to wait on hold', () => {
    const words = alertWords(folded(alert({}), alert({ version: 2, kind: 'hold' })), now);
    expect(words.lead).toBe('Antara asks to wait.');
  });
});
