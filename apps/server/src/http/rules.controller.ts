import { WirewatchError } from '@app/contracts';
import { RuleStore, SubscriptionStore } from '@app/ports';
import { RuleDesk } from '@app/topics';
import { Controller } from '@nestjs/common';
import type { CallAnswer, CallInput } from './call.js';
import { Call, Input } from './call.decorator.js';
import { orNotFound } from './or-not-found.js';
import { ownRule, readableRule } from './readable-rule.js';

/** Rules: admins own the topics, everyone their personal ones. */
@Controller()
export class RulesController {
  constructor(
    private readonly desk: RuleDesk,
    private readonly rules: RuleStore,
    private readonly subscriptions: SubscriptionStore,
  ) {}

  @Call('listRules')
  async listRules(@Input() { caller }: CallInput<'listRules'>): Promise<CallAnswer<'listRules'>> {
    const { id, role } = caller.known;
    const [topics, own] = await Promise.all([
      role === 'admin' ? this.rules.list({ scope: 'topic' }) : [],
      this.rules.list({ scope: 'personal', owner: id }),
    ]);
    return { items: [...topics, ...own] };
  }

  @Call('addRule')
  async addRule(@Input() { body, caller }: CallInput<'addRule'>): Promise<CallAnswer<'addRule'>> {
    const topic = body.scope === 'topic';
    if (topic && caller.known.role !== 'admin') throw new WirewatchError('forbidden');
    const person = await caller.orJoin();
    const rule = await this.desk.add(body, topic ? null : person.id, person.id);
    // Who writes a rule of their own wants to be told: unfollowing is theirs, following goes without saying.
    if (!topic) await this.subscriptions.put(person.id, { ruleId: rule.id, channels: ['live', 'push'] });
    return rule;
  }

  @Call('getRule')
  async getRule(@Input() { params, caller }: CallInput<'getRule'>): Promise<CallAnswer<'getRule'>> {
    return readableRule(await this.rules.get(params.id), caller.person);
  }

  @Call('changeRule')
  async changeRule(
    @Input() { params, body, caller }: CallInput<'changeRule'>,
  ): Promise<CallAnswer<'changeRule'>> {
    const rule = ownRule(await this.rules.get(params.id), caller.known);
    return orNotFound(await this.desk.change(rule, body, caller.known.id));
  }

  @Call('removeRule')
  async removeRule(@Input() { params, caller }: CallInput<'removeRule'>): Promise<void> {
    const rule = ownRule(await this.rules.get(params.id), caller.known);
    if (!(await this.desk.remove(rule.id, caller.known.id))) throw new WirewatchError('not-found');
  }

  @Call('listRuleVersions')
  async listRuleVersions(
    @Input() { params, caller }: CallInput<'listRuleVersions'>,
  ): Promise<CallAnswer<'listRuleVersions'>> {
    const rule = ownRule(await this.rules.get(params.id), caller.known);
    return { items: await this.rules.versions(rule.id) };
  }
}
