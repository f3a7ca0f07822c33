import type { Priority } from '@app/contracts';
import type { KeepRequest, StoryCandidate } from '@app/ports';
import type { Tx } from '../database/database.js';

/** Counts the flashes of a feed, so that one which cries wolf is lowered. */
export class FlashCount {
  private constructor(
    private readonly limit: KeepRequest['flashes'],
    private readonly stories: Set<string>,
  ) {}

  /** The stories that the feed brought as flashes since the limit's time; the caller holds the publisher. */
  static async of(tx: Tx, { feedId, flashes, candidates }: KeepRequest): Promise<FlashCount> {
    if (flashes === undefined || !candidates.some(({ text }) => text.priority === 'flash')) {
      return new FlashCount(flashes, new Set());
    }
    const rows = await tx
      .selectFrom('story_versions as v')
      .innerJoin('stories as s', 's.id', 'v.story_id')
      .select('v.story_id')
      .distinct()
      .where('s.feed_id', '=', feedId)
      .where('v.priority', '=', 'flash')
      .where('v.alertable', '=', true)
      .where('v.fetched', '>=', flashes.since)
      .execute();
    return new FlashCount(flashes, new Set(rows.map((row) => row.story_id)));
  }

  /** The priority that a version gets; what raises nothing counts for nothing. */
  rate(
    storyId: string,
    { archived }: StoryCandidate,
    priority: Priority,
  ): { readonly priority: Priority; readonly lowered: boolean } {
    const { limit, stories } = this;
    if (priority !== 'flash' || archived !== null || limit === undefined || stories.has(storyId)) {
      return { priority, lowered: false };
    }
    if (stories.size >= limit.most) return { priority: limit.otherwise, lowered: true };
    stories.add(storyId);
    return { priority, lowered: false };
  }
}
