import type { FeedMemory, Item, ParsedFeed } from '@app/contracts';
import { observe } from './schedule/rhythm.js';

/** What is remembered of a feed before its first poll. */
export const NO_MEMORY: FeedMemory = {
  itemTimes: [],
  lastWhole: null,
  validatorsLie: false,
  movedTo: null,
  ttlMinutes: null,
  skipHours: [],
};

/** Adds what a document tells: the times of its items, and how often it wants to be read. */
export function rememberDocument(memory: FeedMemory, parsed: ParsedFeed, now: Date): FeedMemory {
  return {
    ...memory,
    ...observe(memory, parsed.items.flatMap(timeOf), now),
    ttlMinutes: parsed.ttlMinutes,
    skipHours: parsed.skipHours ?? memory.skipHours,
  };
}

function timeOf({ published, updated }: Item): string[] {
  const time = published ?? updated;
  return time === null ? [] : [time];
}
