import { AddressPolicy } from '@app/net';
import type { Settings } from '@app/settings';
import { Inject, Injectable } from '@nestjs/common';
import { originOf } from '../platform.module.js';
import { SETTINGS } from '../settings.token.js';

/** Below this, each subscription has an address of its own for its hub to call. */
export const CALLBACK_PATH = '/api/websub';

/** Where hubs call back, and which of them can. */
@Injectable()
export class HubCallbacks {
  private readonly policy: AddressPolicy;
  private readonly origin: string | null;

  constructor(@Inject(SETTINGS) private readonly settings: Settings) {
    this.policy = new AddressPolicy(settings.allowPrivateAddresses);
    // Without a public address only a process that answers HTTP calls can be called back.
    this.origin = settings.roles.includes('gateway') ? originOf(settings) : settings.publicUrl;
  }

  /** Of these hubs those that can call back: all where the address is public, else those of the operator's own network. */
  reaching(hubs: readonly string[]): string[] {
    if (this.origin === null) return [];
    if (this.settings.publicUrl !== null) return [...hubs];
    return hubs.filter((hub) => {
      const { hostname } = new URL(hub);
      return this.policy.lists(hostname, hostname);
    });
  }

  /** The address to give to a hub. */
  url(callbackId: string): string {
    return `${this.origin ?? ''}${CALLBACK_PATH}/${callbackId}`;
  }
}
