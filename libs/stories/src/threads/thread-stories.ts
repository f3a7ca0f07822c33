import type { ThreadStory } from './story-features.js';
import { ThreadIndex } from './thread-index.js';

/**
 * Puts stories into threads one after the other, in the order given, as the match stage does.
 * All are counted first: a server that has run for days knows which words are rare, the stories stand in for those days.
 * @returns the thread of each, numbered from 1
 */
export function threadStories(stories: readonly ThreadStory[]): string[] {
  const index = new ThreadIndex();
  for (const story of stories) index.learn(story);
  let threads = 0;
  return stories.map((story) => {
    index.expire(new Date(story.published));
    const placement = index.place(story);
    const thread = placement.kind === 'joins' ? placement.threadId : String(++threads);
    index.add(story, thread);
    return thread;
  });
}
