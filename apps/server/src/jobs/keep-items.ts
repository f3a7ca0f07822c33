import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ParsedFeed, PollableFeed } from '@app/contracts';
import { StoryStore } from '@app/ports';
import type { KeepResult } from '@app/ports';
import { parseConventions, toKeepRequest } from '@app/stories';
import { Injectable } from '@nestjs/common';

/** Where the operator keeps them, from the folder that a start is made in. */
const CONVENTIONS = join('config', 'wire-conventions.yaml');

/** Makes stories of a feed's items and keeps what is new, whoever brought the feed. */
@Injectable()
export class KeepItems {
  private readonly conventions = parseConventions(readFileSync(CONVENTIONS, 'utf8'));

  constructor(private readonly stories: StoryStore) {}

  /** @param fetched when the feed was read */
  run(feed: PollableFeed, parsed: ParsedFeed, fetched: Date): Promise<KeepResult> {
    return this.stories.keep(toKeepRequest({ feed, parsed, fetched, conventions: this.conventions }));
  }
}
