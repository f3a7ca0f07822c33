import { agreeOn, readAnchors, type EventAnchors } from './event-anchors.js';
import { ForeignReports } from './foreign-reports.js';
import { contradiction, toHeads, type HeadName } from './head-names.js';
import { isNearCopy, type TextSketch } from './near-copy.js';
import { PostingLists, SLOTS } from './posting-lists.js';
import { readFeatures, type StoryFeatures, type ThreadStory } from './story-features.js';
import { termsOf, toVector, type StoryVector } from './story-vector.js';
import { TermTable } from './term-table.js';

/** Why a story belongs to a thread. */
export type JoinReason =
  /** A later version of a story of the thread. */
  | { readonly kind: 'version' }
  /** The text of `of` over again: no report of its own. */
  | { readonly kind: 'copy'; readonly of: string }
  /** A report in another language with the same names, places and numbers. */
  | { readonly kind: 'foreign'; readonly shared: readonly string[] }
  /** About the same event: how alike, 0 to 1, and what is shared, the most telling first. */
  | { readonly kind: 'alike'; readonly likeness: number; readonly shared: readonly string[] };

/**
 * Where a story belongs, and the story whose text it is over again (the earliest held), null where it is a report of
 * its own.
 */
export type Placement =
  | {
      readonly kind: 'joins';
      readonly threadId: string;
      readonly why: JoinReason;
      readonly copyOf: string | null;
    }
  | { readonly kind: 'starts'; readonly copyOf: null };

export interface ThreadSettings {
  /** Hours that a story is held, and after which a quiet thread is closed. */
  readonly hours: number;
  /** Stories held at most; beyond it the oldest go. */
  readonly stories: number;
}
const DEFAULTS: ThreadSettings = { hours: 72, stories: 50_000 };

/** The mean likeness to a thread's stories from which a story joins it. */
const JOINS = { short: 0.215, long: 0.195, words: 300 };
/** Hours in which likeness fades to 1/e: the same words a day later are more often another event. */
const FADE_HOURS = 192;
/** Threads that are looked at closely. */
const CANDIDATES = 16;
/** Less than this in common among the most telling words, and the rest will not make it alike. */
const FAINT = 0.04;
/** Of a long thread the last stories say what it is about now. */
const MEMBERS = 48;
/** How much more is asked of the first stories, and until about how many are known. */
const COLD = { more: 0.18, stories: 70 };
/** Words from which on a story is told apart by all its words, not by the names of its head. */
const HEAD_DECIDES = 50;
const HOUR_MS = 3_600_000;
/** From this likeness on, whether it is a copy is looked at. */
const LIKE_A_COPY = 0.5;
/** Within these the wires of all languages report an event; later the same names are in the next one. */
const FOREIGN_HOURS = 12;
/** Words shown as the reason. */
const REASONS = 6;

interface Held {
  readonly id: string;
  threadId: string;
  /** The serial of its first version: who came before whom. */
  readonly first: number;
  readonly time: number;
  readonly vector: StoryVector;
  readonly anchors: EventAnchors;
  readonly heads: readonly HeadName[];
  readonly sketch: TextSketch;
}

/**
 * The stories of the last hours and their threads, in memory: says where a new one belongs.
 * Pure: what it holds is what was added, in that order, so that stored stories rebuild it.
 */
export class ThreadIndex {
  private readonly table = new TermTable();
  /** Terms of the stories counted, by id, oldest first: what is rare is remembered longer than the stories. */
  private readonly counted = new Map<string, Uint32Array>();
  private readonly held = new Map<number, Held>();
  private readonly serials = new Map<string, number>();
  private readonly threads = new Map<string, number[]>();
  private readonly postings = new PostingLists();
  private readonly foreign = new ForeignReports();
  /** Read once for placing and adding. */
  private readonly features = new WeakMap<ThreadStory, StoryFeatures>();
  private readonly anchors = new WeakMap<ThreadStory, EventAnchors>();
  private readonly settings: ThreadSettings;
  private nextSerial = 0;
  /** When all stories were last looked through, in ms since 1970. */
  private swept = 0;
  private asked = new Float32Array(1024);
  private askedTerms: Uint32Array = new Uint32Array();

  constructor(settings: Partial<ThreadSettings> = {}) {
    this.settings = { ...DEFAULTS, ...settings };
  }

  /** Stories held. */
  get size(): number {
    return this.held.size;
  }

  /** Counts the words of a story that will be added, so that what is rare is known from the first story on. */
  learn(story: ThreadStory): void {
    this.count(story.id, this.featuresOf(story));
  }

  /** Says whether a story joins a thread that is held or starts one; changes nothing. */
  place(story: ThreadStory): Placement {
    const serial = this.serials.get(story.id);
    if (serial !== undefined) {
      const { threadId, first } = this.held.get(serial)!;
      const copyOf = this.copied(this.featuresOf(story).sketch, threadId, first);
      return { kind: 'joins', threadId, why: { kind: 'version' }, copyOf };
    }
    const time = Date.parse(story.published);
    const anchors = this.anchorsOf(story);
    const placement = this.placeFeatures(this.featuresOf(story), time, anchors.language);
    return placement.kind === 'joins' ? placement : this.placeForeign(anchors, time);
  }

