import { ARCHIVE_CAUSES, type TracedRule } from '@app/contracts';
import type { DecisionTrail, SummaryTrail, VersionTrail } from '@app/ports';
import { deliveryStep, keptStep, policyStep, threadStep, wordsStep } from './trace-steps.js';

const AT = '2020-01-15T11:31:00.000Z';
const trail = (patch: Partial<VersionTrail> = {}): VersionTrail => ({
  storyId: '1',
  version: 1,
  feed: 'AFP',
  fetched: AT,
  keptAt: AT,
  alertable: true,
  archivedBecause: null,
  embargo: null,
  asked: false,
  matchedAt: AT,
  needsFanOut: true,
  fannedAt: AT,
  matches: [],
  ...patch,
});
const rule = (patch: Partial<TracedRule> = {}): TracedRule => ({
  id: '5',
  name: 'Libya',
  matched: false,
  marks: {},
  missing: ['Libya'],
  ...patch,
});
const told: Extract<DecisionTrail, { kind: 'told' }> = {
  kind: 'told',
  alertId: '3',
  version: 1,
  as: 'correction',
  reason: 'correction: at once, silent in quiet hours, heads the summary',
  carriage: 'now',
  at: AT,
};

describe('what a trace says of keeping', () => {
  it('is the reason that was kept, whatever time has passed', () => {
    const why = (archivedBecause: VersionTrail['archivedBecause']) =>
      keptStep(trail({ alertable: false, archivedBecause }), false).outcome;
    expect(ARCHIVE_CAUSES.map(why)).toEqual([
      'kept for the archive alone: it came with the first poll of its feed, which fills the archive',
      'kept for the archive alone: it was older than a day when it came',
      'kept for the archive alone: its feed suddenly brought many old stories at once',
      'kept for the archive alone: it is a live blog, which never alerts',
    ]);
    expect(why(null)).toBe('kept for the archive alone: no reason was kept');
  });

  it('is passed by a story that was told all the same', () => {
    expect(keptStep(trail({ alertable: false, archivedBecause: 'old' }), true).passed).toBe(true);
  });

  it('is an embargo with its end, or that the desk decides', () => {
    expect(keptStep(trail({ embargo: { until: AT } }), false)).toMatchObject({
      outcome: `under an embargo until ${AT}`,
      passed: false,
    });
    expect(keptStep(trail({ embargo: { until: null } }), false).outcome).toContain('the desk decides');
  });
});

describe('what a trace says of the thread', () => {
  it('is that the desk was asked, or has it still before it', () => {
    const asked = trail({ asked: true, matchedAt: null });
    expect(threadStep({ thread: null }, asked).outcome).toBe('the desk was asked which story it speaks of');
    expect(threadStep({ thread: '7' }, trail())).toMatchObject({ outcome: 'in thread 7', passed: true });
  });
});

describe('what a trace says of words', () => {
  it('is what the rule lacks, also where another rule told of the thread', () => {
    expect(wordsStep([rule()], trail(), false)).toMatchObject({
      outcome: 'did not match Libya: it lacks Libya',
      passed: false,
    });
    expect(wordsStep([rule()], trail(), true)).toMatchObject({
      outcome: 'did not match Libya: it lacks Libya, but you were told of its thread',
      passed: true,
    });
    expect(wordsStep([], trail(), false).outcome).toBe('you follow nothing');
  });
});

describe('what a trace says of the policy where nothing was decided', () => {
  it('is that the rule is not followed, or was not when the story came', () => {
    expect(policyStep(trail(), null, false).outcome).toBe('you do not follow it');
    expect(policyStep(trail(), null, true).outcome).toBe('you did not follow it when the story came');
    expect(policyStep(trail({ fannedAt: null }), null, true).outcome).toBe('on its way to its followers');
  });
});

describe('what a trace says of the delivery', () => {
  const sent = { state: 'sent', cause: null, dueAt: AT, updatedAt: AT } as const;

  it('is the push, also of what leads a summary later', () => {
    expect(deliveryStep(told, [sent], null).outcome).toBe('push: sent');
    expect(deliveryStep(told, [sent], { kind: 'due', at: AT, takenBack: false }).outcome).toBe(
      `push: sent; leads what is told at ${AT}`,
    );
  });

  it('is the summary for what waits for it', () => {
    const words = (summary: SummaryTrail | null) =>
      deliveryStep({ ...told, carriage: 'folded' }, [], summary).outcome;
    const due = { kind: 'due', at: AT, takenBack: false } as const;
    expect(words(due)).toBe(`in the log and on the page; told with others at ${AT}`);
    expect(words({ ...due, takenBack: true })).toBe(
      `in the log and on the page; left out of what is told at ${AT}: it was taken back before`,
    );
    expect(words({ kind: 'told', at: AT })).toContain(`told with others in the summary of ${AT}`);
    expect(words(null)).toContain('left out of its summary: withdrawn, opened or muted before');
  });
});
