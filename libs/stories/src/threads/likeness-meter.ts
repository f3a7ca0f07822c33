import { agreement, type ExactFacts } from './exact-facts.js';
import { contradiction, coreNames, type HeadName } from './head-names.js';
import type { HeldStory } from './held-stories.js';
import type { StoryVector } from './story-vector.js';

/** A story that is asked about, as it is compared with those held. */
export interface AskedStory {
  readonly vector: StoryVector;
  readonly heads: readonly HeadName[];
  readonly facts: ExactFacts;
  /** In ms since 1970. */
  readonly time: number;
  /** ISO 639-1 code, empty where unknown. */
  readonly language: string;
  /** Words that say something, each once. */
  readonly words: number;
}

/** Hours in which likeness fades to 1/e: the same words a day later are more often another event. */
const FADE_HOURS = 192;
const HOUR_MS = 3_600_000;
/** Of a long thread the last stories say what it is about now. */
const MEMBERS = 48;
/** Whom and where it is about counts the more, the less there is beside it: for a headline alone, and for a long story. */
const HEADS_COUNT = { most: 1, least: 0.3, words: 50 };

/** Says how much one story is about the event of a thread; laid out once for all threads that it is asked of. */
export class LikenessMeter {
  private weights = new Float32Array(1024);
  private asked: AskedStory | null = null;

  /**
   * Takes the story that is asked about.
   * @param terms one more than the highest number of a term
   */
  ask(story: AskedStory, terms: number): void {
    // By term number, so that the product with many others is quick.
    for (const term of this.asked?.vector.terms ?? []) this.weights[term] = 0;
    if (this.weights.length < terms) this.weights = new Float32Array(terms * 2);
    const { vector } = story;
    vector.terms.forEach((term, i) => (this.weights[term] = vector.weights[i]!));
    this.asked = story;
  }

  /**
   * The mean likeness to the stories of a thread in the same language, faded by the time to the nearest of them, less
   * what contradicts it: about 0 to 1.
   * @param least what is less than this need not be right
   */
  of(thread: readonly HeldStory[], least: number): number {
    const members = thread.slice(-MEMBERS);
    const alike = this.meanOf(members, false);
    return alike < least ? alike : alike * (1 - this.contradiction(members));
  }

  /**
   * The mean likeness to those of a thread's stories that are in other languages, by what those have in common: names,
   * numbers, and words that came from one to the other.
   */
  ofForeign(members: readonly HeldStory[]): number {
    return this.meanOf(members.slice(-MEMBERS), true);
  }

  private meanOf(members: readonly HeldStory[], foreign: boolean): number {
    const { time, language, facts } = this.asked!;
    const { weights } = this;
    let [sum, count] = [0, 0];
    let nearest = Infinity;
    for (const { vector, anchors, facts: theirs, time: then } of members) {
      // Words tell little of a report in another language; one of unknown language may be in this.
      if (foreign !== areForeign(anchors.language, language)) continue;
      let product = 0;
      for (let i = 0; i < vector.terms.length; i++) {
        product += vector.weights[i]! * weights[vector.terms[i]!]!;
      }
      count += 1;
      sum += product * agreement(facts, theirs);
      nearest = Math.min(nearest, Math.abs(time - then));
    }
    return count === 0 ? 0 : (sum / count) * Math.exp(-nearest / HOUR_MS / FADE_HOURS);
  }

  /** How far the story and a thread are about others: {@link contradiction}. */
  private contradiction(members: readonly HeldStory[]): number {
    const { heads, vector, words } = this.asked!;
    const mentioned = new Set<number>();
    for (const member of members) for (const term of member.vector.terms) mentioned.add(term);
    const theirs = {
      heads: members.flatMap((member) => member.heads),
      core: coreNames(members.map((member) => member.heads)),
      mentioned,
      stories: members.length,
    };
    const own = { heads, core: heads, mentioned: new Set(vector.terms), stories: 1 };
    return contradiction(own, theirs, {
      headCounts: Math.max(HEADS_COUNT.least, HEADS_COUNT.most - words / HEADS_COUNT.words),
      textCounts: Math.min(1, words / HEADS_COUNT.words),
    });
  }
}

/** Whether two languages are known and differ. */
const areForeign = (a: string, b: string) => a !== b && a !== '' && b !== '';
