import type { JobPayload } from '@app/contracts';
import { PushSender } from '@app/delivery';
import { AlertStore, DeviceStore, JobQueue } from '@app/ports';
import type { DeliveryOutcome, PendingDelivery } from '@app/ports';
import { Injectable } from '@nestjs/common';

/** Longer than a batch can take: until then no other worker sends the same. */
const LEASE_MS = 60_000;

/** Sends a batch of pending push deliveries and keeps each outcome. */
@Injectable()
export class SendPushJob {
  constructor(
    private readonly alerts: AlertStore,
    private readonly devices: DeviceStore,
    private readonly sender: PushSender,
    private readonly queue: JobQueue,
  ) {}

  /** Safe to run twice: what is sent or claimed by another is left out. */
  async run({ deliveryIds }: JobPayload<'send-push'>): Promise<void> {
    const pending = await this.alerts.claimDeliveries(deliveryIds, new Date(Date.now() + LEASE_MS));
    await this.sender.sendAll(pending, (delivery, outcome) => this.keep(delivery, outcome));
  }

  private async keep(delivery: PendingDelivery, outcome: DeliveryOutcome): Promise<void> {
    await this.alerts.recordDelivery(delivery.id, outcome);
    if (outcome.kind === 'gone') await this.devices.removeGone(delivery.device.id);
    if (outcome.kind !== 'retry') return;
    await this.queue.add({
      name: 'send-push',
      payload: { deliveryIds: [delivery.id] },
      id: `push-${delivery.id}-a${delivery.attempts + 1}`,
      delayMs: Math.max(0, outcome.at.getTime() - Date.now()),
    });
  }
}
