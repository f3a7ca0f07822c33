import { confidenceOf, decideTopicAlert } from '@app/alerting';
import type { JobPayload } from '@app/contracts';
import { EmbargoStore, JobQueue, NoticeStore, StoryStore } from '@app/ports';
import type { KeptVersion } from '@app/ports';
import { NoticeReader, type NoticeMeaning, readStageFacts } from '@app/stories';
import { LiveRules } from '@app/topics';
import { Injectable } from '@nestjs/common';
import { fanOutJobs } from './match-jobs.js';
import { ThreadsInMemory } from './threads-in-memory.js';
import { readWireConventions } from './wire-conventions.js';

/** Places one story version in its thread, holds it against every rule and writes down what matched. */
@Injectable()
export class MatchStoryJob {
  private readonly notices: NoticeReader;

  constructor(
    private readonly stories: StoryStore,
    private readonly threads: ThreadsInMemory,
    private readonly embargoes: EmbargoStore,
    private readonly rules: LiveRules,
    private readonly queue: JobQueue,
    notices: NoticeStore,
  ) {
    this.notices = new NoticeReader(notices, readWireConventions());
  }

  /** Safe to run twice: what is written is written once. */
  async run({ storyId, version }: JobPayload<'match-story'>): Promise<void> {
    const story = await this.stories.getVersion(storyId, version);
    if (story === null) return;
    await this.rules.takeIn();
    await this.rules.prepareFor(story);
    const { rules, words } = this.rules.match(story);
    if (story.embargo !== null) {
      await this.embargoes.showDesk({ storyId, version }, { storyId, version, words });
      return;
    }
    const meaning = await this.notices.read(story);
    if (meaning.kind === 'asked') return;
    await this.place({ storyId, version }, meaning);
    const { needsFanOut } = await this.stories.recordMatch(
      { storyId, version, rules, facts: readStageFacts(story) },
      { storyId, version, words },
      { decideTopicAlert, confidenceOf },
    );
    if (needsFanOut) await this.queue.addMany(fanOutJobs([{ storyId, version }]));
  }

  /** A notice goes beside the story that it speaks of, which may have come a moment before. */
  private async place(version: KeptVersion, meaning: NoticeMeaning): Promise<void> {
    if (meaning.kind !== 'about') {
      await this.threads.place(version);
      return;
    }
    const target = await this.stories.get(meaning.storyId);
    if (target?.thread === null) await this.threads.place({ storyId: target.id, version: target.version });
    await this.threads.place(version, { beside: meaning.storyId });
  }
}
