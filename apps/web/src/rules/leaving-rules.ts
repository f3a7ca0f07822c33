import { useSyncExternalStore } from 'react';

/** Rules that are hidden while their deletion can still be undone. */
let leaving: ReadonlySet<string> = new Set();
const watchers = new Set<() => void>();

function become(next: ReadonlySet<string>): void {
  leaving = next;
  for (const changed of watchers) changed();
}

/** Hides a rule. */
export const hideRule = (id: string): void => become(new Set([...leaving, id]));

/** Shows it again, where it is still there. */
export const showRule = (id: string): void => become(new Set([...leaving].filter((other) => other !== id)));

/** The hidden rules, re-rendered when they change. */
export function useLeavingRules(): ReadonlySet<string> {
  return useSyncExternalStore(
    (changed) => {
      watchers.add(changed);
      return () => watchers.delete(changed);
    },
    () => leaving,
  );
}
