import { WirewatchError } from '@app/contracts';
import { PushSender, VapidKeys } from '@app/delivery';
import { DeviceStore } from '@app/ports';
import { Controller } from '@nestjs/common';
import type { CallAnswer, CallInput } from './call.js';
import { Call, Input } from './call.decorator.js';

/** Browsers that can receive push. */
@Controller()
export class DevicesController {
  constructor(
    private readonly devices: DeviceStore,
    private readonly keys: VapidKeys,
    private readonly sender: PushSender,
  ) {}

  @Call('getPushKey')
  getPushKey(): Promise<CallAnswer<'getPushKey'>> {
    return Promise.resolve({ publicKey: this.keys.publicKey });
  }

  @Call('listDevices')
  async listDevices(@Input() { caller }: CallInput<'listDevices'>): Promise<CallAnswer<'listDevices'>> {
    return { items: await this.devices.list(caller.known.id) };
  }

  @Call('addDevice')
  async addDevice(@Input() { body, caller }: CallInput<'addDevice'>): Promise<CallAnswer<'addDevice'>> {
    const { endpoint, keys } = body.subscription;
    return this.devices.put((await caller.orJoin()).id, { endpoint, keys });
  }

  @Call('removeDevice')
  async removeDevice(@Input() { body, caller }: CallInput<'removeDevice'>): Promise<void> {
    const removed = await this.devices.removeByEndpoint(caller.known.id, body.subscription.endpoint);
    if (!removed) throw new WirewatchError('not-found');
  }

  @Call('testDevices')
  async testDevices(@Input() { caller }: CallInput<'testDevices'>): Promise<CallAnswer<'testDevices'>> {
    const devices = await this.devices.list(caller.known.id);
    if (devices.length === 0) throw new WirewatchError('no-device');
    const outcomes = await Promise.all(devices.map((device) => this.sender.sendTest(device)));
    await Promise.all(
      devices
        .filter((_, n) => outcomes[n]?.kind === 'gone')
        .map((device) => this.devices.removeGone(device.id)),
    );
    const sent = outcomes.filter((outcome) => outcome.kind === 'sent').length;
    return { sent, failed: devices.length - sent };
  }
}
