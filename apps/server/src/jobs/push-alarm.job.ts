import type { JobPayload } from '@app/contracts';
import { PushSender } from '@app/delivery';
import { AlarmStore, DeviceStore, JobQueue } from '@app/ports';
import type { DeliveryOutcome, PendingAlarmPush } from '@app/ports';
import { Injectable } from '@nestjs/common';

/** Longer than a batch can take: until then no other worker sends the same. */
const LEASE_MS = 60_000;

/** Sends pending pushes of feeds' alarms and keeps each outcome. */
@Injectable()
export class PushAlarmJob {
  constructor(
    private readonly alarms: AlarmStore,
    private readonly devices: DeviceStore,
    private readonly sender: PushSender,
    private readonly queue: JobQueue,
  ) {}

  /** Safe to run twice: what is sent or claimed by another is left out. */
  async run({ pushIds }: JobPayload<'push-alarm'>): Promise<void> {
    const pending = await this.alarms.claimPushes(pushIds, new Date(Date.now() + LEASE_MS));
    await this.sender.sendAlarms(pending, (push, outcome) => this.keep(push, outcome));
  }

  private async keep(push: PendingAlarmPush, outcome: DeliveryOutcome): Promise<void> {
    await this.alarms.recordPush(push.id, outcome);
    if (outcome.kind === 'gone') await this.devices.removeGone(push.device.id);
    if (outcome.kind !== 'retry') return;
    await this.queue.add({
      name: 'push-alarm',
      payload: { pushIds: [push.id] },
      id: `alarmpush-${push.id}-a${push.attempts + 1}`,
      delayMs: Math.max(0, outcome.at.getTime() - Date.now()),
    });
  }
}
