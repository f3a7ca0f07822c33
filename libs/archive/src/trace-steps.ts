import type { ArchiveCause, Story, TracedRule, TraceStep } from '@app/contracts';
import type { DecisionTrail, DeliveryTrail, SummaryTrail, VersionTrail } from '@app/ports';

/** Why a story raises no alert by itself. */
const ARCHIVED: Readonly<Record<ArchiveCause, string>> = {
  'first-poll': 'it came with the first poll of its feed, which fills the archive',
  old: 'it was older than a day when it came',
  flood: 'its feed suddenly brought many old stories at once',
  'live-blog': 'it is a live blog, which never alerts',
};

/** When its feed brought it. */
export const fetchedStep = ({ feed, fetched }: VersionTrail): TraceStep => ({
  step: 'fetched',
  at: fetched,
  outcome: `${feed} brought it`,
  passed: true,
});

/** Whether it was kept as news, or for the archive alone. */
export function keptStep(trail: VersionTrail, told: boolean): TraceStep {
  const step = { step: 'kept', at: trail.keptAt } as const;
  const { embargo } = trail;
  if (embargo !== null) {
    const until = embargo.until === null ? 'the desk decides' : embargo.until;
    return { ...step, outcome: `under an embargo until ${until}`, passed: false };
  }
  const version = trail.version === 1 ? 'kept' : `kept as version ${trail.version}`;
  if (trail.alertable || told) return { ...step, outcome: version, passed: true };
  const why = trail.archivedBecause === null ? 'no reason was kept' : ARCHIVED[trail.archivedBecause];
  return { ...step, outcome: `${version} for the archive alone: ${why}`, passed: false };
}

/** The event that it was put to. */
export function threadStep(story: Pick<Story, 'thread'>, trail: VersionTrail): TraceStep {
  const step = { step: 'thread', at: trail.matchedAt } as const;
  if (trail.asked) {
    return { ...step, outcome: 'the desk was asked which story it speaks of', passed: false };
  }
  if (trail.matchedAt === null || story.thread === null) {
    return { ...step, outcome: 'on its way: it was not matched yet', passed: false };
  }
  return { ...step, outcome: `in thread ${story.thread}`, passed: true };
}

/** Which rules found their words. */
export function wordsStep(
  rules: readonly TracedRule[],
  { matchedAt: at }: VersionTrail,
  told: boolean,
): TraceStep {
  const step = { step: 'words', at } as const;
  const matched = rules.filter((rule) => rule.matched);
  if (matched.length > 0) {
    return { ...step, outcome: `matched ${matched.map(({ name }) => name).join(', ')}`, passed: true };
  }
  const unmatched = whyUnmatched(rules);
  if (told) return { ...step, outcome: `${unmatched}, but you were told of its thread`, passed: true };
  return { ...step, outcome: rules.length === 0 ? 'you follow nothing' : unmatched, passed: false };
}

function whyUnmatched(rules: readonly TracedRule[]): string {
  const [only] = rules;
  if (rules.length !== 1 || only === undefined) return 'matched no rule that you follow';
  return only.missing.length === 0
    ? `did not match ${only.name} then; it would today`
    : `did not match ${only.name}: it lacks ${only.missing.join(', ')}`;
}

/**
 * What the policy made of it.
 * @param follows whether a rule that is asked for is followed by now
 */
export function policyStep(trail: VersionTrail, decision: DecisionTrail | null, follows: boolean): TraceStep {
  const step = { step: 'policy', at: decision?.at ?? null } as const;
  if (decision !== null) return { ...step, outcome: decision.reason, passed: decision.kind === 'told' };
  const waits = trail.needsFanOut && trail.fannedAt === null;
  const never = follows ? 'you did not follow it when the story came' : 'you do not follow it';
  return { ...step, outcome: waits ? 'on its way to its followers' : never, passed: false };
}

/** How it got to the person's devices. */
export function deliveryStep(
  { carriage, at }: Extract<DecisionTrail, { kind: 'told' }>,
  deliveries: readonly DeliveryTrail[],
  summary: SummaryTrail | null,
): TraceStep {
  const step = { step: 'delivery', at, passed: true } as const;
  if (carriage === null) return { ...step, outcome: "shown in the topic's room" };
  const page = 'in the log and on the page';
  if (carriage === 'folded') return { ...step, outcome: `${page}; ${summaryWords(summary)}` };
  const leads = summary?.kind === 'due' ? `; leads what is told at ${summary.at}` : '';
  if (deliveries.length === 0) return { ...step, outcome: `${page}${leads}` };
  const last =
    deliveries
      .map(({ updatedAt }) => updatedAt)
      .sort()
      .at(-1) ?? at;
  const failed = deliveries.every(({ state }) => state === 'failed' || state === 'gone');
  return {
    ...step,
    at: last,
    outcome: `push: ${deliveries.map(deliveryWords).join('; ')}${leads}`,
    passed: !failed,
  };
}

function summaryWords(summary: SummaryTrail | null): string {
  if (summary === null) return 'left out of its summary: withdrawn, opened or muted before';
  if (summary.kind === 'told') return `told with others in the summary of ${summary.at}`;
  return summary.takenBack
    ? `left out of what is told at ${summary.at}: it was taken back before`
    : `told with others at ${summary.at}`;
}

function deliveryWords({ state, cause, dueAt }: DeliveryTrail): string {
  switch (state) {
    case 'sent':
      return 'sent';
    case 'pending':
      return cause === null ? `due at ${dueAt}` : `tried again at ${dueAt}: ${cause}`;
    case 'failed':
      return `failed: ${cause ?? 'no reason was kept'}`;
    case 'gone':
      return 'the browser is gone';
    case 'superseded':
      return 'a later version went instead';
    case 'unchanged':
      return 'the browser shows the same text already';
  }
}
