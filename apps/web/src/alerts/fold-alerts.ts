import type { Alert } from '@app/contracts';

/** One alert with its versions, as the list shows it. */
export interface FoldedAlert {
  readonly id: string;
  readonly latest: Alert;
  /** Oldest first, without doubles. */
  readonly versions: readonly Alert[];
}

/** Joins entries of the log, each alert version once, in the order in which they came. */
export function mergeLog(known: readonly Alert[], more: readonly Alert[]): readonly Alert[] {
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
export function foldAlerts(log: readonly Alert[]): readonly FoldedAlert[] {
  const byId = new Map<string, Alert[]>();
  for (const alert of log) {
    const versions = byId.get(alert.id) ?? [];
    // Set again, so that the map's order is that of the last movement.
    byId.delete(alert.id);
    byId.set(alert.id, [...versions, alert]);
  }
  return [...byId].map(([id, versions]) => fold(id, versions)).reverse();
}

function fold(id: string, entries: readonly Alert[]): FoldedAlert {
  const versions = [...entries].sort((a, b) => a.version - b.version);
  const latest = versions.at(-1);
  if (!latest) throw new Error(`alert ${id} without a version`);
  return { id, latest, versions };
}

const keyOf = ({ id, version }: Alert): string => `${id} ${version}`;
