import { HostStore } from '@app/ports';
import { Controller } from '@nestjs/common';
import type { CallAnswer, CallInput } from './call.js';
import { Call, Input } from './call.decorator.js';

/** Hosts of feeds, and how much they are spared. */
@Controller()
export class HostsController {
  constructor(private readonly hosts: HostStore) {}

  @Call('listHosts')
  async listHosts(): Promise<CallAnswer<'listHosts'>> {
    return { items: await this.hosts.list() };
  }

  @Call('getHost')
  getHost(@Input() { params }: CallInput<'getHost'>): Promise<CallAnswer<'getHost'>> {
    return this.hosts.get(params.host);
  }

  @Call('putHost')
  putHost(@Input() { params, body }: CallInput<'putHost'>): Promise<CallAnswer<'putHost'>> {
    return this.hosts.setSpacing(params.host, body.minSpacing);
  }
}
