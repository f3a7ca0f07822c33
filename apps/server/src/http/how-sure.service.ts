import { confidenceOf, standingWords } from '@app/alerting';
import type { Confidence } from '@app/contracts';
import { StoryStore, type StoredThread } from '@app/ports';
import { Injectable } from '@nestjs/common';

/** Says of threads how sure their events are, with the words of the alerts. */
@Injectable()
export class HowSure {
  constructor(private readonly stories: StoryStore) {}

  /** A thread, with who stands behind it. */
  async ofThread<T extends Pick<StoredThread, 'id'>>(
    thread: T,
  ): Promise<T & { readonly confidence: Confidence | null; readonly standing: string | null }> {
    const reports = (await this.stories.reports([thread.id])).get(thread.id) ?? [];
    return {
      ...thread,
      confidence: reports.length === 0 ? null : confidenceOf(reports),
      standing: standingWords(reports),
    };
  }

  /** The stories, each with how sure its thread's event is. */
  async ofStories<T extends { readonly thread: string | null }>(
    stories: readonly T[],
  ): Promise<(T & { readonly confidence?: Confidence })[]> {
    const reports = await this.stories.reports([...new Set(stories.flatMap(({ thread }) => thread ?? []))]);
    return stories.map((story) => {
      const known = reports.get(story.thread ?? '');
      return known === undefined ? story : { ...story, confidence: confidenceOf(known) };
    });
  }
}
