import type { StoryStatus } from '@app/contracts';
import type { AlertCause, FollowedRule, ThreadReport, ToldThread } from '@app/ports';
import { decideAlert } from './decide-alert.js';
import { cause, keep, minutes, person, report, rule } from './policy.fixture.js';

const FIVE = ['AFP', 'Reuters', 'dpa', 'AP', 'TASS'];
const wires = FIVE.map((reporter, at) =>
  report({ storyId: String(at + 1), reporter, title: `Haftar leaves Moscow (${reporter})` }),
);
const roundup = report({ storyId: '6', reporter: 'DW', leansOn: ['AFP', 'Reuters', 'dpa', 'AP'] });
const ofAfp = (reports: readonly ThreadReport[], title: string, status: StoryStatus = 'standing') =>
  reports.map((each) => (each.storyId === '1' ? { ...each, version: 2, title, status } : each));
const updated = ofAfp([...wires, roundup], 'Haftar leaves Moscow, aides say (AFP)');
const corrected = ofAfp(updated, 'Haftar flies home for talks (AFP)');
const killed = [
  ...ofAfp(corrected, 'Haftar flies home for talks (AFP)', 'withdrawn'),
  report({ storyId: '7', notice: true, title: 'Please kill item afp 157' }),
];

/** Five wires and a round-up report it, then AFP changes its mind. */
const EVENTS: readonly (readonly [string, Partial<AlertCause>])[] = [
  ...wires.map((each, at) => {
    const { storyId, reporter } = each;
    return [
      `${reporter} reports`,
      { storyId, aboutStoryId: storyId, reports: wires.slice(0, at + 1) },
    ] as const;
  }),
  ['round-up', { storyId: '6', aboutStoryId: '6', reports: [...wires, roundup] }],
  ['update', { version: 2, kind: 'update', reports: updated }],
  ['refile', { version: 3, kind: 'update', revision: 'refile', reports: updated }],
  ['correction', { version: 4, kind: 'correction', alertable: false, reports: corrected }],
  ['kill', { storyId: '7', aboutStoryId: '1', kind: 'kill', reports: killed }],
];

/** A person's rules that match an event, and what changed in how they follow the thread. */
interface Follows {
  readonly rules: readonly FollowedRule[];
  readonly thread?: Partial<ToldThread>;
}

/** Ten minutes after each other, to one person as they are then. */
function bring(followsAt: (event: string) => Follows) {
  let kept: ToldThread | null = null;
  return EVENTS.map(([event, patch], at) => {
    const now = minutes(10 * at);
    const { rules, thread } = followsAt(event);
    const told: ToldThread | null = kept === null ? null : Object.assign({}, kept, thread);
    const what = cause({ at: minutes(0).toISOString(), ...patch });
    const outcome = decideAlert(what, person({ rules, told }), now);
    if (!('silent' in outcome)) kept = keep(told, outcome, what, now);
    return { event, outcome };
  });
}

/** The rule matches until the correction changes the words. */
const matching = (event: string): Follows => ({
  rules: event === 'correction' || event === 'kill' ? [] : [rule({ matchedBefore: event !== 'AFP reports' })],
});
const heard = (history: ReturnType<typeof bring>) =>
  history.flatMap(({ event, outcome }) =>
    'silent' in outcome || outcome.carriage.kind === 'none'
      ? []
      : [`${event}: ${outcome.kind}, ${outcome.carriage.kind}`],
  );

describe('Haftar leaves Moscow without signing', () => {
  it('is one new alert to a follower, updated in place, corrected once and withdrawn once', () => {
    const history = bring(matching);
    expect(heard(history)).toEqual([
      'AFP reports: new, now',
      'Reuters reports: update, gathered',
      'dpa reports: update, gathered',
      'AP reports: update, gathered',
      'TASS reports: update, gathered',
      'round-up: update, gathered',
      'update: update, gathered',
      'correction: correction, now',
      'kill: kill, now',
    ]);
    expect(history.at(-1)?.outcome).toMatchObject({
      showsStoryId: '2',
      wires: [...FIVE, 'DW'],
      standing: ['Reuters', 'dpa', 'AP', 'TASS', 'DW'],
      confidence: 'one withdrew',
      note: { standing: 'AFP has withdrawn its report. Reuters, dpa, AP and TASS still report it' },
      carriage: { kind: 'now', sound: true },
    });
  });

  it('is nothing to who was never told', () => {
    expect(heard(bring(() => ({ rules: [] })))).toEqual([]);
  });

  it('is corrected and withdrawn to who unfollowed in between, and nothing else', () => {
    let unfollowed = false;
    const history = bring((event) => {
      unfollowed ||= event === 'dpa reports';
      if (!unfollowed) return matching(event);
      return { rules: [], thread: { rules: [rule({ channels: [] })], endedAt: minutes(15).toISOString() } };
    });
    expect(heard(history)).toEqual([
      'AFP reports: new, now',
      'Reuters reports: update, gathered',
      'correction: correction, now',
      'kill: kill, now',
    ]);
  });
});
