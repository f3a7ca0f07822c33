import { WirewatchError } from '@app/contracts';
import { AlertStore, StoryStore } from '@app/ports';
import { Controller } from '@nestjs/common';
import type { CallAnswer, CallInput } from './call.js';
import { Call, Input } from './call.decorator.js';
import { HowSure } from './how-sure.service.js';
import { orNotFound } from './or-not-found.js';
import { StateMedia } from './state-media.service.js';

/** Threads with their timeline, and who wants to hear nothing more of one. */
@Controller()
export class ThreadsController {
  constructor(
    private readonly stories: StoryStore,
    private readonly alerts: AlertStore,
    private readonly stateMedia: StateMedia,
    private readonly howSure: HowSure,
  ) {}

  @Call('getThread')
  async getThread(@Input() { params, caller }: CallInput<'getThread'>): Promise<CallAnswer<'getThread'>> {
    const thread = orNotFound(await this.stories.thread(params.id));
    const stories = thread.stories.filter(({ embargo }) => embargo === null || caller.isStaff);
    if (stories.length === 0) throw new WirewatchError('not-found');
    return this.howSure.ofThread({ ...thread, stories: await this.stateMedia.label(stories) });
  }

  @Call('muteThread')
  muteThread(@Input() { params, caller }: CallInput<'muteThread'>): Promise<void> {
    return this.mute(caller.known.id, params.id, true);
  }

  @Call('listMutes')
  async listMutes(@Input() { caller }: CallInput<'listMutes'>): Promise<CallAnswer<'listMutes'>> {
    return { items: await this.alerts.mutes(caller.known.id) };
  }

  @Call('unmuteThread')
  unmuteThread(@Input() { params, caller }: CallInput<'unmuteThread'>): Promise<void> {
    return this.mute(caller.known.id, params.id, false);
  }

  private async mute(personId: string, threadId: string, muted: boolean): Promise<void> {
    const { id } = orNotFound(await this.stories.thread(threadId));
    if (!(await this.alerts.mute(personId, id, muted))) throw new WirewatchError('not-found');
  }
}
