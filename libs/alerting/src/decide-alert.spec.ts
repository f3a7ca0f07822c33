import type { AlertCause } from '@app/ports';
import {
  asking,
  cause,
  dead,
  decide,
  follower,
  loudnessOf,
  minutes,
  NIGHT,
  NOON,
  person,
  report,
  reportsBy,
  rule,
  silenceOf,
  told,
  verdictOf,
  version,
} from './policy.fixture.js';

const update = (patch: Partial<AlertCause> = {}) => cause({ kind: 'update', version: 2, ...patch });
const DAY = 24 * 60;

describe('one person and one thread', () => {
  it('is one alert that names every rule, on the union of their channels', () => {
    const rules = [rule(), rule({ id: '6', name: 'Moscow', channels: ['email', 'push'] })];
    expect(verdictOf(cause(), person({ rules }), NOON)).toEqual({
      personId: '9',
      kind: 'new',
      rules: [
        { id: '5', name: 'Libya' },
        { id: '6', name: 'Moscow' },
      ],
      channels: ['live', 'push', 'email'],
      carriage: { kind: 'now', sound: true },
      hush: null,
      counts: true,
      showsStoryId: '1',
      wires: ['AFP'],
      standing: ['AFP'],
      confidence: 'one wire',
      note: {},
      reason: 'new, regular: sounds',
    });
  });

  it('is raised by the first satisfied rule, and names the others that matched', () => {
    const rules = [asking(2), rule({ id: '6', name: 'Moscow' })];
    expect(verdictOf(cause(), person({ rules }), NOON).rules.map(({ id }) => id)).toEqual(['5', '6']);
  });

  it('goes on in place where another rule matches later', () => {
    const other = person({ told: told(), rules: [rule({ id: '6', name: 'Moscow', channels: ['email'] })] });
    expect(verdictOf(update(), other, NOON)).toMatchObject({
      kind: 'update',
      rules: [
        { id: '5', name: 'Libya' },
        { id: '6', name: 'Moscow' },
      ],
      channels: ['live', 'push', 'email'],
    });
  });

  it('is nothing where no rule matches, nor of what fills the archive', () => {
    expect(silenceOf(cause(), person({ rules: [] }), NOON)).toBe('no rule matches');
    expect(silenceOf(cause({ alertable: false }), person(), NOON)).toBe('fills the archive');
    const another = cause({ storyId: '2', alertable: false, reports: [report(), ...reportsBy('dpa')] });
    expect(silenceOf(another, follower(), NOON)).toBe('fills the archive');
  });

  it('goes on with later versions whatever their date', () => {
    expect(verdictOf(update({ alertable: false }), follower(), NOON).kind).toBe('update');
  });

  it('takes nothing of what fills the archive for an update of what was told, whatever it is tagged as', () => {
    const reports = [report(), report({ storyId: '2', reporter: 'Reuters', facts: dead(12) })];
    for (const [kind, version] of [
      ['update', 1],
      ['update', 2],
      ['correction', 1],
    ] as const) {
      const archived = cause({ storyId: '2', kind, version, alertable: false, priority: 'urgent', reports });
      expect(silenceOf(archived, follower({}, { rules: [rule()] }), NOON)).toBe('fills the archive');
    }
  });

  it('takes a future date for no embargo, and an analysis for a story as any', () => {
    const future = cause({ at: minutes(DAY).toISOString() });
    expect(loudnessOf(future, person(), NOON)).toBe('sounds');
  });
});

