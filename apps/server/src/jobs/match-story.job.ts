import type { JobPayload } from '@app/contracts';
import { JobQueue, StoryStore } from '@app/ports';
import { LiveRules } from '@app/topics';
import { Injectable } from '@nestjs/common';
import { fanOutJobs } from './match-jobs.js';
import { ThreadsInMemory } from './threads-in-memory.js';

/** Places one story version in its thread, holds it against every rule and writes down what matched. */
@Injectable()
export class MatchStoryJob {
  constructor(
    private readonly stories: StoryStore,
    private readonly threads: ThreadsInMemory,
    private readonly rules: LiveRules,
    private readonly queue: JobQueue,
  ) {}

  /** Safe to run twice: what is written is written once. */
  async run({ storyId, version }: JobPayload<'match-story'>): Promise<void> {
    const story = await this.stories.getVersion(storyId, version);
    if (story === null) return;
    await this.threads.place({ storyId, version });
    const { rules, words } = this.rules.match(story);
    const { needsFanOut } = await this.stories.recordMatch(
      { storyId, version, rules },
      { storyId, version, words },
    );
    if (needsFanOut) await this.queue.addMany(fanOutJobs([{ storyId, version }]));
  }
}
