import type { Item, ParsedFeed } from '@app/contracts';
import type { DemoStory } from './demo-story.js';
import { FERRY } from './ferry-story.js';
import { INVENTED } from './invented-stories.js';
import { LIBYA_RETOLD, LIBYA_ROUNDS } from './libya-retold.js';
import { QUAKE } from './quake-story.js';

/** The scheme of the demo wire's address. */
export const DEMO_SCHEME = 'demo:';
/** Milliseconds between two releases. */
export const RELEASE_MS = 4000;
/** Releases that are there at the first poll and fill the archive: the end of a round before the first. */
const BACKLOG = 6;
/** What a poll shows at most, like a real feed. */
const SHOWN = 30;

/** What is released at each place of a round, from the first to the last. */
const scriptOf = (stories: readonly DemoStory[]) =>
  stories
    .flatMap((story) => story.places.map((place, version) => ({ place, version, story })))
    .sort((a, b) => a.place - b.place);
const WITH_LIBYA = scriptOf([...LIBYA_RETOLD, ...QUAKE, ...INVENTED]);
const WITHOUT_LIBYA = scriptOf([...FERRY, ...QUAKE, ...INVENTED]);
/** Releases of a round; FERRY takes the places of LIBYA_RETOLD. */
const ROUND = WITH_LIBYA.length;

/** What the demo wire shows at a moment. */
export interface DemoPoll {
  readonly parsed: ParsedFeed;
  /** Releases so far: the same number means the same feed. */
  readonly releases: number;
  readonly nextRelease: Date;
}

/**
 * The demo wire at `now`: a source without HTTP that releases an invented story every few seconds since it was first
 * polled (null: this is the first poll). The same moments give the same items, so a restart repeats nothing.
 */
export function pollDemoWire(firstPolledAt: Date | null, now: Date): DemoPoll {
  const start = (firstPolledAt ?? now).getTime();
  const sinceStart = Math.max(0, Math.floor((now.getTime() - start) / RELEASE_MS));
  // Release 0 is the first after the first poll and opens a round.
  const from = Math.max(-BACKLOG, sinceStart - SHOWN);
  const byId = new Map<string, Item>();
  for (let release = from; release < sinceStart; release++) {
    const { item, opening } = released(release, start);
    // Who comes back after a gap would have a correction without what it corrects.
    if (opening < from && from > -BACKLOG) continue;
    byId.delete(item.id);
    byId.set(item.id, item);
  }
  return {
    releases: sinceStart,
    nextRelease: new Date(start + (sinceStart + 1) * RELEASE_MS),
    parsed: {
      title: 'Demo wire',
      link: '',
      format: 'rss',
      language: null,
      ttlMinutes: null,
      items: [...byId.values()].reverse(),
      problems: [],
    },
  };
}

/** What a release brings, and the release with which its story, or the one that it takes back, began. */
function released(release: number, start: number): { item: Item; opening: number } {
  const round = Math.floor(release / ROUND);
  const script = round % LIBYA_ROUNDS === 0 ? WITH_LIBYA : WITHOUT_LIBYA;
  const entry = script[release - round * ROUND];
  if (entry === undefined) throw new RangeError(`no release ${release}`);
  const { story, version } = entry;
  const text = story.text(version, round);
  const firstOf = (slug: string) => round * ROUND + script.findIndex((other) => other.story.slug === slug);
  // The backlog comes from the round before the first, so that numbers begin there.
  const numberOf = (slug: string) => firstOf(slug) + ROUND;
  const addressOf = (slug: string) => `https://demo.invalid/demo-${numberOf(slug)}-${slug}`;
  const first = firstOf(story.slug);
  const number = numberOf(story.slug);
  const id = `demo-${number}-${story.slug}`;
  // Other rounds have the same headline, so that only the address says which is meant.
  const body = story.about === undefined ? text.body : `${text.body} ${addressOf(story.about)}`;
  const item: Item = {
    id,
    title: text.title,
    link: addressOf(story.slug),
    published: releasedAt(first, start),
    updated: version === 0 ? null : releasedAt(release, start),
    // The number keeps the same words in another round a story of its own.
    summary: `${text.summary} (Demo ${number})`,
    body,
    author: story.wire,
    categories: [story.category],
  };
  return { item, opening: Math.min(first, firstOf(story.about ?? story.slug)) };
}

const releasedAt = (release: number, start: number) =>
  new Date(start + (release + 1) * RELEASE_MS).toISOString();
