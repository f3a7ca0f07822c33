import { WirewatchError } from '@app/contracts';
import { RuleStore } from '@app/ports';
import { RuleDesk } from '@app/topics';
import { Controller } from '@nestjs/common';
import type { CallAnswer, CallInput } from './call.js';
import { Call, Input } from './call.decorator.js';

/** Term lists, which rules name as `@name`. */
@Controller()
export class ListsController {
  constructor(
    private readonly desk: RuleDesk,
    private readonly rules: RuleStore,
  ) {}

  @Call('listTermLists')
  async listTermLists(): Promise<CallAnswer<'listTermLists'>> {
    return { items: await this.rules.lists() };
  }

  @Call('putTermList')
  putTermList(@Input() { params, body }: CallInput<'putTermList'>): Promise<CallAnswer<'putTermList'>> {
    return this.desk.putList(params.name, body.entries);
  }

  @Call('removeTermList')
  async removeTermList(@Input() { params }: CallInput<'removeTermList'>): Promise<void> {
    if (!(await this.desk.removeList(params.name))) throw new WirewatchError('not-found');
  }
}
