import type { StoryStatus } from '@app/contracts';
import type { AlertCause, ThreadReport } from '@app/ports';
import {
  cause,
  follower,
  minutes,
  NOON,
  person,
  report,
  reportsBy,
  rule,
  silenceOf,
  verdictOf,
  version,
} from './policy.fixture.js';

const OTHERS = ['Reuters', 'dpa', 'AP', 'TASS'];
const five = (status: StoryStatus): ThreadReport[] => [report({ status }), ...reportsBy(...OTHERS)];
const fact = (kind: AlertCause['kind'], patch: Partial<AlertCause> = {}) =>
  cause({
    kind,
    version: 2,
    reports: [report({ status: kind === 'kill' ? 'withdrawn' : 'standing' })],
    ...patch,
  });
const DAY = 24 * 60;
const TOLD = { at: NOON.toISOString(), title: 'Haftar leaves Moscow without signing' };

describe('who is told of a correction, hold, release or kill', () => {
  it.each(['correction', 'hold', 'kill'] as const)('%s: who has a version that showed the story', (kind) => {
    expect(verdictOf(fact(kind), follower(), NOON).kind).toBe(kind);
    const others = follower({ versions: [version({ storyId: '2' })] });
    expect(silenceOf(fact(kind, { reports: five('standing') }), others, NOON)).toBe(
      `${kind}: never shown the story`,
    );
  });

  it('who has a version that showed a copy of it', () => {
    const reports = [
      report({ status: 'withdrawn' }),
      report({ storyId: '8', reporter: 'DW', copyOf: '1', status: 'withdrawn' }),
    ];
    const shownCopy = follower({ versions: [version({ storyId: '8' })] });
    expect(verdictOf(fact('kill', { reports }), shownCopy, NOON).kind).toBe('kill');
  });

  it('nobody else: never told, though the rule matches', () => {
    for (const kind of ['hold', 'kill'] as const) {
      expect(silenceOf(fact(kind), person(), NOON)).toBe(`${kind}: never told of it`);
    }
    const matched = person({ rules: [rule({ matchedBefore: true })] });
    for (const kind of ['correction', 'release'] as const) {
      expect(silenceOf(fact(kind), matched, NOON)).toBe(
        `${kind}: never told of it, and its old version matched as well`,
      );
    }
    const notice = cause({ storyId: '6', aboutStoryId: '1', kind: 'correction' });
    expect(silenceOf(notice, person(), NOON)).toBe('notice about another story: never told of it');
  });

  it('for 90 days, whatever the date of the item', () => {
    const old = (days: number) =>
      follower({ versions: [version({ at: minutes(-days * DAY).toISOString() })] });
    const undated = fact('kill', { alertable: false, at: '2001-01-01T00:00:00.000Z' });
    expect(verdictOf(undated, old(90), NOON).kind).toBe('kill');
    expect(silenceOf(undated, old(90.01), NOON)).toBe('kill: never shown the story');
  });

  it('on the channels used then', () => {
    const who = follower({
      rules: [rule({ channels: ['email'] })],
      versions: [
        version({ channels: ['push'] }),
        version({ version: 2, storyId: '2', channels: ['webhook'] }),
      ],
    });
    expect(verdictOf(fact('kill'), who, NOON).channels).toEqual(['push']);
  });

  it('also by a notice as an item of its own', () => {
    const reports = [report({ status: 'withdrawn' }), report({ storyId: '6', notice: true })];
    const notice = cause({ storyId: '6', aboutStoryId: '1', kind: 'kill', reports });
    expect(verdictOf(notice, follower(), NOON)).toMatchObject({
      kind: 'kill',
      showsStoryId: '1',
      wires: ['AFP'],
      standing: [],
    });
  });

  it('once: a kill by notice and by the story’s own version is one', () => {
    const versions = [version(), version({ version: 2, kind: 'kill', confidence: 'withdrawn' })];
    expect(silenceOf(fact('kill'), follower({ versions }), NOON)).toBe('kill: told already');
  });

  it('takes a correction of what was never shown for a report where its new text matches', () => {
    const who = follower({ versions: [version({ storyId: '2' })] }, { rules: [rule()] });
    expect(verdictOf(fact('correction', { reports: five('standing') }), who, NOON)).toMatchObject({
      kind: 'update',
      carriage: { kind: 'gathered' },
    });
  });
});

