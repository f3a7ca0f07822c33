import type { AlertNote } from '@app/contracts';
import type { ThreadReport } from '@app/ports';
import { factsAmong } from './told-facts.js';
import { quantityWords } from './stages/stage-words.js';

/** Where wires give different numbers, says so: "9 to 12 dead". */
export function spanNote(report: ThreadReport | undefined, reports: readonly ThreadReport[]): AlertNote {
  if (report === undefined) return {};
  const own = new Set(report.facts.quantities.map(quantityWords));
  const spans = factsAmong(report, reports)
    .quantities.filter(({ low, high }) => low !== high)
    .map(quantityWords)
    .filter((words) => !own.has(words));
  return spans.length === 0 ? {} : { change: spans.join('; ') };
}
