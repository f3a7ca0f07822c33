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
  async getThread(@Input() { params }: CallInput<'getThread'>): Promise<CallAnswer<'getThread'>> {
    const thread = orNotFound(await this.stories.thread(params.id));
    return { ...thread, stories: await this.stateMedia.label(thread.stories) };
  }
}
