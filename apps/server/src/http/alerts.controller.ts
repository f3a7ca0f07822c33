import { WirewatchError } from '@app/contracts';
import { AlertStore, EventLog } from '@app/ports';
import { Controller } from '@nestjs/common';
import type { CallAnswer, CallInput } from './call.js';
import { Call, Input } from './call.decorator.js';

/** A person's own log of alerts. */
@Controller()
export class AlertsController {
  constructor(
    private readonly alerts: AlertStore,
    private readonly log: EventLog,
  ) {}

  @Call('listAlerts')
  async listAlerts(@Input() { query, caller }: CallInput<'listAlerts'>): Promise<CallAnswer<'listAlerts'>> {
    const after = query.after ?? null;
    if (after !== null && BigInt(after) > BigInt(await this.log.latest())) {
      throw new WirewatchError('bad-cursor');
    }
    const items = await this.alerts.list(caller.known.id, after, query.limit);
    const last = items.at(-1);
    return items.length === query.limit && last !== undefined ? { items, next: last.cursor } : { items };
  }
}
