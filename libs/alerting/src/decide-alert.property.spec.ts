import { KINDS, PRIORITIES, type Kind, type Preferences, type Priority } from '@app/contracts';
import type { AlertCause, AlertVerdict, Silence, ThreadReport, ToldThread } from '@app/ports';
import fc from 'fast-check';
import { decideAlert } from './decide-alert.js';
import { cause, dead, keep, minutes, person, preferring, report } from './policy.fixture.js';
import { quietTime } from './quiet-time.js';
import { isPressing } from './telling.js';

/** One thing that a wire sends, some minutes after the last. */
interface Step {
  readonly after: number;
  readonly story: number;
  readonly kind: Kind;
  readonly priority: Priority;
  readonly dead: number;
  readonly copyOf: number | null;
  readonly late: boolean;
  /** The reader opens what is there before it comes. */
  readonly opens: boolean;
}
interface Told {
  readonly step: Step;
  readonly now: Date;
  readonly what: AlertCause;
  /** As the person had it before. */
  readonly thread: ToldThread | null;
  readonly outcome: AlertVerdict | Silence;
}

const WIRES = ['AFP', 'Reuters', 'dpa', 'AP'];
const stepArb: fc.Arbitrary<Step> = fc.record({
  after: fc.oneof(fc.integer({ min: 1, max: 90 }), fc.integer({ min: 300, max: 900 })),
  story: fc.integer({ min: 0, max: 3 }),
  kind: fc.constantFrom(...KINDS),
  priority: fc.constantFrom(...PRIORITIES),
  dead: fc.integer({ min: 0, max: 60 }),
  copyOf: fc.option(fc.integer({ min: 0, max: 3 }), { freq: 5 }),
  late: fc.boolean(),
  opens: fc.boolean(),
});
const preferencesArb: fc.Arbitrary<Preferences> = fc
  .record({
    flashAtNight: fc.boolean(),
    budgetPerDay: fc.constantFrom(null, 1, 12),
    pausedUntil: fc.constantFrom(null, minutes(200).toISOString()),
  })
  .map((patch) => preferring(patch).preferences ?? person().preferences);

/** Brings the steps to one person one after the other, as storage would keep what they were told. */
function bring(steps: readonly Step[], preferences: Preferences, spentToday: number): Told[] {
  const history: Told[] = [];
  let now = minutes(0);
  let reports: ThreadReport[] = [];
  let thread: ToldThread | null = null;
  for (const step of steps) {
    now = minutes(step.after, now);
    reports = take(reports, step, now);
    thread = thread === null ? null : tend(thread, step, now);
    const storyId = String(step.story);
    const own = reports.find((each) => each.storyId === storyId);
    const what = cause({
      storyId,
      version: own?.version ?? 1,
      kind: step.kind,
      priority: step.priority,
      late: step.late ? { feedId: '1', feed: 'DW' } : null,
      at: now.toISOString(),
      reports,
    });
    const outcome = decideAlert(what, person({ preferences, spentToday, told: thread }), now);
    history.push({ step, now, what, thread, outcome });
    if (!('silent' in outcome)) thread = keep(thread, outcome, what, now);
  }
  return history;
}

const STATUS = { hold: 'held', kill: 'withdrawn', release: 'standing' } as const;

function take(reports: readonly ThreadReport[], step: Step, now: Date): ThreadReport[] {
  const storyId = String(step.story);
  const before = reports.find((each) => each.storyId === storyId);
  const status =
    step.kind in STATUS ? STATUS[step.kind as keyof typeof STATUS] : (before?.status ?? 'standing');
  const copyOf = step.copyOf === null || step.copyOf === step.story ? null : String(step.copyOf);
  const next = report({
    storyId,
    version: (before?.version ?? 0) + 1,
    reporter: WIRES[step.story] ?? 'TASS',
    copyOf: before === undefined ? copyOf : before.copyOf,
    status,
    facts: dead(step.dead),
    at: now.toISOString(),
  });
  return before === undefined ? [...reports, next] : reports.map((each) => (each === before ? next : each));
}

