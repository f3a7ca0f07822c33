import type { Kind, Priority } from '@app/contracts';
import type { AlertCause, ConcernedPerson } from '@app/ports';
import {
  cause,
  dead,
  follower,
  loudnessOf,
  minutes,
  MORNING,
  NIGHT,
  NOON,
  person,
  preferring,
  report,
  silenceOf,
  verdictOf,
  version,
} from './policy.fixture.js';

const SPENT = { spentToday: 12 };
const FLASH_AT_NIGHT = preferring({ flashAtNight: true });
const update = (patch: Partial<AlertCause> = {}) => cause({ kind: 'update', version: 2, ...patch });
/** AFP counted 12 dead when it was told, and counts more now. */
const toll = (count: number) => update({ reports: [report({ facts: dead(count) })] });
const toldOf12 = (patch: Partial<ConcernedPerson> = {}) =>
  follower({ versions: [version({ facts: dead(12) })] }, patch);

describe('a new thread', () => {
  it.each<[Priority, string, string, string]>([
    // by day, at night, at night where flash is allowed
    ['flash', 'sounds', 'quiet-hours', 'sounds'],
    ['bulletin', 'sounds', 'quiet-hours', 'quiet-hours'],
    ['urgent', 'sounds', 'quiet-hours', 'quiet-hours'],
    ['regular', 'sounds', 'quiet-hours', 'quiet-hours'],
    ['deferred', 'sounds', 'quiet-hours', 'quiet-hours'],
  ])('%s: %s by day, %s at night, %s where flash is allowed', (priority, day, night, allowed) => {
    expect(loudnessOf(cause({ priority }), person(), NOON)).toBe(day);
    expect(loudnessOf(cause({ priority }), person(), NIGHT)).toBe(night);
    expect(loudnessOf(cause({ priority }), person(FLASH_AT_NIGHT), NIGHT)).toBe(allowed);
  });

  it('waits until the quiet hours end in the person’s time zone', () => {
    expect(verdictOf(cause(), person(), NIGHT).carriage).toMatchObject({ until: MORNING });
  });

  it.each<[Priority, string, boolean]>([
    ['flash', 'sounds', false],
    ['bulletin', 'sounds', false],
    ['urgent', 'budget', true],
    ['regular', 'budget', true],
  ])('%s: %s when the budget is spent, and counts: %s', (priority, spent, counts) => {
    expect(loudnessOf(cause({ priority }), person(SPENT), NOON)).toBe(spent);
    expect(verdictOf(cause({ priority }), person(), NOON).counts).toBe(counts);
    expect(verdictOf(cause({ priority }), person(SPENT), NOON).counts).toBe(false);
  });

  it('is one of twelve a day, and folded from then on into the next digest or the end of the day', () => {
    expect(loudnessOf(cause(), person({ spentToday: 11 }), NOON)).toBe('sounds');
    expect(verdictOf(cause(), person(SPENT), NOON).carriage).toEqual({
      kind: 'folded',
      into: 'budget',
      until: '2020-01-15T17:00:00.000Z',
    });
    const digests = { ...SPENT, ...preferring({ digestAt: ['08:00', '13:15'] }) };
    expect(verdictOf(cause(), person(digests), NOON).carriage).toMatchObject({
      until: '2020-01-15T12:15:00.000Z',
    });
  });

  it('never counts where it waits, so that a loud night doesn’t spend the day', () => {
    expect(verdictOf(cause(), person(), NIGHT).counts).toBe(false);
  });

  it('has no budget where the person set none', () => {
    const free = person({ spentToday: 500, ...preferring({ budgetPerDay: null }) });
    expect(loudnessOf(cause(), free, NOON)).toBe('sounds');
  });
});

