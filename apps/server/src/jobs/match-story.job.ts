import type { JobPayload } from '@app/contracts';
import { JobQueue, StoryStore } from '@app/ports';
import { LiveRules } from '@app/topics';
import { Injectable } from '@nestjs/common';
import { fanOutJobs } from './match-jobs.js';

/** Holds one story version against every rule and writes down what matched. */
@Injectable()
export class MatchStoryJob {
  constructor(
    private readonly stories: StoryStore,
    private readonly rules: LiveRules,
    private readonly queue: JobQueue,
  ) {}

  /** Safe to run twice: what is written is written once. */
  async run({ storyId, version }: JobPayload<'match-story'>): Promise<void> {
    const story = await this.stories.getVersion(storyId, version);
    if (story === null) return;
    const { rules, words } = this.rules.match(story);
    const { needsFanOut } = await this.stories.recordMatch(
      { storyId, version, rules },
      { storyId, version, words },
    );
    if (needsFanOut) await this.queue.addMany(fanOutJobs([{ storyId, version }]));
  }
}
