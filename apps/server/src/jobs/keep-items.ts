import type { ParsedFeed, PollableFeed } from '@app/contracts';
import { StoryStore } from '@app/ports';
import type { KeepResult } from '@app/ports';
import { toKeepRequest } from '@app/stories';
import { Injectable } from '@nestjs/common';
import { readWireConventions } from './wire-conventions.js';

/** Makes stories of a feed's items and keeps what is new, whoever brought the feed. */
@Injectable()
export class KeepItems {
  private readonly conventions = readWireConventions();

  constructor(private readonly stories: StoryStore) {}

  /** @param fetched when the feed was read */
  run(feed: PollableFeed, parsed: ParsedFeed, fetched: Date): Promise<KeepResult> {
    return this.stories.keep(toKeepRequest({ feed, parsed, fetched, conventions: this.conventions }));
  }
}
