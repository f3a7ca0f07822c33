import { call } from '../api/call.js';
import { count } from '../words/count-words.js';

/** What staff want of a thread. */
export type Rearranging =
  | {
      readonly kind: 'split';
      readonly thread: string;
      readonly stories: readonly string[];
      /** Empty: that of the first report. */
      readonly title: string;
    }
  | {
      readonly kind: 'move' | 'merge';
      readonly thread: string;
      readonly stories: readonly string[];
      readonly into: string;
    };

/** What was done, and how it is taken back. */
export interface Rearranged {
  readonly kind: Rearranging['kind'];
  /** The thread in which the stories are now. */
  readonly thread: string;
  readonly from: string;
  readonly stories: readonly string[];
  readonly sentence: string;
}

/** Does it. @throws CallError */
export async function rearrange(wish: Rearranging): Promise<Rearranged> {
  const { kind, thread: id } = wish;
  if (kind === 'split') {
    const body = { stories: [...wish.stories], ...(wish.title === '' ? {} : { title: wish.title }) };
    const { thread, from, stories } = await call('splitThread', { params: { id }, body });
    return { kind, thread: thread.id, from, stories, sentence: `${told(stories)} split off.` };
  }
  if (kind === 'merge') {
    const answer = await call('mergeThread', { params: { id }, body: { into: wish.into } });
    const { thread, from, stories } = answer;
    return { kind, thread: thread.id, from, stories, sentence: 'The threads are merged.' };
  }
  let thread = id;
  for (const story of wish.stories) {
    const moved = await call('moveStory', { params: { id: story }, body: { thread: wish.into } });
    thread = moved.thread.id;
  }
  return { kind, thread, from: id, stories: wish.stories, sentence: `${told(wish.stories)} moved.` };
}

/** Takes it back by the reverse call. @throws CallError */
export async function undo({ kind, thread, from, stories }: Rearranged): Promise<void> {
  if (kind === 'split') await call('mergeThread', { params: { id: thread }, body: { into: from } });
  else if (kind === 'merge') {
    await call('splitThread', { params: { id: thread }, body: { stories: [...stories] } });
  } else {
    for (const id of stories) await call('moveStory', { params: { id }, body: { thread: from } });
  }
}

const told = (stories: readonly string[]): string =>
  `${count(stories.length, 'story', 'stories')} ${stories.length === 1 ? 'is' : 'are'}`;
