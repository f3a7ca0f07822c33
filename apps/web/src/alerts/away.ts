import type { ListEntry } from './list-entries.js';

/** A time in which nobody looked at the list; ISO 8601 UTC. */
export interface Absence {
  readonly from: string;
  readonly to: string;
}

/** A shorter absence is a glance away, not an absence; milliseconds. */
const SHORTEST_MS = 15 * 60_000;

/** The absence that ends now, from when the list was last seen; null where it was no more than a glance. */
export function absence(lastSeen: string | null, now: number): Absence | null {
  if (lastSeen === null || now - Date.parse(lastSeen) < SHORTEST_MS) return null;
  return { from: lastSeen, to: new Date(now).toISOString() };
}

/**
 * Where the divider stands in a list with the newest on top: above the entries that
 * came in the absence, with the number of their alerts. Null where none did.
 */
export function awayPlace(
  entries: readonly ListEntry[],
  away: Absence | null,
): { readonly index: number; readonly count: number } | null {
  if (!away) return null;
  const during = entries.filter(({ at }) => at > away.from && at <= away.to);
  if (during.length === 0) return null;
  const index = entries.findIndex(({ at }) => at <= away.to);
  const alerts = during.map((entry) => (entry.kind === 'alert' ? 1 : entry.lines.length));
  return { index, count: alerts.reduce((sum, n) => sum + n, 0) };
}
