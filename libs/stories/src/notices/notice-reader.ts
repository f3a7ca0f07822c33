import type { Story } from '@app/contracts';
import type { NoticeCandidate, NoticeForm, NoticeStore } from '@app/ports';
import type { WireConventions } from '../conventions/compile-tags.js';
import { findCorrected, likestHeadlines } from './find-corrected.js';
import { findTarget, NOTICE_DAYS, type Target } from './find-target.js';
import { readNotice } from './read-notice.js';

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
  constructor(
    private readonly store: NoticeStore,
    private readonly conventions: WireConventions,
  ) {}

  /** Safe to run twice: what was found or asked stays. */
  async read(story: Story): Promise<NoticeMeaning> {
    const version = { storyId: story.id, version: story.version };
    const state = await this.store.state(version);
    if (state.kind !== 'unread') return state;
    if (this.isWhatWasHeld(story)) {
      await this.store.settle(version);
      return { kind: 'own' };
    }
    const since = new Date(
      Math.min(Date.parse(story.published), Date.parse(story.fetched)) - NOTICE_DAYS * DAY_MS,
    );
    const candidates = await this.store.candidates(version, since);
    // A notice may keep the date of an older item; then what counts is when it came.
    let target = await this.find(story, story.published, candidates, state.form);
    if (target.kind === 'unclear' && target.candidates.length === 0) {
      target = await this.find(story, story.fetched, candidates, state.form);
    }
    if (target.kind === 'found') {
      await this.store.point(version, target.id);
      return { kind: 'about', storyId: target.id };
    }
    if (state.form === 'perhaps' && target.candidates.length === 0) return { kind: 'own' };
    await this.store.ask(version, story.kind, target.candidates);
    return { kind: 'asked' };
  }

  /** The story that it names; for a correction that names none and only one, the story that it tells anew. */
  private async find(
    { reporter: wire, title, summary, body, tags }: Story,
    published: string,
    candidates: readonly NoticeCandidate[],
    form: NoticeForm,
  ): Promise<Target> {
    const notice = { wire, title, text: `${summary}\n${body}`, published, form };
    const named = findTarget(notice, candidates);
    if (form === 'surely') return named;
    // Wires give the same headline to other stories: alone it is a weaker sign than headline and text together.
    if (named.kind === 'found' && named.by.some((sign) => sign !== 'headline')) return named;
    const correction = { ...notice, tags };
    const likest =
      named.kind === 'unclear' && named.candidates.length > 0
        ? candidates.filter(({ id }) => named.candidates.includes(id))
        : likestHeadlines(correction, candidates);
    const texts = await this.store.texts(likest.map(({ id }) => id));
    const corrected = findCorrected(correction, likest, texts);
    const says = corrected.kind === 'found' || (named.kind === 'unclear' && corrected.candidates.length > 0);
    return says ? corrected : named;
  }

  /**
   * Whether a later version of what came as a notice is a story after all: it was first seen with a HOLD at its
   * head, say, and comes now without, or released.
   */
  private isWhatWasHeld({ version, kind, title, summary, body, reporter: wire }: Story): boolean {
    const takesBack = kind === 'hold' || kind === 'kill';
    const item = { title, text: `${summary}\n${body}`, wire };
    return version > 1 && !takesBack && readNotice(item, this.conventions) === null;
  }
}
