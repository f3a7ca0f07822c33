import { WirewatchError } from '@app/contracts';
import { TagStore } from '@app/ports';
import { Controller } from '@nestjs/common';
import type { CallAnswer, CallInput } from './call.js';
import { Call, Input } from './call.decorator.js';

/** How far back unknown tags are counted, and how many are shown. */
const DAYS = 30;
const MOST = 200;

/** Tags that admins teach beside the conventions' file. */
@Controller()
export class TagsController {
  constructor(private readonly tags: TagStore) {}

  @Call('listTaughtTags')
  async listTaughtTags(): Promise<CallAnswer<'listTaughtTags'>> {
    return { items: await this.tags.taught() };
  }

  @Call('listUnknownTags')
  async listUnknownTags(): Promise<CallAnswer<'listUnknownTags'>> {
    return { items: await this.tags.unknown(new Date(Date.now() - DAYS * 86_400_000), MOST) };
  }

  @Call('teachTag')
  teachTag(@Input() { params, body, caller }: CallInput<'teachTag'>): Promise<CallAnswer<'teachTag'>> {
    const { kind, priority = null } = body;
    return this.tags.teach({ tag: params.tag.toUpperCase(), kind, priority }, caller.known.id);
  }

  @Call('forgetTag')
  async forgetTag(@Input() { params }: CallInput<'forgetTag'>): Promise<void> {
    if (!(await this.tags.forget(params.tag.toUpperCase()))) throw new WirewatchError('not-found');
  }
}
