import { decideTopicAlert } from '@app/alerting';
import { JobQueue, StoryStore, ThreadStore, type Rearranged } from '@app/ports';
import { Controller } from '@nestjs/common';
import { fanOutJobs } from '../jobs/match-jobs.js';
import type { CallAnswer, CallInput } from './call.js';
import { Call, Input } from './call.decorator.js';
import { HowSure } from './how-sure.service.js';
import { orNotFound } from './or-not-found.js';
import { StateMedia } from './state-media.service.js';

/** Older news that was split off is news to nobody. */
const FRESH_MS = 2 * 3_600_000;

/** What staff do to threads: merge, split, move. */
@Controller()
export class RearrangeController {
  constructor(
    private readonly stories: StoryStore,
    private readonly threads: ThreadStore,
    private readonly queue: JobQueue,
    private readonly stateMedia: StateMedia,
    private readonly howSure: HowSure,
  ) {}

  @Call('mergeThread')
  async mergeThread(
    @Input() { params, body, caller }: CallInput<'mergeThread'>,
  ): Promise<CallAnswer<'mergeThread'>> {
    return this.#answer(await this.threads.merge(params.id, body.into, caller.known.id));
  }

  @Call('splitThread')
  async splitThread(
    @Input() { params, body, caller }: CallInput<'splitThread'>,
  ): Promise<CallAnswer<'splitThread'>> {
    const news = { since: new Date(Date.now() - FRESH_MS), decide: decideTopicAlert };
    const split = await this.threads.split(
      params.id,
      body.stories,
      body.title ?? null,
      caller.known.id,
      news,
    );
    await this.queue.addMany(fanOutJobs(split.again, Date.now()));
    return this.#answer(split);
  }

  @Call('moveStory')
  async moveStory(
    @Input() { params, body, caller }: CallInput<'moveStory'>,
  ): Promise<CallAnswer<'moveStory'>> {
    return this.#answer(await this.threads.move(params.id, body.thread, caller.known.id));
  }

  async #answer({ threadId, from, stories }: Rearranged): Promise<CallAnswer<'mergeThread'>> {
    const thread = orNotFound(await this.stories.thread(threadId));
    const labelled = { ...thread, stories: await this.stateMedia.label(thread.stories) };
    return { thread: await this.howSure.ofThread(labelled), from, stories };
  }
}