describe('mute and snooze', () => {
  it('mute beats all', () => {
    const muted = follower({ muted: true });
    for (const kind of ['new', 'update', 'correction', 'hold', 'release', 'kill'] as const) {
      expect(silenceOf(cause({ kind, version: 2, priority: 'flash' }), muted, NOON)).toBe(
        'the thread is muted',
      );
    }
  });

  it('what was muted before it was told is new once it may be heard', () => {
    const unmuted = person({ told: told({ versions: [], rules: [] }) });
    expect(verdictOf(cause(), unmuted, NOON)).toMatchObject({ kind: 'new', counts: true });
  });

  const snoozed = rule({ snoozedUntil: minutes(10).toISOString() });

  it('a snoozed rule counts for nothing, as long as it lasts', () => {
    expect(silenceOf(cause(), person({ rules: [snoozed] }), NOON)).toBe('its rules are snoozed');
    expect(loudnessOf(cause(), person({ rules: [snoozed] }), minutes(10))).toBe('sounds');
    // What would not have come either way has its own reason.
    expect(silenceOf(cause({ kind: 'kill' }), person({ rules: [snoozed] }), NOON)).toBe(
      'kill: never told of it',
    );
    const rules = [snoozed, rule({ id: '6', name: 'Moscow', channels: ['email'] })];
    expect(verdictOf(cause(), person({ rules }), NOON)).toMatchObject({
      rules: [{ id: '6', name: 'Moscow' }],
      channels: ['email'],
    });
  });

  it('leaves updates of what the snoozed rule told on the page', () => {
    const asleep = follower({ rules: [snoozed] });
    expect(loudnessOf(update({ priority: 'flash' }), asleep, NOON)).toBe('none');
  });

  it('does not hold back what is taken back', () => {
    const kill = cause({ kind: 'kill', version: 2, reports: [report({ status: 'withdrawn' })] });
    expect(loudnessOf(kill, follower({ rules: [snoozed] }), NOON)).toBe('sounds');
  });
});

describe('corroboration', () => {
  const two = cause({ storyId: '2', reports: [report(), ...reportsBy('dpa')] });

  it('waits for as many independent wires as the rule asks for', () => {
    const who = person({ rules: [asking(2)] });
    expect(silenceOf(cause(), who, NOON)).toBe('waits for corroboration: 1 of 2 independent wires');
    const copied = cause({ reports: [report(), report({ storyId: '2', reporter: 'DW', copyOf: '1' })] });
    expect(silenceOf(copied, who, NOON)).toBe('waits for corroboration: 1 of 2 independent wires');
    expect(verdictOf(two, who, NOON)).toMatchObject({
      kind: 'new',
      wires: ['AFP', 'dpa'],
      confidence: 'two wires',
    });
  });

  it('alerts at once as unconfirmed where the rule says so, and sounds again when it is confirmed', () => {
    const rules = [asking(2, true)];
    expect(verdictOf(cause(), person({ rules }), NOON)).toMatchObject({
      kind: 'new',
      confidence: 'unconfirmed',
      carriage: { kind: 'now', sound: true },
    });
    const unsure = follower({ rules, versions: [version({ confidence: 'unconfirmed' })] });
    expect(verdictOf(update(), unsure, NOON)).toMatchObject({
      confidence: 'unconfirmed',
      carriage: { kind: 'gathered' },
    });
    expect(verdictOf(two, unsure, NOON)).toMatchObject({
      kind: 'update',
      confidence: 'two wires',
      note: { change: 'confirmed by AFP and dpa' },
      carriage: { kind: 'now', sound: true },
    });
  });

  it('raises nothing of what was held or withdrawn before anyone was told, nor of its copies', () => {
    for (const status of ['held', 'withdrawn'] as const) {
      const gone = [report({ status }), report({ storyId: '2', reporter: 'DW', copyOf: '1' })];
      for (const storyId of ['1', '2']) {
        expect(silenceOf(cause({ storyId, reports: gone }), person(), NOON)).toBe(
          'held or withdrawn before anyone was told',
        );
      }
    }
  });

  it.each([
    ['withdrawn', 'kill', 'withdrawn'],
    ['held', 'hold', 'unconfirmed'],
  ] as const)('tells anew, and sounds, when another wire reports what was %s', (status, kind, confidence) => {
    const versions = [version(), version({ version: 2, kind, confidence })];
    const again = cause({ storyId: '2', reports: [report({ status }), ...reportsBy('dpa')] });
    expect(verdictOf(again, follower({ versions }), NOON)).toMatchObject({
      kind: 'update',
      note: { change: 'now reported by dpa' },
      carriage: { kind: 'now', sound: true },
    });
  });
});