  /** Holds a story as a part of a thread. */
  add(story: ThreadStory, threadId: string): void {
    const known = this.serials.get(story.id);
    const first = known === undefined ? this.nextSerial : this.held.get(known)!.first;
    this.drop(known);
    const features = this.featuresOf(story);
    this.count(story.id, features);
    const vector = toVector(features, this.table);
    const anchors = this.anchorsOf(story);
    const serial = this.nextSerial++;
    this.held.set(serial, {
      id: story.id,
      threadId,
      first,
      time: Date.parse(story.published),
      vector,
      anchors,
      heads: toHeads(features, this.table),
      sketch: features.sketch,
    });
    this.serials.set(story.id, serial);
    const members = this.threads.get(threadId);
    if (members === undefined) this.threads.set(threadId, [serial]);
    else members.push(serial);
    this.postings.add(serial, vector.terms, vector.weights);
    this.foreign.add(serial, anchors);
    const oldest = this.held.keys().next().value!;
    if (this.held.size > this.settings.stories || serial - oldest >= SLOTS - 1) this.drop(oldest);
  }

  /** Puts a story that is held into another thread; one that isn't is passed over. */
  move(storyId: string, threadId: string): void {
    const serial = this.serials.get(storyId);
    const story = serial === undefined ? undefined : this.held.get(serial);
    if (serial === undefined || story === undefined || story.threadId === threadId) return;
    this.leave(serial, story.threadId);
    story.threadId = threadId;
    // The last of a thread's stories say what it is about: they stay in the order in which they came.
    this.threads.set(
      threadId,
      [...(this.threads.get(threadId) ?? []), serial].sort((a, b) => a - b),
    );
  }

  /** Lets go of a story. */
  remove(storyId: string): void {
    this.drop(this.serials.get(storyId));
  }

  /** Lets go of a thread's stories, so that nothing joins it any more. */
  close(threadId: string): void {
    for (const serial of this.threads.get(threadId) ?? []) this.drop(serial);
  }

  /** Lets go of stories that are older than the hours held, measured from `now`. */
  expire(now: Date): void {
    const oldest = now.getTime() - this.settings.hours * HOUR_MS;
    // Stories come nearly in the order of time: what came late among them goes within the hour.
    const all = now.getTime() - this.swept > HOUR_MS;
    if (all) this.swept = now.getTime();
    for (const [serial, story] of this.held) {
      if (story.time < oldest) this.drop(serial);
      else if (!all) return;
    }
  }

  private placeFeatures(features: StoryFeatures, time: number, language: string): Placement {
    const vector = toVector(features, this.table);
    this.spread(vector);
    const heads = toHeads(features, this.table);
    const least = joinsFrom(features, this.table.stories);
    const headCounts = Math.max(0, 1 - features.words.size / HEAD_DECIDES);

    let best: { threadId: string; likeness: number } | null = null;
    for (const [threadId, nearest] of this.candidates(vector, time)) {
      if (nearest.sum > LIKE_A_COPY && isNearCopy(features.sketch, nearest.story.sketch)) {
        const copyOf = this.copied(features.sketch, threadId, Infinity)!;
        return { kind: 'joins', threadId, why: { kind: 'copy', of: copyOf }, copyOf };
      }
      const alike = this.likeness(threadId, time, language);
      if (alike < least || alike <= (best?.likeness ?? 0)) continue;
      const likeness = alike * (1 - this.contradicts(threadId, heads, vector, headCounts));
      if (likeness > (best?.likeness ?? 0)) best = { threadId, likeness };
    }
    if (best === null || best.likeness < least) {
      return { kind: 'starts', copyOf: null };
    }
    const shared = this.sharedWords(best.threadId, vector);
    return {
      kind: 'joins',
      threadId: best.threadId,
      why: { kind: 'alike', likeness: Math.round(best.likeness * 100) / 100, shared },
      copyOf: null,
    };
  }

  /** Joins the one thread whose reports in other languages safely tell the same; several are none. */
  private placeForeign(anchors: EventAnchors, time: number): Placement {
    const found = new Map<string, readonly string[]>();
    for (const serial of this.foreign.near(anchors)) {
      const story = this.held.get(serial)!;
      if (Math.abs(time - story.time) > FOREIGN_HOURS * HOUR_MS) continue;
      const shared = agreeOn(anchors, story.anchors);
      if (shared !== null) found.set(story.threadId, shared);
    }
    const [only] = found;
    if (only === undefined || found.size > 1) return { kind: 'starts', copyOf: null };
    const [threadId, shared] = only;
    return { kind: 'joins', threadId, why: { kind: 'foreign', shared }, copyOf: null };
  }

  /** The earliest of a thread's stories added before `first` whose text this is: of a chain of copies the origin. */
  private copied(sketch: TextSketch, threadId: string, first: number): string | null {
    const earlier = this.threads
      .get(threadId)!
      .map((serial) => this.held.get(serial)!)
      .filter((story) => story.first < first && isNearCopy(sketch, story.sketch));
    return earlier.sort((a, b) => a.first - b.first)[0]?.id ?? null;
  }

