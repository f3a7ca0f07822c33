import { agreeOn, readAnchors, type EventAnchors } from './event-anchors.js';
import type { ExactFacts } from './exact-facts.js';
import { ForeignReports } from './foreign-reports.js';
import { toHeads } from './head-names.js';
import { HeldStories, type HeldStory } from './held-stories.js';
import { LikenessMeter } from './likeness-meter.js';
import { namesAlike } from './names-alike.js';
import { isCopyOf, type TextSketch } from './near-copy.js';
import type { Placement } from './placement.js';
import { PostingLists, SLOTS } from './posting-lists.js';
import { readFeatures, type StoryFeatures, type ThreadStory } from './story-features.js';
import { toVector, type StoryVector } from './story-vector.js';
import { TermCounts } from './term-counts.js';

export interface ThreadSettings {
  /** Hours that a story is held, and after which a quiet thread is closed. */
  readonly hours: number;
  /** Stories held at most; beyond it the oldest go. */
  readonly stories: number;
}
const DEFAULTS: ThreadSettings = { hours: 72, stories: 50_000 };

/** The likeness to a thread from which a story joins it. */
const JOINS = 0.21;
/** How much more like another thread's only story it is for that to come along: the two were one event all the time. */
const BRINGS_ALONG = 1.1;
/** Threads that are looked at closely. */
const CANDIDATES = 16;
/** Less than this in common among the most telling words, and the rest will not make it alike. */
const FAINT = 0.04;
/**
 * How much more is asked of the first stories, and until about how many are known: what reports of one event have in
 * common by their headlines alone is .36 and more there, of events that share most words .26 at most. A handful of
 * words have one in common by chance, and it is half of what they say.
 */
const COLD = { more: 0.14, ofAHandful: 0.25, handful: 6, stories: 70 };
const HOUR_MS = 3_600_000;
/** From this likeness on, whether it is a copy is looked at. */
const LIKE_A_COPY = 0.3;
/** Within these the wires of all languages report an event; later the same names are in the next one. */
const FOREIGN_HOURS = 12;
/** Words shown as the reason. */
const REASONS = 6;

/** A story that asks where it belongs. */
interface Asked {
  readonly vector: StoryVector;
  readonly facts: ExactFacts;
  readonly sketch: TextSketch;
  readonly anchors: EventAnchors;
  /** In ms since 1970. */
  readonly time: number;
  readonly candidates: readonly Candidate[];
  /** The likeness asked for. */
  readonly least: number;
}

/** A thread that shares telling terms, and its story that shares the most. */
type Candidate = readonly [threadId: string, { readonly sum: number; readonly story: HeldStory }];

const STARTS: Placement = { kind: 'starts', copyOf: null };

/**
 * The stories of the last hours and their threads, in memory: says where a new one belongs.
 * Pure: what it holds is what was added, in that order, so that stored stories rebuild it.
 */
export class ThreadIndex {
  private readonly held = new HeldStories();
  private readonly counts: TermCounts;
  private readonly postings = new PostingLists();
  private readonly foreign = new ForeignReports();
  private readonly meter = new LikenessMeter();
  /** Read once for placing and adding. */
  private readonly features = new WeakMap<ThreadStory, StoryFeatures>();
  private readonly anchors = new WeakMap<ThreadStory, EventAnchors>();
  private readonly settings: ThreadSettings;
  private nextSerial = 0;
  /** When all stories were last looked through, in ms since 1970. */
  private swept = 0;

  constructor(settings: Partial<ThreadSettings> = {}) {
    this.settings = { ...DEFAULTS, ...settings };
    this.counts = new TermCounts(this.settings.stories);
  }

  /** Stories held. */
  get size(): number {
    return this.held.size;
  }

  /** Counts the words of a story that will be added, so that what is rare is known from the first story on. */
  learn(story: ThreadStory): void {
    this.counts.count(story.id, this.featuresOf(story), (id) => this.held.of(id) !== undefined);
  }