describe('what a person was last told', () => {
  const toll = (count: number, patch: Partial<AlertCause> = {}) =>
    update({ reports: [report({ facts: dead(count) })], ...patch });

  it('is measured from the last alert, so that a toll which creeps up in silent updates is told', () => {
    const gathered = { sounded: false, alerted: false };
    const versions = [
      version({ facts: dead(12) }),
      version({ version: 2, kind: 'update', facts: dead(15), ...gathered }),
    ];
    expect(verdictOf(toll(17), follower({ versions }), NOON).carriage.kind).toBe('gathered');
    expect(verdictOf(toll(18), follower({ versions }), NOON).note.change).toBe('12 dead becomes 18');
  });

  it('is what came at night without a sound, too', () => {
    const silent = version({ version: 2, kind: 'update', facts: dead(31), sounded: false });
    const versions = [version({ facts: dead(12) }), silent];
    expect(verdictOf(toll(33), follower({ versions }), NOON).carriage.kind).toBe('gathered');
  });

  it('is remembered where a version in between gave no number', () => {
    const versions = [version({ facts: dead(12) }), version({ version: 2, kind: 'update', sounded: true })];
    expect(verdictOf(toll(13), follower({ versions }), NOON).carriage.kind).toBe('gathered');
  });

  it('is not what was withdrawn since', () => {
    const versions = [version({ storyId: '2', facts: dead(40) })];
    const reports = [
      report({ facts: dead(3) }),
      report({ storyId: '2', reporter: 'dpa', status: 'withdrawn' }),
    ];
    expect(verdictOf(toll(3, { reports }), follower({ versions }), NOON).note.change).toBe(
      'first deaths: 3 dead',
    );
  });

  it('shows wires that differ as a span', () => {
    const [dpa] = reportsBy('dpa');
    const reports = [report({ facts: dead(12) }), { ...dpa!, facts: dead(9) }];
    const further = cause({ storyId: '2', reports });
    const who = follower({ versions: [version({ facts: dead(12) })] });
    expect(verdictOf(further, who, NOON)).toMatchObject({
      note: { change: '9 to 12 dead' },
      carriage: { kind: 'gathered' },
    });
  });

  it('leaves out of the span a number that is outdone by half or more', () => {
    const [dpa] = reportsBy('dpa');
    const reports = [report({ facts: dead(12) }), { ...dpa!, facts: dead(31) }];
    const who = follower({ versions: [version({ facts: dead(12) })] });
    expect(verdictOf(cause({ storyId: '2', reports }), who, NOON).note.change).toBe('12 dead becomes 31');
  });
});

describe('rules that change', () => {
  it('once told, updates follow though the rule matches no longer', () => {
    expect(verdictOf(update(), follower(), NOON)).toMatchObject({
      kind: 'update',
      rules: [{ id: '5', name: 'Libya' }],
      channels: ['live', 'push'],
    });
  });

  const unfollowed = (days: number) =>
    follower({
      rules: [rule({ channels: [] })],
      endedAt: minutes(-days * DAY).toISOString(),
      versions: [version({ at: minutes(-10 * DAY).toISOString(), channels: ['push'] })],
    });
  const kill = cause({ kind: 'kill', version: 2, reports: [report({ status: 'withdrawn' })] });

  it('after unfollowing, corrections, kills and releases still come, for seven days, on the channels used then', () => {
    expect(silenceOf(update(), unfollowed(1), NOON)).toBe('not followed any more');
    expect(silenceOf(cause({ kind: 'hold', version: 2 }), unfollowed(1), NOON)).toBe(
      'hold: not followed any more',
    );
    expect(verdictOf(cause({ kind: 'correction', version: 2 }), unfollowed(7), NOON)).toMatchObject({
      kind: 'correction',
      rules: [{ id: '5', name: 'Libya' }],
      channels: ['push'],
    });
    expect(verdictOf(kill, unfollowed(7), NOON).channels).toEqual(['push']);
    expect(silenceOf(kill, unfollowed(7.01), NOON)).toBe('kill: not followed for over 7 days');
  });

  it('goes on in place where another rule of theirs matches', () => {
    const again = { ...unfollowed(1), rules: [rule({ id: '6', name: 'Moscow' })] };
    expect(verdictOf(update(), again, NOON)).toMatchObject({
      kind: 'update',
      rules: [{ id: '6', name: 'Moscow' }],
    });
  });

  it('alerts as new where a new version matches and the old did not', () => {
    for (const kind of ['update', 'correction'] as const) {
      expect(verdictOf(cause({ kind, version: 2 }), person(), NOON).kind).toBe('new');
    }
    const matchedBefore = person({ rules: [rule({ matchedBefore: true })] });
    expect(decide(cause({ kind: 'correction', version: 2 }), matchedBefore, NOON)).toMatchObject({
      silent: true,
    });
  });
});

