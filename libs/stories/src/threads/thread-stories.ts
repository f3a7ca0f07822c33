import { bringsOf } from './placement.js';
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
  /** Threads that a later report showed to be of another's event, with that one. */
  const livesIn = new Map<string, string>();
  const first = stories.map((story) => {
    index.expire(new Date(story.published));
    const placement = index.place(story);
    const thread = placement.kind === 'joins' ? placement.threadId : String(++threads);
    index.add(story, thread);
    for (const other of bringsOf(placement)) {
      index.bring(other, thread);
      livesIn.set(other, thread);
    }
    return thread;
  });
  return first.map((thread) => {
    let lives = thread;
    while (livesIn.has(lives)) lives = livesIn.get(lives)!;
    return lives;
  });
}
