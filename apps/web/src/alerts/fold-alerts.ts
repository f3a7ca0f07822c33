import type { ApiAlert } from '../api/types.js';

/** One alert with its versions, as the list shows it. */
export interface FoldedAlert {
  readonly id: string;
  readonly latest: ApiAlert;
  /** Oldest first, without doubles. */
  readonly versions: readonly ApiAlert[];
}

/** Joins entries of the log, each alert version once, in the order in which they came. */
export function mergeLog(known: readonly ApiAlert[], more: readonly ApiAlert[]): readonly ApiAlert[] {
  const have = new Set(known.map(keyOf));
  const fresh = more.filter((alert) => {
    const key = keyOf(alert);
    if (have.has(key)) return false;
    have.add(key);
    return true;
  });
  return fresh.length === 0 ? known : [...known, ...fresh];
}

/** The log as people read it: versions folded by alert, the alert that moved last on top. */
export function foldAlerts(log: readonly ApiAlert[]): readonly FoldedAlert[] {
  const byId = new Map<string, ApiAlert[]>();
  for (const alert of log) {
    const versions = byId.get(alert.id) ?? [];
    // Set again, so that the map's order is that of the last movement.
    byId.delete(alert.id);
    byId.set(alert.id, [...versions, alert]);
  }
  return [...byId].map(([id, versions]) => fold(id, versions)).reverse();
}

function fold(id: string, entries: readonly ApiAlert[]): FoldedAlert {
  const versions = [...entries].sort((a, b) => a.version - b.version);
  const latest = versions.at(-1);
  if (!latest) throw new Error(`alert ${id} without a version`);
  return { id, latest, versions };
}

const keyOf = ({ id, version }: ApiAlert): string => `${id} ${version}`;
