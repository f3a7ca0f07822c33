import { useSyncExternalStore } from 'react';

/** The clock of all that is shown ticks once a second, for the whole page. */
const TICK_MS = 1000;
const watchers = new Set<() => void>();
let now = Date.now();
let timer: ReturnType<typeof setInterval> | undefined;

function watch(changed: () => void): () => void {
  watchers.add(changed);
  timer ??= setInterval(() => {
    now = Date.now();
    for (const tick of watchers) tick();
  }, TICK_MS);
  return () => {
    watchers.delete(changed);
    if (watchers.size > 0) return;
    clearInterval(timer);
    timer = undefined;
  };
}

/** What is read off the clock; the component renders again only when that changes. `now` in milliseconds. */
export function useTicked<T extends string | number>(read: (now: number) => T): T {
  return useSyncExternalStore(watch, () => read(now));
}

/** The time in steps of `stepMs`, milliseconds since 1970. */
export const useNow = (stepMs: number): number => useTicked((at) => Math.floor(at / stepMs) * stepMs);
