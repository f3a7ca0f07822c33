import type { Story, TracedRule, TraceStep } from '@app/contracts';
import type { DecisionTrail, DeliveryTrail, VersionTrail } from '@app/ports';

const DAY_MS = 86_400_000;

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
  return { ...step, outcome: `${version} for the archive alone: ${whyArchived(trail)}`, passed: false };
}

function whyArchived({ fetched, published, firstPolledAt }: VersionTrail): string {
  if (firstPolledAt !== null && fetched <= firstPolledAt) {
    return 'it came with the first poll of its feed, which fills the archive';
  }
  if (Date.parse(fetched) - Date.parse(published) > DAY_MS) return 'it was older than a day when it came';
  return 'it is a live blog, or its feed suddenly brought many old stories at once';
}

/** The event that it was put to. */
export function threadStep(story: Story, trail: VersionTrail): TraceStep {
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
  { told, follows }: { readonly told: boolean; readonly follows: boolean },
): TraceStep {
  const step = { step: 'words', at } as const;
  const matched = rules.filter((rule) => rule.matched);
  if (matched.length > 0) {
    return { ...step, outcome: `matched ${matched.map(({ name }) => name).join(', ')}`, passed: true };
  }
  if (told) return { ...step, outcome: 'matched no rule, but you were told of its thread', passed: true };
  if (!follows) return { ...step, outcome: 'you follow nothing', passed: false };
  return { ...step, outcome: whyUnmatched(rules), passed: false };
}

function whyUnmatched(rules: readonly TracedRule[]): string {
  const [only] = rules;
  if (rules.length !== 1 || only === undefined) return 'matched no rule that you follow';
  return only.missing.length === 0
    ? `did not match ${only.name} then; it would today`
    : `did not match ${only.name}: it lacks ${only.missing.join(', ')}`;
}

/** What the policy made of it. */
export function policyStep(trail: VersionTrail, decision: DecisionTrail | null): TraceStep {
  const step = { step: 'policy', at: decision?.at ?? null } as const;
  if (decision !== null) return { ...step, outcome: decision.reason, passed: decision.kind === 'told' };
  const waits = trail.needsFanOut && trail.fannedAt === null;
  const outcome = waits ? 'on its way to its followers' : 'it concerned nobody whom you ask for then';
  return { ...step, outcome, passed: false };
}

/** How it got to the person's devices. */
export function deliveryStep(
  { carriage, at }: Extract<DecisionTrail, { kind: 'told' }>,
  deliveries: readonly DeliveryTrail[],
  waitsUntil: string | null,
): TraceStep {
  const step = { step: 'delivery', at, passed: true } as const;
  if (carriage === null) return { ...step, outcome: "shown in the topic's room" };
  const page = 'in the log and on the page';
  if (waitsUntil !== null) return { ...step, outcome: `${page}; told with others at ${waitsUntil}` };
  if (carriage === 'folded') return { ...step, outcome: `${page}; told with others in a summary` };
  if (deliveries.length === 0) return { ...step, outcome: page };
  const last =
    deliveries
      .map(({ updatedAt }) => updatedAt)
      .sort()
      .at(-1) ?? at;
  const failed = deliveries.every(({ state }) => state === 'failed' || state === 'gone');
  return {
    ...step,
    at: last,
    outcome: `push: ${deliveries.map(deliveryWords).join('; ')}`,
    passed: !failed,
  };
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
