import type { WaitingAlert } from '@app/ports';
import { minutes, NIGHT, NOON, person } from './policy.fixture.js';
import { renderSummary } from './render-summary.js';

const { preferences } = person();
const waiting = (alertId: string, patch: Partial<WaitingAlert> = {}): WaitingAlert => ({
  alertId,
  threadId: alertId,
  version: 1,
  kind: 'new',
  priority: 'regular',
  title: `Story ${alertId}`,
  standing: ['AFP'],
  at: NOON.toISOString(),
  heads: false,
  ...patch,
});
const NIGHTLY = { into: 'quiet-hours', feed: null } as const;
const idsOf = (alerts: readonly WaitingAlert[], now = NOON) =>
  renderSummary(NIGHTLY, alerts, preferences, now)?.items.map(({ alertId }) => alertId) ?? null;

describe('a summary', () => {
  it('tells the most pressing first, then the newest', () => {
    const newer = { at: minutes(1).toISOString() };
    expect(idsOf([waiting('1'), waiting('2', newer), waiting('3', { priority: 'bulletin' })])).toEqual([
      '3',
      '2',
      '1',
    ]);
  });

  it('is headed by what is put right, sent before or waiting with it', () => {
    const bulletin = waiting('1', { priority: 'bulletin' });
    expect(idsOf([bulletin, waiting('2', { kind: 'correction' })])).toEqual(['2', '1']);
    expect(idsOf([bulletin, waiting('2', { kind: 'kill', standing: [], heads: true })])).toEqual(['2', '1']);
  });

  it('leaves out what was held or withdrawn before anyone was disturbed', () => {
    const gone = (['hold', 'kill'] as const).map((kind, index) =>
      waiting(String(index), { kind, standing: [] }),
    );
    expect(idsOf([...gone, waiting('9')])).toEqual(['9']);
    expect(idsOf(gone)).toBeNull();
  });

  it('keeps it in the words of who still stands, and leaves it in its place', () => {
    for (const kind of ['hold', 'kill'] as const) {
      expect(idsOf([waiting('1', { priority: 'urgent' }), waiting('2', { kind })])).toEqual(['1', '2']);
    }
  });

  it('is none where all of it was sent before', () => {
    expect(idsOf([waiting('1', { kind: 'correction', heads: true })])).toBeNull();
  });

  it('sounds, except for a spent budget and in quiet time', () => {
    const soundOf = (into: 'quiet-hours' | 'budget' | 'late', now = NOON) =>
      renderSummary({ into, feed: null }, [waiting('1')], preferences, now)?.sound;
    expect([soundOf('quiet-hours'), soundOf('late'), soundOf('budget')]).toEqual([true, true, false]);
    expect(soundOf('late', NIGHT)).toBe(false);
  });
});
