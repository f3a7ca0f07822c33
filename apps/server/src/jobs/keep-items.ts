import type { ParsedFeed, PollableFeed } from '@app/contracts';
import { StoryStore, TagStore } from '@app/ports';
import type { KeepResult } from '@app/ports';
import { teachTags, toKeepRequest } from '@app/stories';
import { Injectable } from '@nestjs/common';
import { readWireConventions } from './wire-conventions.js';

/** Makes stories of a feed's items and keeps what is new, whoever brought the feed. */
@Injectable()
export class KeepItems {
  private readonly file = readWireConventions();
  /** The file's conventions with what admins taught, and by which lessons they were made. */
  private taught = { lessons: '[]', conventions: this.file };

  constructor(
    private readonly stories: StoryStore,
    private readonly tags: TagStore,
  ) {}

  /** @param fetched when the feed was read */
  async run(feed: PollableFeed, parsed: ParsedFeed, fetched: Date): Promise<KeepResult> {
    const conventions = await this.conventions();
    return this.stories.keep(toKeepRequest({ feed, parsed, fetched, conventions }));
  }

  /** Asked anew for each document, so that a lesson holds at once in every process. */
  private async conventions() {
    const taught = await this.tags.taught();
    const lessons = JSON.stringify(taught);
    if (lessons !== this.taught.lessons) {
      this.taught = { lessons, conventions: teachTags(this.file, taught) };
    }
    return this.taught.conventions;
  }
}