/** A summary that is due is told, and the reader opens what is there. */
function tend(thread: ToldThread, step: Step, now: Date): ToldThread {
  const isDue = thread.waiting !== null && new Date(thread.waiting.until) <= now;
  const versions = thread.versions.map((each, at) => ({
    ...each,
    opened: each.opened || step.opens,
    sounded: each.sounded || (isDue && at === thread.versions.length - 1),
    alerted: each.alerted || (isDue && at === thread.versions.length - 1),
  }));
  return { ...thread, versions, waiting: isDue ? null : thread.waiting };
}

const isVerdict = (outcome: AlertVerdict | Silence): outcome is AlertVerdict => !('silent' in outcome);
const holds = (check: (history: readonly Told[], preferences: Preferences) => void) =>
  fc.assert(
    fc.property(
      fc.array(stepArb, { minLength: 1, maxLength: 12 }),
      preferencesArb,
      fc.constantFrom(0, 12),
      (steps, preferences, spent) => check(bring(steps, preferences, spent), preferences),
    ),
    { numRuns: 250 },
  );

describe('whatever a thread’s wires send, one person', () => {
  it('never has two new alerts', () => {
    holds((history) => {
      const first = history.filter(({ outcome }) => isVerdict(outcome) && outcome.kind === 'new');
      expect(first.length).toBeLessThanOrEqual(1);
    });
  });

  it('never hears a sound in quiet time, except as the table allows', () => {
    holds((history, preferences) => {
      for (const { now, what, thread, outcome } of history) {
        const quiet = quietTime(preferences, now);
        if (quiet === null || !isVerdict(outcome)) continue;
        if (outcome.carriage.kind !== 'now' || !outcome.carriage.sound) continue;
        expect(quiet.paused).toBe(false);
        if (outcome.kind === 'kill') {
          expect(thread?.versions.some(({ priority }) => isPressing(priority))).toBe(true);
        } else {
          expect([what.priority, preferences.flashAtNight]).toEqual(['flash', true]);
          // A thread that was told before is silent at night, whatever its priority.
          expect(thread === null || thread.waiting !== null).toBe(true);
        }
      }
    });
  });

  it('loses nothing: what stands and is matched comes as an alert version with a reason', () => {
    holds((history) => {
      for (const { what, thread, outcome, step } of history) {
        expect(outcome.reason).not.toBe('');
        const isReport = step.kind === 'new' || step.kind === 'update';
        const stands = what.reports.every(({ status }) => status === 'standing');
        if (isReport && stands) expect(isVerdict(outcome)).toBe(true);
        if (isVerdict(outcome)) expect(outcome.channels).toEqual(['live', 'push']);
        if (thread === null && isVerdict(outcome)) expect(outcome.kind).toBe('new');
      }
    });
  });

  it('hears that a story was withdrawn exactly where an alert showed it or a copy', () => {
    holds((history) => {
      for (const { what, thread, outcome } of history) {
        if (what.kind !== 'kill' || thread === null) continue;
        const copies = new Set(
          what.reports.filter(({ copyOf }) => copyOf === what.storyId).map(({ storyId }) => storyId),
        );
        const wasShown = thread.versions.some(
          ({ storyId }) => storyId === what.storyId || copies.has(storyId),
        );
        if (isVerdict(outcome)) expect(outcome.kind).toBe('kill');
        else if (wasShown) expect(outcome.reason).toBe('kill: told already');
        if (!wasShown && copies.size === 0) expect(isVerdict(outcome)).toBe(false);
      }
    });
  });

  it('keeps what waits waiting until its summary, or tells it with a sound of its own, or at once where it was opened', () => {
    holds((history) => {
      for (const { thread, outcome } of history) {
        if (thread === null || thread.waiting === null || !isVerdict(outcome)) continue;
        const opened = thread.versions.some((each) => each.opened);
        if (outcome.carriage.kind === 'folded') expect(outcome.carriage).toEqual(thread.waiting);
        else expect(opened || (outcome.carriage.kind === 'now' && outcome.carriage.sound)).toBe(true);
      }
    });
  });
});
