import { WirewatchError } from '@app/contracts';
import { AlertStore, EventLog } from '@app/ports';
import { Controller } from '@nestjs/common';
import type { CallAnswer, CallInput } from './call.js';
import { Call, Input } from './call.decorator.js';

/** A person's own log of alerts, and what they saw of it. */
@Controller()
export class AlertsController {
  constructor(
    private readonly alerts: AlertStore,
    private readonly log: EventLog,
  ) {}

  @Call('listAlerts')
  async listAlerts(@Input() { query, caller }: CallInput<'listAlerts'>): Promise<CallAnswer<'listAlerts'>> {
    const after = await this.known(query.after);
    return pageOf(await this.alerts.list(caller.known.id, after, query.limit), query.limit);
  }

  @Call('listSummaries')
  async listSummaries(
    @Input() { query, caller }: CallInput<'listSummaries'>,
  ): Promise<CallAnswer<'listSummaries'>> {
    const after = await this.known(query.after);
    return pageOf(await this.alerts.summaries(caller.known.id, after, query.limit), query.limit);
  }

  @Call('openAlert')
  async openAlert(@Input() { params, body, caller }: CallInput<'openAlert'>): Promise<void> {
    const found = await this.alerts.markOpened(caller.known.id, params.id, body.version, new Date());
    if (!found) throw new WirewatchError('not-found');
  }

  /** @throws WirewatchError bad-cursor for one that was not given out */
  private async known(after: string | undefined): Promise<string | null> {
    if (after === undefined) return null;
    if (BigInt(after) > BigInt(await this.log.latest())) throw new WirewatchError('bad-cursor');
    return after;
  }
}

/** A page, and where the next begins if it is full. */
function pageOf<T extends { readonly cursor: string }>(items: T[], limit: number) {
  const last = items.at(-1);
  return items.length === limit && last !== undefined ? { items, next: last.cursor } : { items };
}
