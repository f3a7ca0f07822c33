import { Archive } from '@app/archive';
import { WirewatchError } from '@app/contracts';
import { EmbargoStore, JobQueue, NoticeStore, StoryStore } from '@app/ports';
import { Controller } from '@nestjs/common';
import { matchJobs } from '../jobs/match-jobs.js';
import type { CallAnswer, CallInput } from './call.js';
import { Call, Input } from './call.decorator.js';
import { HowSure } from './how-sure.service.js';
import { orNotFound } from './or-not-found.js';
import { StateMedia } from './state-media.service.js';

/** The archive: search in the rule language, and a story with its text. */
@Controller()
export class StoriesController {
  constructor(
    private readonly archive: Archive,
    private readonly stories: StoryStore,
    private readonly stateMedia: StateMedia,
    private readonly howSure: HowSure,
    private readonly embargoes: EmbargoStore,
    private readonly notices: NoticeStore,
    private readonly queue: JobQueue,
  ) {}

  @Call('searchStories')
  async searchStories(
    @Input() { query: { q = '', before, limit }, caller }: CallInput<'searchStories'>,
  ): Promise<CallAnswer<'searchStories'>> {
    const page = await this.archive.search({
      query: q,
      limit,
      forStaff: caller.isStaff,
      ...(before === undefined ? {} : { before }),
    });
    return { ...page, items: await this.howSure.ofStories(await this.stateMedia.label(page.items)) };
  }

  @Call('getStory')
  async getStory(@Input() { params, caller }: CallInput<'getStory'>): Promise<CallAnswer<'getStory'>> {
    const story = orNotFound(await this.stories.get(params.id));
    const isForStaff = story.embargo !== null || (await this.notices.isAsked(story.id));
    if (isForStaff && !caller.isStaff) throw new WirewatchError('not-found');
    return (await this.stateMedia.label([story]))[0] ?? story;
  }

  @Call('releaseStory')
  async releaseStory(
    @Input() { params: { id } }: CallInput<'releaseStory'>,
  ): Promise<CallAnswer<'releaseStory'>> {
    await this.queue.addMany(matchJobs(await this.embargoes.release(id, new Date()), 'released'));
    return orNotFound(await this.stories.get(id));
  }
}
