import type { DevicePush } from '@app/ports';
import { gatherAt } from './gather-at.js';
import { minutes, NIGHT, NOON, person, preferring } from './policy.fixture.js';

const { preferences } = person();
const push = (ago: number, silent = true): DevicePush => ({ at: minutes(-ago).toISOString(), silent });

describe('a silent update of a thread to a device', () => {
  it('goes at once where nothing went in the last ten minutes, else then', () => {
    expect(gatherAt([], preferences, NOON)).toEqual(NOON);
    expect(gatherAt([push(10)], preferences, NOON)).toEqual(NOON);
    expect(gatherAt([push(25), push(4)], preferences, NOON)).toEqual(minutes(6));
  });

  it('comes ten minutes after what sounded, too', () => {
    expect(gatherAt([push(1, false)], preferences, NOON)).toEqual(minutes(9));
  });

  it('goes six times a day', () => {
    const pushes = [20, 40, 60, 80, 100, 120].map((ago) => push(ago));
    expect(gatherAt(pushes.slice(1), preferences, NOON)).toEqual(NOON);
    expect(gatherAt(pushes, preferences, NOON)).toBeNull();
    const yesterday = pushes.map(() => push(13 * 60));
    expect(gatherAt(yesterday, preferences, NOON)).toEqual(NOON);
    expect(gatherAt([...pushes.slice(1), push(30, false)], preferences, NOON)).toEqual(NOON);
  });

  it('stays on the page in quiet hours and pauses, also where it would only go then', () => {
    expect(gatherAt([], preferences, NIGHT)).toBeNull();
    const dusk = new Date('2020-01-15T20:55:00.000Z');
    expect(gatherAt([{ at: dusk.toISOString(), silent: false }], preferences, dusk)).toBeNull();
    const paused = preferring({ pausedUntil: minutes(5).toISOString() }).preferences!;
    expect(gatherAt([], paused, NOON)).toBeNull();
  });
});