describe('a kill', () => {
  it('says who still reports it, and takes its title from the first of them', () => {
    expect(verdictOf(fact('kill', { reports: five('withdrawn') }), follower(), NOON)).toMatchObject({
      showsStoryId: '2',
      wires: ['AFP', ...OTHERS],
      standing: OTHERS,
      confidence: 'one withdrew',
      note: {
        told: TOLD,
        standing: 'AFP has withdrawn its report. Reuters, dpa, AP and TASS still report it',
      },
    });
  });

  it('says so of a single wire', () => {
    const reports = [report({ status: 'withdrawn' }), ...reportsBy('dpa')];
    expect(verdictOf(fact('kill', { reports }), follower(), NOON).note.standing).toBe(
      'AFP has withdrawn its report. dpa still reports it',
    );
  });

  it('says “Withdrawn. Do not use it” only where none stands', () => {
    const leaning = report({ storyId: '8', reporter: 'DW', leansOn: ['AFP'] });
    for (const reports of [[report({ status: 'withdrawn' })], [report({ status: 'withdrawn' }), leaning]]) {
      expect(verdictOf(fact('kill', { reports }), follower(), NOON)).toMatchObject({
        showsStoryId: '1',
        standing: [],
        confidence: 'withdrawn',
        note: { told: TOLD, standing: 'Withdrawn. Do not use it' },
      });
    }
  });

  it('says so where the wire stands by another report of the event, and shows that', () => {
    const another = report({ storyId: '8', title: 'Haftar leaves, to come back on Friday' });
    const own = [report({ status: 'withdrawn' }), another];
    expect(verdictOf(fact('kill', { reports: own }), follower(), NOON)).toMatchObject({
      showsStoryId: '8',
      standing: ['AFP'],
      confidence: 'one wire',
      note: { told: TOLD, standing: 'AFP has withdrawn one of its reports and stands by another' },
    });
    expect(
      verdictOf(fact('kill', { reports: [...own, ...reportsBy('dpa')] }), follower(), NOON).note.standing,
    ).toBe('AFP has withdrawn one of its reports and stands by another. dpa still reports it');
  });

  it('quotes what was told when it last came by itself', () => {
    const versions = [
      version({ title: 'Haftar gone' }),
      version({
        version: 2,
        kind: 'update',
        sounded: false,
        alerted: false,
        title: 'Haftar gone, aides say',
      }),
    ];
    expect(verdictOf(fact('kill'), follower({ versions }), NOON).note.told?.title).toBe('Haftar gone');
  });
});

describe('a hold and a release', () => {
  const held = version({ version: 2, kind: 'hold', confidence: 'unconfirmed' });

  it('says who still reports what is held', () => {
    const { note, standing } = verdictOf(fact('hold', { reports: five('held') }), follower(), NOON);
    expect(note.standing).toBe(
      'AFP asks to wait: it is checking its report. Reuters, dpa, AP and TASS still report it',
    );
    expect(standing).toEqual(OTHERS);
  });

  it('a release ends a hold or undoes a kill for everyone who got that', () => {
    for (const kind of ['hold', 'kill'] as const) {
      const versions = [version(), { ...held, kind }];
      expect(verdictOf(fact('release'), follower({ versions }), NOON)).toMatchObject({
        kind: 'release',
        showsStoryId: '1',
        note: { told: TOLD },
        confidence: 'one wire',
      });
    }
  });

  it('is nothing to who never got the hold, or got the release', () => {
    const reason = 'release: never told that it was held or withdrawn';
    expect(silenceOf(fact('release'), follower(), NOON)).toBe(reason);
    const released = [version(), held, version({ version: 3, kind: 'release' })];
    expect(silenceOf(fact('release'), follower({ versions: released }), NOON)).toBe(reason);
  });

  it('is a report where what was held first comes with it, to who has the thread as well', () => {
    expect(verdictOf(fact('release'), person(), NOON)).toMatchObject({ kind: 'new', showsStoryId: '1' });
    const others = follower({ versions: [version({ storyId: '2' })] }, { rules: [rule()] });
    expect(verdictOf(fact('release', { reports: five('standing') }), others, NOON)).toMatchObject({
      kind: 'update',
      showsStoryId: '1',
    });
  });

  it('has ended with a correction of what was held', () => {
    const corrected = [version(), held, version({ version: 3, kind: 'correction' })];
    expect(verdictOf(fact('hold'), follower({ versions: corrected }), NOON).kind).toBe('hold');
    expect(silenceOf(fact('release'), follower({ versions: corrected }), NOON)).toBe(
      'release: never told that it was held or withdrawn',
    );
    const killed = [
      version(),
      { ...held, kind: 'kill' as const },
      version({ version: 3, kind: 'correction' }),
    ];
    expect(silenceOf(fact('kill'), follower({ versions: killed }), NOON)).toBe('kill: told already');
    expect(verdictOf(fact('release'), follower({ versions: killed }), NOON).kind).toBe('release');
  });

  it('may be followed by another hold, or by a kill', () => {
    const released = [version(), held, version({ version: 3, kind: 'release' })];
    expect(verdictOf(fact('hold'), follower({ versions: released }), NOON).kind).toBe('hold');
    expect(verdictOf(fact('kill'), follower({ versions: [version(), held] }), NOON).kind).toBe('kill');
  });
});

describe('a correction', () => {
  it('shows the corrected text and says what was told', () => {
    expect(verdictOf(fact('correction', { reports: five('standing') }), follower(), NOON)).toMatchObject({
      showsStoryId: '1',
      note: { told: TOLD },
      standing: ['AFP', ...OTHERS],
    });
  });

  it('shows the notice where it comes as one, because that has the right words', () => {
    const notice = cause({ storyId: '6', aboutStoryId: '1', kind: 'correction' });
    expect(verdictOf(notice, follower(), NOON)).toMatchObject({ kind: 'correction', showsStoryId: '6' });
  });
});
