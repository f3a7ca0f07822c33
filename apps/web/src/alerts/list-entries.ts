import type { ApiSummary, ApiSummaryItem } from '../api/types.js';
import type { FoldedAlert } from './fold-alerts.js';

/** What a summary told of one alert; `alert` is null where the alert moved on since and has its own place above. */
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
 * not move since.
 * @param alerts the one that moved last first
 * @param summaries oldest first
 */
export function listEntries(
  alerts: readonly FoldedAlert[],
  summaries: readonly ApiSummary[],
): readonly ListEntry[] {
  const byId = new Map(alerts.map((alert) => [alert.id, alert]));
  const inside = new Set<string>();
  // The newest first, so that what was told in two summaries stands in the later one.
  const folded = [...summaries].reverse().map((summary): ListEntry => {
    const lines = summary.items.map((item): SummaryLine => {
      const alert = byId.get(item.alert);
      if (alert?.latest.version !== item.version || inside.has(alert.id)) return { item, alert: null };
      inside.add(alert.id);
      return { item, alert };
    });
    return { kind: 'summary', id: `summary ${summary.id}`, at: summary.at, summary, lines };
  });
  const single = alerts
    .filter(({ id }) => !inside.has(id))
    .map((alert): ListEntry => ({ kind: 'alert', id: alert.id, at: alert.latest.at, alert }));
  return mergeByTime(single, folded);
}

/** The alerts as entries each by itself. */
export const singleEntries = (alerts: readonly FoldedAlert[]): readonly ListEntry[] =>
  listEntries(alerts, []);

/** Alert versions that a summary told of, so that they wait no more: `ID VERSION`. */
export const toldTogether = (summaries: readonly ApiSummary[]): ReadonlySet<string> =>
  new Set(summaries.flatMap(({ items }) => items.map(({ alert, version }) => `${alert} ${version}`)));

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
