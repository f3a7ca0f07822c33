import type { LiveStory, Marks } from '@app/contracts';
import { mergeMarks } from './merge-marks.js';
import { toStory, type StoryRow } from './story-rows.js';

/** A topic that a story matched, with what it marks. */
export interface MarkedTopic {
  readonly id: string;
  readonly name: string;
  readonly marks: Marks;
}

/** A story as the newsroom sees it come in: with the desk's topics, never with what single people look for. */
export function liveStory(row: StoryRow, topics: readonly MarkedTopic[]): Omit<LiveStory, 'cursor'> {
  const { alertable: _alertable, body: _body, ...story } = toStory(row);
  return {
    ...story,
    marks: mergeMarks(topics.map((topic) => topic.marks)),
    rules: topics.map(({ id, name }) => ({ id, name })),
  };
}