describe('what is found late', () => {
  const late = { feedId: '4', feed: 'DW' };

  it('folds with what else its feed brings', () => {
    expect(verdictOf(cause({ late }), person(), NOON)).toMatchObject({
      kind: 'new',
      carriage: { kind: 'folded', into: 'late', group: '4', until: minutes(2).toISOString() },
      counts: false,
    });
  });

  it.each(['flash', 'bulletin'] as const)('sounds as a %s under two hours old', (priority) => {
    const aged = (age: number) => cause({ late, priority, at: minutes(-age).toISOString() });
    expect(loudnessOf(aged(119), person(), NOON)).toBe('sounds');
    expect(loudnessOf(aged(120), person(), NOON)).toBe('late');
  });

  it('waits with the night where it comes in quiet hours', () => {
    expect(loudnessOf(cause({ late }), person(), NIGHT)).toBe('quiet-hours');
  });

  it('changes a told thread in place, silent', () => {
    expect(loudnessOf(update({ late, priority: 'urgent' }), follower(), NOON)).toBe('silent');
    expect(loudnessOf(update({ late }), follower(), NOON)).toBe('none');
  });
});

describe('what waits in a summary', () => {
  const waiting = { kind: 'folded', into: 'quiet-hours', until: '2020-01-16T06:00:00.000Z' } as const;
  const asleep = (patch: Parameters<typeof version>[0] = {}) =>
    follower({ waiting, versions: [version({ sounded: false, ...patch })] });

  it('is told there in its last version: nothing is pushed before', () => {
    for (const next of [update(), update({ priority: 'urgent' }), update({ revision: 'refile' })]) {
      expect(verdictOf(next, asleep(), NIGHT).carriage).toEqual(waiting);
    }
  });

  it('leaves it as a flash, where the person allows flashes at night', () => {
    const flash = update({ priority: 'flash' });
    expect(verdictOf(flash, asleep(), NIGHT).carriage).toEqual(waiting);
    const allowed = asleep();
    const preferences = { ...allowed.preferences, flashAtNight: true };
    expect(loudnessOf(flash, { ...allowed, preferences }, NIGHT)).toBe('sounds');
  });

  it('is corrected, held or withdrawn there: nobody was disturbed yet', () => {
    const kill = cause({ kind: 'kill', version: 2, reports: [report({ status: 'withdrawn' })] });
    for (const fact of [kill, cause({ kind: 'correction', version: 2 })]) {
      expect(verdictOf(fact, asleep(), NIGHT).carriage).toEqual(waiting);
    }
  });

  it('is told at once where the person opened it on the page', () => {
    const fact = cause({ kind: 'correction', version: 2 });
    expect(verdictOf(fact, asleep({ opened: true }), NIGHT).carriage).toEqual({
      kind: 'now',
      sound: false,
      heads: waiting.until,
    });
  });
});