  /** Says whether a story joins a thread that is held or starts one; changes nothing. */
  place(story: ThreadStory): Placement {
    const features = this.featuresOf(story);
    const known = this.held.of(story.id);
    if (known !== undefined) {
      const copyOf = this.copied(features.sketch, known.threadId, known.first);
      return { kind: 'joins', threadId: known.threadId, why: { kind: 'version' }, copyOf };
    }
    const asked = this.ask(features, this.anchorsOf(story), Date.parse(story.published));
    const placement = this.placeAlike(asked);
    return placement.kind === 'joins' ? placement : this.placeForeign(asked);
  }

  /** Holds a story as a part of a thread. */
  add(story: ThreadStory, threadId: string): void {
    const known = this.held.of(story.id);
    if (known !== undefined) this.drop(known);
    this.learn(story);
    const features = this.featuresOf(story);
    const { table } = this.counts;
    const serial = this.nextSerial++;
    const held: HeldStory = {
      id: story.id,
      serial,
      first: known?.first ?? serial,
      time: Date.parse(story.published),
      vector: toVector(features, table),
      anchors: this.anchorsOf(story),
      heads: toHeads(features, table),
      facts: features.facts,
      sketch: features.sketch,
      threadId,
    };
    this.held.add(held);
    this.postings.add(serial, held.vector.terms, held.vector.weights);
    this.foreign.add(serial, held.anchors);
    const oldest = this.held.oldest();
    if (this.held.size > this.settings.stories || serial - oldest.serial >= SLOTS - 1) this.drop(oldest);
  }

  /** Puts a story that is held into another thread; one that isn't is passed over. */
  move(storyId: string, threadId: string): void {
    const story = this.held.of(storyId);
    if (story !== undefined && story.threadId !== threadId) this.held.move(story, threadId);
  }

  /** Puts all stories of a thread into another. */
  bring(threadId: string, into: string): void {
    for (const story of this.held.membersOf(threadId)) this.held.move(story, into);
  }

  /** Lets go of a story. */
  remove(storyId: string): void {
    const story = this.held.of(storyId);
    if (story !== undefined) this.drop(story);
  }

  /** Lets go of a thread's stories, so that nothing joins it any more. */
  close(threadId: string): void {
    for (const story of this.held.membersOf(threadId)) this.drop(story);
  }

  /** Lets go of stories that are older than the hours held, measured from `now`. */
  expire(now: Date): void {
    const oldest = now.getTime() - this.settings.hours * HOUR_MS;
    // Stories come nearly in the order of time: what came late among them goes within the hour.
    const all = now.getTime() - this.swept > HOUR_MS;
    if (all) this.swept = now.getTime();
    for (const story of this.held.all()) {
      if (story.time < oldest) this.drop(story);
      else if (!all) return;
    }
  }

  private ask(features: StoryFeatures, anchors: EventAnchors, time: number): Asked {
    const { table } = this.counts;
    const vector = toVector(features, table);
    const { facts, sketch, words } = features;
    const { language } = anchors;
    this.meter.ask(
      { vector, heads: toHeads(features, table), facts, time, language, words: words.size },
      table.size,
    );
    const candidates = this.candidates(vector, time);
    return { vector, facts, sketch, anchors, time, candidates, least: joinsFrom(features, table.stories) };
  }

  private placeAlike(asked: Asked): Placement {
    const { vector, sketch, candidates, least } = asked;
    const alike: { threadId: string; likeness: number }[] = [];
    for (const [threadId, { sum, story }] of candidates) {
      if (sum > LIKE_A_COPY && isCopyOf(sketch, story.sketch)) {
        const copyOf = this.copied(sketch, threadId)!;
        return { kind: 'joins', threadId, why: { kind: 'copy', of: copyOf }, copyOf };
      }
      const likeness = this.meter.of(this.held.membersOf(threadId), least);
      if (likeness >= least) alike.push({ threadId, likeness });
    }
    alike.sort((a, b) => b.likeness - a.likeness);
    const [best, ...others] = alike;
    if (best === undefined) return STARTS;
    const { threadId } = best;
    const copyOf = this.copied(sketch, threadId);
    if (copyOf !== null) return { kind: 'joins', threadId, why: { kind: 'copy', of: copyOf }, copyOf };
    const likeness = Math.round(best.likeness * 100) / 100;
    const shared = this.sharedWords(threadId, vector);
    const abroad = [...this.alikeAbroad(asked).keys()].filter((other) => other !== threadId);
    const brings = others
      .filter((other) => other.likeness >= least * BRINGS_ALONG)
      .map((other) => other.threadId)
      .concat(abroad.length === 1 ? abroad : [])
      .filter((other) => this.held.membersOf(other).length === 1);
    return { kind: 'joins', threadId, why: { kind: 'alike', likeness, shared, brings }, copyOf };
  }

