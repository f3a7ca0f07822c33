import { randomBytes } from 'node:crypto';
import type { JobPayload } from '@app/contracts';
import { createLog } from '@app/observability';
import { HubClient } from '@app/polling';
import { HubStore } from '@app/ports';
import { Injectable } from '@nestjs/common';
import { HubCallbacks } from '../websub/hub-callbacks.js';

const log = createLog('hubs');

/** Asks a feed's hub to bring its items, or to go on doing so. */
@Injectable()
export class AskHubJob {
  constructor(
    private readonly hubs: HubStore,
    private readonly client: HubClient,
    private readonly callbacks: HubCallbacks,
  ) {}

  /** Safe to run twice: the hub has one subscription for each callback. */
  async run({ feedId, hubs, topic }: JobPayload<'ask-hub'>): Promise<void> {
    const known = await this.hubs.ofFeed(feedId);
    const callbackId = known?.callbackId ?? randomBytes(16).toString('hex');
    const result = await this.client.subscribe(
      feedId,
      { hubs, topic },
      this.callbacks.url(callbackId),
      known,
      (subscription) => this.hubs.keep(subscription, callbackId),
      new Date(),
    );
    if (result.kind === 'requested') return;
    log.warn({ feedId }, `no hub takes the subscription: ${result.message}`);
    const kept = await this.hubs.ofFeed(feedId);
    // A hub that served before is asked again soon, one that never did tomorrow.
    if (kept?.state === 'requested' && known?.state !== 'requested') {
      await this.hubs.keep({ ...kept, state: 'denied' }, callbackId);
    }
  }
}
