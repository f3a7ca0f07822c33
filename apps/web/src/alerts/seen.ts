import type { ApiAlert } from '../api/types.js';
import { useSyncExternalStore } from 'react';
import { recall, remember } from '../shell/remembered.js';
import { threadsOf } from './fold-alerts.js';

/** How far this browser's reader has got, and when the list was last on the screen. */
export interface Seen {
  readonly cursor: string | null;
  readonly at: string | null;
}

const KEY = 'wirewatch.seen';
const NEVER: Seen = { cursor: null, at: null };
const watchers = new Set<() => void>();
let seen: Seen = read();

function read(): Seen {
  try {
    const kept = JSON.parse(recall(KEY) ?? 'null') as Partial<Seen> | null;
    return { cursor: kept?.cursor ?? null, at: kept?.at ?? null };
  } catch {
    return NEVER;
  }
}

/** What was seen, as of now. */
export const getSeen = (): Seen => seen;

/** Notes that the list was on the screen up to this cursor. */
export function noteSeen(cursor: string | null, now: number): void {
  seen = { cursor: cursor ?? seen.cursor, at: new Date(now).toISOString() };
  remember(KEY, JSON.stringify(seen));
  for (const changed of watchers) changed();
}

/** What was seen, re-rendered when it changes. */
export function useSeen(): Seen {
  return useSyncExternalStore((changed) => {
    watchers.add(changed);
    return () => watchers.delete(changed);
  }, getSeen);
}

/** The threads that moved after the cursor; all of them where the cursor is not in the log. */
export function unreadThreads(log: readonly ApiAlert[], cursor: string | null): ReadonlySet<string> {
  const place = log.findLastIndex((alert) => alert.cursor === cursor);
  const threads = threadsOf(log);
  return new Set(log.slice(place + 1).map(({ id, thread }) => threads.get(id) ?? thread));
}
