import type { Hush } from '@app/contracts';
import { DEFAULT_RULE_SETTINGS } from '@app/contracts';
import type { AlertCause, ConcernedPerson } from '@app/ports';
import {
  cause,
  dead,
  follower,
  minutes,
  NIGHT,
  NOON,
  person,
  preferring,
  report,
  rule,
  told,
  verdictOf,
  version,
} from './policy.fixture.js';

const LATE = { late: { feedId: '4', feed: 'DW' } };
const PAUSED = preferring({ pausedUntil: minutes(60).toISOString() });
const cooling = rule({
  settings: { ...DEFAULT_RULE_SETTINGS, cooldownMinutes: 30 },
  lastSound: minutes(-5).toISOString(),
});
const snoozed = rule({ snoozedUntil: minutes(60).toISOString() });
const toll = (patch: Partial<AlertCause> = {}) =>
  cause({ kind: 'update', version: 2, reports: [report({ facts: dead(31) })], ...patch });
const toldOf12 = (patch: Partial<ConcernedPerson> = {}) =>
  follower({ versions: [version({ facts: dead(12) })] }, patch);
const sounded = (at: number) => version({ version: at, kind: 'update', facts: dead(12) });
const kill = cause({ kind: 'kill', version: 2, reports: [report({ status: 'withdrawn' })] });

describe('what holds an alert back', () => {
  it.each<[string, AlertCause, ConcernedPerson, Date, Hush | null]>([
    ['nothing, where it sounds', cause(), person(), NOON, null],
    ['nothing, where an update never sounds', toll({ reports: [report()] }), follower(), NOON, null],
    ['the night', cause(), person(), NIGHT, 'quiet-hours'],
    ['a pause', cause(), person(PAUSED), NOON, 'pause'],
    ['a spent budget', cause(), person({ spentToday: 12 }), NOON, 'budget'],
    ['an outage of its feed', cause(LATE), person(), NOON, 'late'],
    ['a cooldown', cause(), person({ rules: [cooling] }), NOON, 'cooldown'],
    ['the night, of news in a told thread', toll(), toldOf12(), NIGHT, 'quiet-hours'],
    ['an outage, of news in a told thread', toll(LATE), toldOf12(), NOON, 'late'],
    ['a snooze', toll(), toldOf12({ told: told({ rules: [snoozed] }) }), NOON, 'snooze'],
    [
      'three sounds of its thread today',
      toll(),
      follower({ versions: [version({ facts: dead(12) }), sounded(2), sounded(3), sounded(4)] }),
      NOON,
      'often',
    ],
    ['the night, of a kill', kill, toldOf12(), NIGHT, 'quiet-hours'],
    ['a pause, of a kill', kill, toldOf12(PAUSED), NOON, 'pause'],
  ])('%s', (_, what, who, now, hush) => {
    expect(verdictOf(what, who, now).hush).toBe(hush);
  });

  it('is what it waited for already, where it joins a summary', () => {
    const waiting = { kind: 'folded', into: 'budget', until: minutes(60).toISOString() } as const;
    const versions = [version({ facts: dead(12), sounded: false, alerted: false })];
    expect(verdictOf(toll(), follower({ versions, waiting }), NOON).hush).toBe('budget');
  });

  it('is the pause, where what is corrected waits for its end', () => {
    const waiting = { kind: 'folded', into: 'quiet-hours', until: minutes(60).toISOString() } as const;
    const versions = [version({ facts: dead(12), sounded: false, alerted: false })];
    const correction = cause({ kind: 'correction', version: 2 });
    expect(verdictOf(correction, follower({ versions, waiting }, PAUSED), NOON).hush).toBe('pause');
    expect(verdictOf(correction, follower({ versions, waiting }), NIGHT).hush).toBe('quiet-hours');
  });
});
