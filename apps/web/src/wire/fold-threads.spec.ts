import { foldThreads, rowFor } from './fold-threads.js';
import type { ShownEntry } from './filter-wire.js';
import { EMPTY_WIRE, nextWire, waitingCount } from './wire-state.js';
import type { WireStory } from './wire-state.js';
import { wireStory } from './wire-story.fixture.js';

const row = (id: string, reporter: string, more: Partial<WireStory> = {}): ShownEntry => {
  const story = wireStory({ id, reporter, thread: '1', ...more });
  const key = `${id} ${story.version}`;
  return { id: key, entry: { kind: 'story', key, story, arrived: true }, marks: {}, topics: [] };
};
const at = (minute: number) => ({ published: `2020-01-14T12:0${minute}:00.000Z` });
/** Three wires' flash of one event, newest first. */
const FLASH = [
  row('3', 'dpa', { priority: 'flash', ...at(3) }),
  row('2', 'reuters', { priority: 'flash', ...at(2) }),
  row('1', 'afp', { priority: 'flash', ...at(1) }),
];
const ids = (rows: readonly { id: string }[]) => rows.map(({ id }) => id);

describe('foldThreads', () => {
  it('shows a flash once, with the wires that carry it, the first first', () => {
    const rows = foldThreads(FLASH, new Set());
    expect(ids(rows)).toEqual(['1 1']);
    expect(rows[0]).toMatchObject({ wires: ['afp', 'reuters', 'dpa'], open: false });
    expect(ids(rows[0]?.others ?? [])).toEqual(['3 1', '2 1']);
  });

  it('says how sure the event is, as what came last knows it', () => {
    const rows = foldThreads(
      [
        row('3', 'dpa', { confidence: 'two wires' }),
        row('2', 'taz'),
        row('1', 'afp', { confidence: 'one wire' }),
      ],
      new Set(['1']),
    );
    expect(rows.map(({ id, confidence }) => [id, confidence])).toEqual([
      ['1 1', 'two wires'],
      ['3 1', null],
      ['2 1', null],
    ]);
  });

  it('shows the other reports below when it is opened', () => {
    const rows = foldThreads(FLASH, new Set(['1']));
    expect(rows.map(({ id, below }) => [id, below])).toEqual([
      ['1 1', false],
      ['3 1', true],
      ['2 1', true],
    ]);
  });

  it.each([
    ['a later version', { version: 2 }],
    ['a correction', { kind: 'correction' }],
    ['a kill', { kind: 'kill' }],
  ] as const)('moves the row up with %s', (_name, more) => {
    const other = row('9', 'afp', { thread: '2' });
    const rows = foldThreads([row('4', 'ap', more), other, ...FLASH], new Set());
    expect(ids(rows)).toEqual([`4 ${'version' in more ? 2 : 1}`, '9 1']);
  });

  it('moves the row up when a wire finds it more pressing, and never for a further one', () => {
    const [urgent, regular] = [row('2', 'dpa', { priority: 'urgent' }), row('1', 'afp')];
    expect(ids(foldThreads([urgent, regular], new Set()))).toEqual(['2 1']);
    expect(ids(foldThreads([row('3', 'ap'), urgent, regular], new Set()))).toEqual(['2 1']);
  });

  it('leaves stories apart that are in no thread yet', () => {
    const rows = foldThreads(
      [row('2', 'dpa', { thread: null }), row('1', 'afp', { thread: null })],
      new Set(),
    );
    expect(ids(rows)).toEqual(['2 1', '1 1']);
  });

  it('marks the thread’s row for a report that is folded in', () => {
    const rows = foldThreads(FLASH, new Set());
    expect(rowFor(rows, '3 1')).toBe('1 1');
    expect(rowFor(foldThreads(FLASH, new Set(['1'])), '3 1')).toBe('3 1');
    expect(rowFor(rows, 'gone')).toBeNull();
    expect(rowFor(rows, null)).toBeNull();
  });
});

describe('the wire, by threads', () => {
  it('follows stories that staff put elsewhere, and counts what waits once an event', () => {
    let wire = nextWire(EMPTY_WIRE, { kind: 'loaded', stories: [wireStory({ id: '1', thread: '1' })] });
    for (const [id, thread] of [
      ['2', '2'],
      ['3', '3'],
      ['4', '4'],
    ] as const) {
      wire = nextWire(wire, { kind: 'arrived', story: wireStory({ id, thread }), held: true });
    }
    expect(waitingCount(wire)).toBe(3);
    wire = nextWire(wire, { kind: 'moved', thread: '4', stories: ['1', '2', '3'] });
    expect(waitingCount(wire)).toBe(1);
    expect(wire.entries.map((entry) => entry.kind === 'story' && entry.story.thread)).toEqual(['4']);
  });
});
