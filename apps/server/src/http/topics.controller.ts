import { RuleStore, SubscriptionStore } from '@app/ports';
import { Controller } from '@nestjs/common';
import type { CallAnswer, CallInput } from './call.js';
import { Call, Input } from './call.decorator.js';

const WEEK_MS = 7 * 86_400_000;

/** What a visitor may follow. */
@Controller()
export class TopicsController {
  constructor(
    private readonly rules: RuleStore,
    private readonly subscriptions: SubscriptionStore,
  ) {}

  @Call('listTopics')
  async listTopics(@Input() { caller }: CallInput<'listTopics'>): Promise<CallAnswer<'listTopics'>> {
    const [topics, alerts, followed] = await Promise.all([
      this.rules.list({ scope: 'topic' }),
      this.rules.alertCounts(new Date(Date.now() - WEEK_MS)),
      caller.person === null ? [] : this.subscriptions.list(caller.person.id),
    ]);
    const following = new Set(followed.map((subscription) => subscription.ruleId));
    return {
      items: topics.map(({ id, name, query }) => ({
        id,
        name,
        query,
        alertsLastWeek: alerts.get(id) ?? 0,
        following: following.has(id),
      })),
    };
  }
}
