import { NO_FACTS, type Quantity, type StageFacts } from '@app/contracts';
import type { ThreadReport, ToldVersion } from '@app/ports';
import { reportOf, standingReports } from './thread-reports.js';
import { RISE } from './stages/compare-stage.js';
import { addStageFacts, spanQuantities } from './stages/material-change.js';

/**
 * What a person knows of an event from what they were told. Numbers are those of the last alert, so that a toll
 * which creeps up in silent updates is told as well; names are all that were ever shown. What was withdrawn
 * since is not known.
 */
export function toldFacts(versions: readonly ToldVersion[], reports: readonly ThreadReport[]): StageFacts {
  const valid = versions.filter(
    ({ storyId }) => (reportOf(storyId, reports)?.status ?? 'standing') === 'standing',
  );
  const lastAlert = valid.findLastIndex(({ alerted }) => alerted);
  const shown = factsOf(valid);
  const { quantities, uncounted } = lastAlert === -1 ? shown : factsOf(valid.slice(0, lastAlert + 1));
  return { ...shown, quantities, uncounted };
}

/**
 * What a report tells, its numbers widened by what other wires say now: "9 to 12". A number that is outdone by half
 * or more is old, not another wire's view.
 */
export function factsAmong(report: ThreadReport, reports: readonly ThreadReport[]): StageFacts {
  // Later reports of a wire replace its earlier ones.
  const latest = new Map(
    standingReports(reports)
      .concat([report])
      .map((each) => [each.reporter, each.facts]),
  );
  const quantities = report.facts.quantities.map(({ what }): Quantity[] => {
    const all = [...latest.values()]
      .flatMap((facts) => facts.quantities)
      .filter((each) => each.what === what);
    const top = Math.max(...all.map(({ high }) => high));
    return spanQuantities([{ quantities: all.filter(({ high }) => high * RISE > top || high === top) }]);
  });
  return { ...report.facts, quantities: quantities.flat() };
}

const factsOf = (versions: readonly ToldVersion[]): StageFacts =>
  versions.reduce((known, { facts }) => addStageFacts(known, facts), NO_FACTS);
