import { WirewatchError } from '@app/contracts';
import type { Person, Rule, Story, Trace, TracedRule, TraceStep } from '@app/contracts';
import { RuleStore, StoryStore, SubscriptionStore, TraceStore } from '@app/ports';
import type { DecisionTrail, VersionTrail } from '@app/ports';
import { cutStory, marksOf, readRule } from '@app/rules';
import type { CutStory, TermLists } from '@app/rules';
import { Injectable } from '@nestjs/common';
import { missingParts } from './missing-parts.js';
import { deliveryStep, fetchedStep, keptStep, policyStep, threadStep, wordsStep } from './trace-steps.js';

/** Rules that are looked at for one trace: nobody follows more than they can read of. */
const MOST_RULES = 50;

/** Whose trace is asked for. */
export interface TraceRequest {
  readonly storyId: string;
  /** Null: every rule that the person follows. */
  readonly rule: Rule | null;
  readonly person: Person;
  readonly isStaff: boolean;
}

/** Tells why, or why not, a story reached somebody. */
@Injectable()
export class Tracer {
  constructor(
    private readonly traces: TraceStore,
    private readonly stories: StoryStore,
    private readonly rules: RuleStore,
    private readonly subscriptions: SubscriptionStore,
  ) {}

  /** @throws WirewatchError not-found for what is not there, or under an embargo for who is not staff */
  async trace({ storyId, rule, person, isStaff }: TraceRequest): Promise<Trace> {
    const [story, trail] = [await this.stories.get(storyId), await this.traces.trail(storyId)];
    if (story === null || trail === null || (story.embargo !== null && !isStaff)) {
      throw new WirewatchError('not-found', 'No story of ours is known by that.');
    }
    const followed = new Set((await this.subscriptions.list(person.id)).map(({ ruleId }) => ruleId));
    const asked = rule === null ? await this.followedRules([...followed]) : [rule];
    const traced = await this.traceRules(asked, story, trail);
    const ownDecision = await this.traces.ofPerson(storyId, person.id);
    // Staff may ask for a topic that they don't follow: then its room answers.
    const room = ownDecision === null && rule?.scope === 'topic' && !followed.has(rule.id) && isStaff;
    const decision = room ? await this.traces.ofTopic(storyId, rule.id) : ownDecision;
    const follows = room || asked.some(({ id }) => followed.has(id));
    const steps = await this.steps(story, trail, traced, decision, follows);
    const stop = steps.find(({ passed }) => !passed);
    return {
      story: {
        id: story.id,
        version: story.version,
        title: story.title,
        url: story.url,
        source: story.source,
        language: story.language,
        thread: story.thread,
      },
      rules: traced,
      steps,
      stopped: stop === undefined ? null : { step: stop.step, why: stop.outcome },
      counts: isStaff ? await this.traces.counts(storyId) : null,
    };
  }

  private async followedRules(ids: readonly string[]): Promise<Rule[]> {
    const rules = await Promise.all(ids.slice(0, MOST_RULES).map((id) => this.rules.get(id)));
    return rules.filter((rule) => rule !== null);
  }

  /** What was found when the story was matched; for a rule that did not match then, what it lacks now. */
  private async traceRules(rules: readonly Rule[], story: Story, trail: VersionTrail): Promise<TracedRule[]> {
    const lists: TermLists = new Map((await this.rules.lists()).map(({ name, entries }) => [name, entries]));
    const cut = cutStory(story);
    const found = new Map(trail.matches.map(({ ruleId, marks }) => [ruleId, marks]));
    return rules.map((rule) => {
      const marks = found.get(rule.id);
      const { id, name } = rule;
      return marks === undefined
        ? { id, name, matched: false, ...lookAgain(rule, cut, lists) }
        : { id, name, matched: true, marks, missing: [] };
    });
  }

  private async steps(
    story: Story,
    trail: VersionTrail,
    rules: readonly TracedRule[],
    decision: DecisionTrail | null,
    follows: boolean,
  ): Promise<TraceStep[]> {
    const told = decision?.kind === 'told' ? decision : null;
    const steps = [
      fetchedStep(trail),
      keptStep(trail, told !== null),
      threadStep(story, trail),
      wordsStep(rules, trail, told !== null),
      policyStep(trail, decision, follows),
    ];
    if (told === null) return untilStopped(steps);
    const [deliveries, summary] = [
      await this.traces.deliveries(told.carriage === null ? '0' : told.alertId, told.version),
      told.carriage === null ? null : await this.traces.summary(told.alertId),
    ];
    return untilStopped([...steps, deliveryStep(told, deliveries, summary)]);
  }
}

/** A rule may have changed since the story came: then it may match today. */
function lookAgain(rule: Rule, cut: CutStory, lists: TermLists): Pick<TracedRule, 'marks' | 'missing'> {
  const { plan, query } = readRule(rule.query, lists);
  if (plan === null || query === null) return { marks: {}, missing: [rule.canonical] };
  return { marks: marksOf(plan, cut), missing: missingParts(query, cut, lists) };
}

/** The steps up to the first at which it went no further. */
function untilStopped(steps: readonly TraceStep[]): TraceStep[] {
  const stop = steps.findIndex(({ passed }) => !passed);
  return stop === -1 ? [...steps] : steps.slice(0, stop + 1);
}