describe('a rising priority or a material change', () => {
  const urgent = update({ priority: 'urgent' });

  it.each<[string, AlertCause, ConcernedPerson]>([
    ['a rise to urgent', urgent, follower()],
    ['12 dead becomes 31', toll(31), toldOf12()],
  ])('%s: sounds by day, silent at once at night, free', (_name, what, who) => {
    expect(loudnessOf(what, who, NOON)).toBe('sounds');
    expect(loudnessOf(what, who, NIGHT)).toBe('silent');
    expect(loudnessOf(what, { ...who, ...SPENT }, NOON)).toBe('sounds');
    expect(verdictOf(what, who, NOON)).toMatchObject({ kind: 'update', counts: false });
  });

  it('stays silent at night as a flash as well: the person was told of the thread', () => {
    const flash = update({ priority: 'flash' });
    expect(loudnessOf(flash, follower({}, FLASH_AT_NIGHT), NIGHT)).toBe('silent');
  });

  it('says the difference in words', () => {
    expect(verdictOf(toll(31), toldOf12(), NOON)).toMatchObject({
      note: { change: '12 dead becomes 31' },
      reason: '12 dead becomes 31: sounds',
    });
  });

  it('sounds three times a thread and day, the person’s day', () => {
    const sounded = (count: number, at: string) =>
      Array.from({ length: count }, (_, index) => version({ version: index + 2, kind: 'update', at }));
    const after = (count: number, at = minutes(-60).toISOString()) =>
      follower({ versions: [version({ at }), ...sounded(count, at)] });
    expect(loudnessOf(urgent, after(2), NOON)).toBe('sounds');
    expect(loudnessOf(urgent, after(3), NOON)).toBe('gathered');
    // 23:59 in Berlin is yesterday, 00:01 is today.
    expect(loudnessOf(urgent, after(3, '2020-01-14T22:59:00.000Z'), NOON)).toBe('sounds');
    expect(loudnessOf(urgent, after(3, '2020-01-14T23:01:00.000Z'), NOON)).toBe('gathered');
  });

  it('rises above all that was told, not above the last', () => {
    const versions = [version({ priority: 'urgent' }), version({ version: 2, kind: 'update' })];
    expect(loudnessOf(urgent, follower({ versions }), NOON)).toBe('gathered');
  });
});

describe('any other update', () => {
  it('never sounds: gathered by day, on the page alone at night, free', () => {
    expect(loudnessOf(update(), follower(), NOON)).toBe('gathered');
    expect(loudnessOf(update(), follower(), NIGHT)).toBe('none');
    expect(verdictOf(update(), follower({}, SPENT), NOON)).toMatchObject({
      carriage: { kind: 'gathered' },
      counts: false,
    });
  });

  it('is what a further wire’s report is in a told thread', () => {
    const reuters = report({ storyId: '2', reporter: 'Reuters' });
    const further = cause({ storyId: '2', reports: [report(), reuters] });
    expect(verdictOf(further, follower(), NOON)).toMatchObject({
      kind: 'update',
      showsStoryId: '2',
      wires: ['AFP', 'Reuters'],
      carriage: { kind: 'gathered' },
    });
  });

  it('is on the page alone as a refile or a copy, and nothing as a repeat', () => {
    expect(loudnessOf(update({ revision: 'refile', priority: 'flash' }), follower(), NOON)).toBe('none');
    const copy = report({ storyId: '2', reporter: 'DW', copyOf: '1' });
    const copied = cause({ storyId: '2', priority: 'urgent', reports: [report(), copy] });
    expect(loudnessOf(copied, follower(), NOON)).toBe('none');
    expect(silenceOf(update({ revision: 'repeat' }), follower(), NOON)).toBe(
      'repeat: never shown as an update',
    );
  });
});

