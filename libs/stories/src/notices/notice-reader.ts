import type { Story } from '@app/contracts';
import type { NoticeStore } from '@app/ports';
import { findTarget, NOTICE_DAYS } from './find-target.js';

/** Whom a story version speaks of. */
export type NoticeMeaning =
  /** Itself. */
  | { readonly kind: 'own' }
  /** Another story of its wire. */
  | { readonly kind: 'about'; readonly storyId: string }
  /** That can't be told: the desk is asked, and nobody hears of it before. */
  | { readonly kind: 'asked' };

const DAY_MS = 86_400_000;

/** Joins notices to the stories that they mean; where that isn't one and only one, the desk is asked. */
export class NoticeReader {
  constructor(private readonly store: NoticeStore) {}

  /** Safe to run twice: what was found or asked stays. */
  async read(story: Story): Promise<NoticeMeaning> {
    const version = { storyId: story.id, version: story.version };
    const state = await this.store.state(version);
    if (state.kind !== 'unread') return state;
    const since = new Date(
      Math.min(Date.parse(story.published), Date.parse(story.fetched)) - NOTICE_DAYS * DAY_MS,
    );
    const candidates = await this.store.candidates(version, since);
    const { reporter: wire, title } = story;
    const notice = { wire, title, text: `${story.summary}\n${story.body}` };
    let target = findTarget({ ...notice, published: story.published }, candidates);
    // A notice may keep the date of an older item; then what counts is when it came.
    if (target.kind === 'unclear' && target.candidates.length === 0) {
      target = findTarget({ ...notice, published: story.fetched }, candidates);
    }
    if (target.kind === 'found') {
      await this.store.point(version, target.id);
      return { kind: 'about', storyId: target.id };
    }
    if (state.form === 'perhaps' && target.candidates.length === 0) return { kind: 'own' };
    await this.store.ask(version, story.kind, target.candidates);
    return { kind: 'asked' };
  }
}
