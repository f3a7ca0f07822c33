import type { ApiSummary, ApiSummaryItem } from '../api/types.js';
import { versionKey } from './fold-alerts.js';
import type { FoldedAlert } from './fold-alerts.js';

/** What a summary told of one event; `alert` is null where it moved on since and has its own place above. */
export interface SummaryLine {
  readonly item: ApiSummaryItem;
  readonly alert: FoldedAlert | null;
}

/** One entry of the list of alerts; `at` is when it last moved (ISO 8601 UTC). */
export type ListEntry =
  | { readonly kind: 'alert'; readonly id: string; readonly at: string; readonly alert: FoldedAlert }
  | {
      readonly kind: 'summary';
      readonly id: string;
      readonly at: string;
      readonly summary: ApiSummary;
      readonly lines: readonly SummaryLine[];
    };

/**
 * The list as people read it, what moved last on top: what a summary told stands in the summary as long as it did
 * not move since, and each event once.
 * @param alerts the one that moved last first
 * @param summaries oldest first
 */
export function listEntries(
  alerts: readonly FoldedAlert[],
  summaries: readonly ApiSummary[],
): readonly ListEntry[] {
  const byVersion = new Map(
    alerts.flatMap((alert) => alert.versions.map((version) => [versionKey(version), alert] as const)),
  );
  const inside = new Set<string>();
  // The newest first, so that what was told in two summaries stands in the later one.
  const folded = [...summaries].reverse().map((summary): ListEntry => {
    const told = summary.items.map((item) => ({ item, alert: byVersion.get(keyOf(item)) }));
    const lines = told
      .filter((line) => isLastOf(line, told))
      .map(({ item, alert }): SummaryLine => {
        const moved = !alert || versionKey(alert.latest) !== keyOf(item) || inside.has(alert.thread);
        if (moved) return { item, alert: null };
        inside.add(alert.thread);
        return { item, alert };
      });
    return { kind: 'summary', id: `summary ${summary.id}`, at: summary.at, summary, lines };
  });
  const single = alerts
    .filter(({ thread }) => !inside.has(thread))
    .map((alert): ListEntry => ({ kind: 'alert', id: alert.thread, at: alert.latest.at, alert }));
  return mergeByTime(single, folded);
}

/** The alerts as entries each by itself. */
export const singleEntries = (alerts: readonly FoldedAlert[]): readonly ListEntry[] =>
  listEntries(alerts, []);

/** Alert versions that a summary told of, so that they wait no more, as {@link versionKey} names them. */
export const toldTogether = (summaries: readonly ApiSummary[]): ReadonlySet<string> =>
  new Set(summaries.flatMap(({ items }) => items.map(keyOf)));

const keyOf = ({ alert, version }: ApiSummaryItem): string => versionKey({ id: alert, version });

interface ToldItem {
  readonly item: ApiSummaryItem;
  readonly alert: FoldedAlert | undefined;
}

/** Whether a summary told nothing later of the same event: it may have told of two alerts that are one since. */
function isLastOf({ item, alert }: ToldItem, told: readonly ToldItem[]): boolean {
  if (!alert) return true;
  const same = new Set(told.flatMap((other) => (other.alert === alert ? keyOf(other.item) : [])));
  const last = alert.versions.findLast((version) => same.has(versionKey(version)));
  return last !== undefined && versionKey(last) === keyOf(item);
}

/** Puts summaries among alerts, both in their own order, each above what moved before it. */
function mergeByTime(alerts: readonly ListEntry[], summaries: readonly ListEntry[]): readonly ListEntry[] {
  const entries: ListEntry[] = [];
  let next = 0;
  for (const summary of summaries) {
    for (let alert = alerts[next]; alert && alert.at > summary.at; alert = alerts[next]) {
      entries.push(alert);
      next += 1;
    }
    entries.push(summary);
  }
  return [...entries, ...alerts.slice(next)];
}
