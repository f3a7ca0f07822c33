import { WirewatchError } from '@app/contracts';
import { createLog } from '@app/observability';
import { answerIntent, isSigned } from '@app/polling';
import { HubStore } from '@app/ports';
import { Body, Controller, Get, Header, Headers, HttpCode, Param, Post, Query, Res } from '@nestjs/common';
import type { Response } from 'express';
import { z } from 'zod';
import { TakeDelivery } from '../jobs/take-delivery.js';
import { CALLBACK_PATH } from '../websub/hub-callbacks.js';

const log = createLog('hubs');

const callbackIdSchema = z.string().regex(/^[0-9a-f]{32}$/);
/** A parameter that comes twice is read as none. */
const intentSchema = z.record(z.string(), z.string().max(2000).optional().catch(undefined));

/** Where WebSub hubs call back (https://www.w3.org/TR/websub/): nobody signs in, the address and the signature are the proof. */
@Controller(CALLBACK_PATH)
export class WebSubController {
  constructor(
    private readonly hubs: HubStore,
    private readonly deliveries: TakeDelivery,
  ) {}

  /** Verification of intent (5.3). @throws WirewatchError not-found for what nobody asked */
  @Get(':id')
  @Header('content-type', 'text/plain; charset=utf-8')
  async verify(@Param('id') id: string, @Query() query: unknown): Promise<string> {
    const known = await this.subscription(id);
    const answer = answerIntent(known, intentSchema.catch({}).parse(query), new Date());
    if (answer.kind === 'refused' || known === null) throw new WirewatchError('not-found');
    switch (answer.kind) {
      case 'confirmed':
        await this.hubs.keep(answer.subscription, known.callbackId);
        return answer.challenge;
      case 'denied':
        log.warn({ feedId: known.feedId, url: known.hub }, `a hub denies the feed: ${answer.reason}`);
        await this.hubs.keep(answer.subscription, known.callbackId);
        return '';
      case 'ended':
        await this.hubs.remove(known.feedId);
        return answer.challenge;
    }
  }

  /**
   * Content distribution (7): answered when it is kept; 410 ends what we no longer want.
   * @throws WirewatchError forbidden where the signature is not the hub's
   */
  @Post(':id')
  @HttpCode(204)
  async deliver(
    @Param('id') id: string,
    @Headers('x-hub-signature') signature: string | undefined,
    @Headers('content-type') contentType: string | undefined,
    @Body() body: unknown,
    @Res({ passthrough: true }) response: Response,
  ): Promise<void> {
    const known = await this.subscription(id);
    if (known === null || known.state === 'denied') {
      response.status(410);
      return;
    }
    const bytes = Buffer.isBuffer(body) ? body : new Uint8Array();
    if (!isSigned(bytes, signature, known.secret)) {
      log.warn({ feedId: known.feedId, url: known.hub }, 'a delivery is not signed by its hub');
      throw new WirewatchError('forbidden', 'X-Hub-Signature is not that of this subscription.');
    }
    if (!known.paused) await this.deliveries.run(known, bytes, contentType ?? null);
  }

  private async subscription(id: string) {
    return callbackIdSchema.safeParse(id).success ? this.hubs.ofCallback(id) : null;
  }
}