describe.each<Kind>(['correction', 'hold', 'release'])('a %s', (kind) => {
  const fact = cause({ kind, version: 2 });
  const before = kind === 'release' ? [version({ version: 2, kind: 'hold' })] : [];
  const who = (opened: boolean, patch: Partial<ConcernedPerson> = {}) =>
    follower({ versions: [version({ opened }), ...before] }, patch);

  it('sounds only where the wrong version was opened', () => {
    expect(loudnessOf(fact, who(true), NOON)).toBe('sounds');
    expect(loudnessOf(fact, who(false), NOON)).toBe('silent');
  });

  it('is sent at once and silent in quiet hours, and heads the summary', () => {
    expect(verdictOf(fact, who(true), NIGHT).carriage).toEqual({ kind: 'now', sound: false, heads: MORNING });
  });

  it('is free', () => {
    expect(verdictOf(fact, who(true, SPENT), NOON)).toMatchObject({
      kind,
      carriage: { kind: 'now', sound: true },
      counts: false,
    });
  });
});

describe('a kill', () => {
  const kill = cause({ kind: 'kill', version: 2, reports: [report({ status: 'withdrawn' })] });
  const toldAs = (priority: Priority) => follower({ versions: [version({ priority })] });

  it.each<[Priority, string]>([
    ['flash', 'sounds'],
    ['bulletin', 'sounds'],
    ['urgent', 'silent'],
    ['regular', 'silent'],
  ])('of what was told as %s: sounds by day, %s in quiet hours', (priority, night) => {
    expect(loudnessOf(kill, toldAs(priority), NOON)).toBe('sounds');
    expect(loudnessOf(kill, toldAs(priority), NIGHT)).toBe(night);
  });

  it('is free', () => {
    expect(verdictOf(kill, follower({}, SPENT), NOON)).toMatchObject({
      carriage: { kind: 'now', sound: true },
      counts: false,
    });
  });
});

describe('a pause', () => {
  const paused = preferring({ pausedUntil: minutes(30).toISOString(), flashAtNight: true });
  const until = minutes(30).toISOString();

  it('holds back everything new, flash as well, for one summary at its end', () => {
    for (const priority of ['flash', 'regular'] as const) {
      expect(verdictOf(cause({ priority }), person(paused), NOON).carriage).toEqual({
        kind: 'folded',
        into: 'quiet-hours',
        until,
      });
    }
  });

  it('keeps updates on the page and sends what is taken back at once, silent', () => {
    expect(loudnessOf(update(), follower({}, paused), NOON)).toBe('none');
    const kill = cause({ kind: 'kill', version: 2, reports: [report({ status: 'withdrawn' })] });
    const flash = follower({ versions: [version({ priority: 'flash' })] }, paused);
    expect(verdictOf(kill, flash, NOON).carriage).toEqual({ kind: 'now', sound: false, heads: until });
  });
});

describe('a cooldown', () => {
  const cooling = (lastSound: Date) => {
    const { settings, ...rest } = person().rules[0]!;
    return { ...rest, settings: { ...settings, cooldownMinutes: 30 }, lastSound: lastSound.toISOString() };
  };

  it('holds back the sound, not the alert', () => {
    const who = person({ rules: [cooling(minutes(-29))] });
    expect(verdictOf(cause(), who, NOON)).toMatchObject({
      carriage: { kind: 'now', sound: false },
      counts: true,
    });
    expect(loudnessOf(cause(), person({ rules: [cooling(minutes(-30))] }), NOON)).toBe('sounds');
  });

  it('is the rule’s own: another that matched may sound', () => {
    const other = { ...person().rules[0]!, id: '6' };
    expect(loudnessOf(cause(), person({ rules: [cooling(minutes(-1)), other] }), NOON)).toBe('sounds');
  });

  it('is passed by flash and bulletin, and by what is taken back', () => {
    const rules = [cooling(minutes(-1))];
    expect(loudnessOf(cause({ priority: 'bulletin' }), person({ rules }), NOON)).toBe('sounds');
    const kill = cause({ kind: 'kill', version: 2, reports: [report({ status: 'withdrawn' })] });
    expect(loudnessOf(kill, follower({ rules }), NOON)).toBe('sounds');
  });
});