  /** Threads with a story that shares telling terms, the likeliest first, each with that story. */
  private candidates(vector: StoryVector, time: number): [string, { sum: number; story: Held }][] {
    const threads = new Map<string, { sum: number; story: Held }>();
    for (const [serial, sum] of this.postings.gather(vector.terms, vector.weights, FAINT)) {
      const story = this.held.get(serial)!;
      if (Math.abs(time - story.time) > this.settings.hours * HOUR_MS) continue;
      const known = threads.get(story.threadId);
      if (known === undefined || known.sum < sum) threads.set(story.threadId, { sum, story });
    }
    return [...threads].sort(([, a], [, b]) => b.sum - a.sum).slice(0, CANDIDATES);
  }

  /** The mean likeness to the stories of a thread in the same language, faded by the time to the nearest of them. */
  private likeness(threadId: string, time: number, language: string): number {
    let [sum, count] = [0, 0];
    let nearest = Infinity;
    for (const serial of this.threads.get(threadId)!.slice(-MEMBERS)) {
      const { vector, anchors, time: then } = this.held.get(serial)!;
      // Words tell nothing of a report in another language; one of unknown language may be in this.
      if (anchors.language !== language && anchors.language !== '' && language !== '') continue;
      count += 1;
      for (let i = 0; i < vector.terms.length; i++) {
        sum += vector.weights[i]! * this.asked[vector.terms[i]!]!;
      }
      nearest = Math.min(nearest, Math.abs(time - then));
    }
    return count === 0 ? 0 : (sum / count) * Math.exp(-nearest / HOUR_MS / FADE_HOURS);
  }

  /** How far the story and a thread are about others: {@link contradiction}. */
  private contradicts(
    threadId: string,
    heads: readonly HeadName[],
    { terms }: StoryVector,
    headCounts: number,
  ) {
    const members = this.threads
      .get(threadId)!
      .slice(-MEMBERS)
      .map((serial) => this.held.get(serial)!);
    const theirs = {
      heads: members.flatMap((member) => member.heads),
      mentioned: new Set(members.flatMap((member) => [...member.vector.terms])),
      stories: members.length,
    };
    return contradiction({ heads, mentioned: new Set(terms), stories: 1 }, theirs, headCounts);
  }

  /** Lays a vector out by term number, so that its product with many others is quick. */
  private spread({ terms, weights }: StoryVector): void {
    for (const term of this.askedTerms) this.asked[term] = 0;
    if (this.asked.length < this.table.size) this.asked = new Float32Array(this.table.size * 2);
    terms.forEach((term, i) => (this.asked[term] = weights[i]!));
    this.askedTerms = terms;
  }

  private sharedWords(threadId: string, vector: StoryVector): string[] {
    const there = new Set(
      this.threads.get(threadId)!.flatMap((serial) => [...this.held.get(serial)!.vector.terms]),
    );
    const words = [...vector.terms].filter((term) => there.has(term)).map((term) => this.table.wordOf(term));
    return [...new Set(words)].slice(0, REASONS);
  }

  private featuresOf(story: ThreadStory): StoryFeatures {
    const known = this.features.get(story) ?? readFeatures(story);
    this.features.set(story, known);
    return known;
  }

  private anchorsOf(story: ThreadStory): EventAnchors {
    const known = this.anchors.get(story) ?? readAnchors(story, this.featuresOf(story));
    this.anchors.set(story, known);
    return known;
  }

  private count(id: string, features: StoryFeatures): void {
    if (this.counted.has(id)) return;
    this.counted.set(id, this.table.count(termsOf(features)));
    if (this.counted.size <= this.settings.stories) return;
    const [oldest, terms] = this.counted.entries().next().value!;
    // The numbers of a held story's terms must stay its own.
    if (this.serials.has(oldest)) return;
    this.counted.delete(oldest);
    this.table.discount(terms);
  }

  private drop(serial: number | undefined): void {
    const story = serial === undefined ? undefined : this.held.get(serial);
    if (serial === undefined || story === undefined) return;
    this.held.delete(serial);
    this.serials.delete(story.id);
    this.postings.remove(serial, story.vector.terms);
    this.foreign.remove(serial, story.anchors);
    this.leave(serial, story.threadId);
  }

  private leave(serial: number, threadId: string): void {
    const members = this.threads.get(threadId)!.filter((member) => member !== serial);
    if (members.length === 0) this.threads.delete(threadId);
    else this.threads.set(threadId, members);
  }
}

/**
 * The likeness asked for: what a few words have in common is more often chance, and so is what a story shares
 * while too few stories are known to tell which words are rare.
 */
function joinsFrom({ words }: StoryFeatures, known: number): number {
  const cold = COLD.more * Math.exp(-((known / COLD.stories) ** 2));
  return cold + JOINS.short - (JOINS.short - JOINS.long) * Math.min(1, words.size / JOINS.words);
}
