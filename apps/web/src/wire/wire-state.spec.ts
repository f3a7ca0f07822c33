import { EMPTY_WIRE, nextWire, rowsOf, waitingCount } from './wire-state.js';
import type { Wire, WireAction, WireStory } from './wire-state.js';
import { wireStory } from './wire-story.fixture.js';

const story = (id: number, version = 1): WireStory =>
  wireStory({
    id: String(id),
    title: `Story ${id}`,
    version,
    fetched: new Date(Date.UTC(2020, 0, 14, 12, 0, id)).toISOString(),
  });
const run = (...actions: WireAction[]): Wire => actions.reduce(nextWire, EMPTY_WIRE);
const rows = ({ entries }: Wire) =>
  entries.map((entry) => (entry.kind === 'story' ? `${entry.story.id}v${entry.story.version}` : entry.words));

describe('the wire', () => {
  it('puts the newest on top', () => {
    const wire = run(
      { kind: 'loaded', stories: [story(2), story(1)] },
      { kind: 'arrived', story: story(3), held: false },
    );
    expect(rows(wire)).toEqual(['3v1', '2v1', '1v1']);
  });

  it('gives each version its row, each once', () => {
    const wire = run(
      { kind: 'arrived', story: story(1), held: false },
      { kind: 'arrived', story: story(1), held: false },
      { kind: 'arrived', story: story(1, 2), held: false },
    );
    expect(rows(wire)).toEqual(['1v2', '1v1']);
  });

  it('shows in its place what became of a version, as when its embargo ends', () => {
    const until = { until: '2020-01-14T18:00:00.000Z' };
    const wire = run(
      { kind: 'arrived', story: { ...story(1), embargo: until }, held: false },
      { kind: 'arrived', story: story(2), held: false },
      { kind: 'arrived', story: { ...story(1), thread: '7' }, held: true },
    );
    expect(rows(wire)).toEqual(['2v1', '1v1']);
    expect(wire.entries[1]).toMatchObject({ story: { embargo: null, thread: '7' } });
  });

  it('lets new rows wait while the reader holds the list, then shows them together', () => {
    const held = run(
      { kind: 'loaded', stories: [story(1)] },
      { kind: 'arrived', story: story(2), held: true },
      { kind: 'arrived', story: story(3), held: true },
    );
    expect(rows(held)).toEqual(['1v1']);
    expect(waitingCount(held)).toBe(2);
    const shown = nextWire(held, { kind: 'released' });
    expect(rows(shown)).toEqual(['3v1', '2v1', '1v1']);
    expect(waitingCount(shown)).toBe(0);
  });

  it('keeps the order when the reader lets go while some still wait', () => {
    const wire = run(
      { kind: 'arrived', story: story(1), held: true },
      { kind: 'arrived', story: story(2), held: false },
      { kind: 'released' },
    );
    expect(rows(wire)).toEqual(['2v1', '1v1']);
  });

  it('sets the divider above what was replayed', () => {
    const wire = run(
      { kind: 'arrived', story: story(1), held: false },
      { kind: 'arrived', story: story(2), held: false },
      { kind: 'returned', key: 'r', words: 'Back', held: false },
      { kind: 'arrived', story: story(3), held: false },
    );
    expect(rows(wire)).toEqual(['3v1', 'Back', '2v1', '1v1']);
    expect(waitingCount(run({ kind: 'returned', key: 'r', words: 'Back', held: true }))).toBe(0);
  });

  it('is in the order of arrival, whatever the order of the archive', () => {
    expect(rows(run({ kind: 'loaded', stories: [story(1), story(3), story(2)] }))).toEqual([
      '3v1',
      '2v1',
      '1v1',
    ]);
    expect(rowsOf([story(1), story(3)]).map(({ key }) => key)).toEqual(['1 1', '3 1']);
  });

  it('puts what is loaded later among what came live, without doubles', () => {
    const wire = run(
      { kind: 'arrived', story: story(2), held: false },
      { kind: 'arrived', story: story(5), held: false },
      { kind: 'loaded', stories: [story(5), story(4), story(2), story(1)] },
    );
    expect(rows(wire)).toEqual(['5v1', '4v1', '2v1', '1v1']);
  });
});
