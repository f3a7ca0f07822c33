import { Tracer } from '@app/archive';
import { WirewatchError } from '@app/contracts';
import { RuleStore, TraceStore } from '@app/ports';
import { canonicalLink } from '@app/stories';
import { Controller } from '@nestjs/common';
import type { CallAnswer, CallInput } from './call.js';
import { Call, Input } from './call.decorator.js';
import { readableRule } from './readable-rule.js';

/** Why, or why not, a story reached somebody. */
@Controller()
export class TraceController {
  constructor(
    private readonly tracer: Tracer,
    private readonly traces: TraceStore,
    private readonly rules: RuleStore,
  ) {}

  @Call('getTrace')
  async getTrace(@Input() { query, caller }: CallInput<'getTrace'>): Promise<CallAnswer<'getTrace'>> {
    const rule =
      query.rule === undefined ? null : readableRule(await this.rules.get(query.rule), caller.person);
    const storyId = query.story ?? (await this.byLink(query.url ?? ''));
    return this.tracer.trace({ storyId, rule, person: caller.known, isStaff: caller.isStaff });
  }

  /** The story behind a pasted link. @throws WirewatchError not-found */
  private async byLink(url: string): Promise<string> {
    const link = canonicalLink(url.trim());
    const found = link === null ? null : await this.traces.findByLink(link);
    if (found === null) throw new WirewatchError('not-found', 'No feed of ours has brought this link.');
    return found;
  }
}