  /** Joins the one thread whose reports in other languages safely tell the same; several are none. */
  private placeForeign(asked: Asked): Placement {
    const found = this.alikeAbroad(asked);
    for (const serial of this.foreign.near(asked.anchors)) {
      const story = this.held.at(serial);
      if (!isWithinHours(asked, story)) continue;
      const shared = agreeOn(asked.anchors, story.anchors);
      if (shared !== null) found.set(story.threadId, shared);
    }
    const [only] = found;
    if (only === undefined || found.size > 1) return STARTS;
    const [threadId, shared] = only;
    return { kind: 'joins', threadId, why: { kind: 'foreign', shared }, copyOf: null };
  }

  /** Threads with reports in other languages that are like a story, with the names that make them one event. */
  private alikeAbroad(asked: Asked): Map<string, readonly string[]> {
    const found = new Map<string, readonly string[]>();
    for (const [threadId] of asked.candidates) {
      const shared = this.namesAbroad(asked, threadId);
      if (shared !== null) found.set(threadId, shared);
    }
    return found;
  }

  /** The names that a story has in common with one of a thread's in another language, where these make them one event. */
  private namesAbroad(asked: Asked, threadId: string): readonly string[] | null {
    const members = this.held.membersOf(threadId).filter((story) => isWithinHours(asked, story));
    if (this.meter.ofForeign(members) < asked.least) return null;
    for (const story of members) {
      const shared = namesAlike(asked, story, this.counts.table);
      if (shared !== null) return shared;
    }
    return null;
  }

  /** The earliest of a thread's stories added before `first` whose text this is: of a chain of copies the origin. */
  private copied(sketch: TextSketch, threadId: string, first = Infinity): string | null {
    const earlier = this.held
      .membersOf(threadId)
      .filter((story) => story.first < first && isCopyOf(sketch, story.sketch));
    return earlier.sort((a, b) => a.first - b.first)[0]?.id ?? null;
  }

  /** Threads with a story that shares telling terms, the likeliest first, each with that story. */
  private candidates(vector: StoryVector, time: number): Candidate[] {
    const threads = new Map<string, { sum: number; story: HeldStory }>();
    for (const [serial, sum] of this.postings.gather(vector.terms, vector.weights, FAINT)) {
      const story = this.held.at(serial);
      if (Math.abs(time - story.time) > this.settings.hours * HOUR_MS) continue;
      const known = threads.get(story.threadId);
      if (known === undefined || known.sum < sum) threads.set(story.threadId, { sum, story });
    }
    return [...threads].sort(([, a], [, b]) => b.sum - a.sum).slice(0, CANDIDATES);
  }

  private sharedWords(threadId: string, { terms }: StoryVector): string[] {
    const there = new Set<number>();
    for (const { vector } of this.held.membersOf(threadId)) for (const term of vector.terms) there.add(term);
    const words = new Set<string>();
    for (const term of terms) {
      if (there.has(term)) words.add(this.counts.table.wordOf(term));
      if (words.size === REASONS) break;
    }
    return [...words];
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

  private drop(story: HeldStory): void {
    this.held.remove(story);
    this.postings.remove(story.serial, story.vector.terms);
    this.foreign.remove(story.serial, story.anchors);
  }
}

/**
 * The likeness asked for: more while too few stories are known to tell which words are rare, and the more of a
 * handful of words.
 */
function joinsFrom({ words }: StoryFeatures, known: number): number {
  const more = words.size <= COLD.handful ? COLD.ofAHandful : COLD.more;
  return JOINS + more * Math.exp(-((known / COLD.stories) ** 2));
}

const isWithinHours = ({ time }: Asked, story: HeldStory) =>
  Math.abs(time - story.time) <= FOREIGN_HOURS * HOUR_MS;
