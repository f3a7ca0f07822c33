import { Archive } from '@app/archive';
import { StoryStore } from '@app/ports';
import { Controller } from '@nestjs/common';
import type { CallAnswer, CallInput } from './call.js';
import { Call, Input } from './call.decorator.js';
import { orNotFound } from './or-not-found.js';

/** The archive: search in the rule language, and a story with its text. */
@Controller()
export class StoriesController {
  constructor(
    private readonly archive: Archive,
    private readonly stories: StoryStore,
  ) {}

  @Call('searchStories')
  searchStories(
    @Input() { query: { q = '', before, limit } }: CallInput<'searchStories'>,
  ): Promise<CallAnswer<'searchStories'>> {
    return this.archive.search({ query: q, limit, ...(before === undefined ? {} : { before }) });
  }

  @Call('getStory')
  async getStory(@Input() { params }: CallInput<'getStory'>): Promise<CallAnswer<'getStory'>> {
    return orNotFound(await this.stories.get(params.id));
  }
}
