import { Archive } from '@app/archive';
import { StoryStore } from '@app/ports';
import { Controller } from '@nestjs/common';
import type { CallAnswer, CallInput } from './call.js';
import { Call, Input } from './call.decorator.js';
import { orNotFound } from './or-not-found.js';
import { StateMedia } from './state-media.service.js';

/** The archive: search in the rule language, and a story with its text. */
@Controller()
export class StoriesController {
  constructor(
    private readonly archive: Archive,
    private readonly stories: StoryStore,
    private readonly stateMedia: StateMedia,
  ) {}

  @Call('searchStories')
  async searchStories(
    @Input() { query: { q = '', before, limit } }: CallInput<'searchStories'>,
  ): Promise<CallAnswer<'searchStories'>> {
    const page = await this.archive.search({ query: q, limit, ...(before === undefined ? {} : { before }) });
    return { ...page, items: await this.stateMedia.label(page.items) };
  }

  @Call('getStory')
  async getStory(@Input() { params }: CallInput<'getStory'>): Promise<CallAnswer<'getStory'>> {
    const story = orNotFound(await this.stories.get(params.id));
    return (await this.stateMedia.label([story]))[0] ?? story;
  }
}
