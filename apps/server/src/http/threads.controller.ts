import { WirewatchError } from '@app/contracts';
import { StoryStore } from '@app/ports';
import { Controller } from '@nestjs/common';
import type { CallAnswer, CallInput } from './call.js';
import { Call, Input } from './call.decorator.js';
import { orNotFound } from './or-not-found.js';
import { StateMedia } from './state-media.service.js';

/** Threads with their timeline. */
@Controller()
export class ThreadsController {
  constructor(
    private readonly stories: StoryStore,
    private readonly stateMedia: StateMedia,
  ) {}

  @Call('getThread')
  async getThread(@Input() { params, caller }: CallInput<'getThread'>): Promise<CallAnswer<'getThread'>> {
    const thread = orNotFound(await this.stories.thread(params.id));
    const stories = thread.stories.filter(({ embargo }) => embargo === null || caller.isStaff);
    if (stories.length === 0) throw new WirewatchError('not-found');
    return { ...thread, stories: await this.stateMedia.label(stories) };
  }
}
