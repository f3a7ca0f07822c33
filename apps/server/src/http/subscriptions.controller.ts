import { WirewatchError } from '@app/contracts';
import { RuleStore, SubscriptionStore } from '@app/ports';
import { Controller } from '@nestjs/common';
import type { CallAnswer, CallInput } from './call.js';
import { Call, Input } from './call.decorator.js';
import { orNotFound } from './or-not-found.js';
import { readableRule } from './readable-rule.js';

/** Who follows what. */
@Controller()
export class SubscriptionsController {
  constructor(
    private readonly subscriptions: SubscriptionStore,
    private readonly rules: RuleStore,
  ) {}

  @Call('listSubscriptions')
  async listSubscriptions(
    @Input() { caller }: CallInput<'listSubscriptions'>,
  ): Promise<CallAnswer<'listSubscriptions'>> {
    return { items: await this.subscriptions.list(caller.known.id) };
  }

  @Call('follow')
  async follow(@Input() { params, body, caller }: CallInput<'follow'>): Promise<CallAnswer<'follow'>> {
    const rule = readableRule(await this.rules.get(params.ruleId), caller.person);
    const subscription = { ruleId: rule.id, channels: [...new Set(body.channels)] };
    await this.subscriptions.put((await caller.orJoin()).id, subscription);
    return subscription;
  }

  @Call('unfollow')
  async unfollow(@Input() { params, caller }: CallInput<'unfollow'>): Promise<void> {
    if (!(await this.subscriptions.remove(caller.known.id, params.ruleId))) {
      throw new WirewatchError('not-found');
    }
  }

  @Call('snooze')
  async snooze(@Input() { params, body, caller }: CallInput<'snooze'>): Promise<CallAnswer<'snooze'>> {
    return orNotFound(await this.subscriptions.snooze(caller.known.id, params.ruleId, new Date(body.until)));
  }

  @Call('endSnooze')
  async endSnooze(@Input() { params, caller }: CallInput<'endSnooze'>): Promise<void> {
    orNotFound(await this.subscriptions.snooze(caller.known.id, params.ruleId, null));
  }
}
