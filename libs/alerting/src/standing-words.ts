import type { ThreadReport } from '@app/ports';
import { listWires } from './list-wires.js';
import { sourcesOf } from './sources.js';
import { standingReports, wiresOf } from './thread-reports.js';

/** What is said where nobody stands by an event any more. */
export const NONE_STANDS = 'Withdrawn. Do not use it';

export const withdrewWords = (wires: readonly string[]): string =>
  `${listWires(wires)} ${wires.length === 1 ? 'has withdrawn its report' : 'have withdrawn their reports'}`;

export const checksWords = (wires: readonly string[]): string =>
  wires.length === 1
    ? `${listWires(wires)} asks to wait: it is checking its report`
    : `${listWires(wires)} ask to wait: they are checking their reports`;

export const stillWords = (wires: readonly string[]): string =>
  `${listWires(wires)} still ${wires.length === 1 ? 'reports' : 'report'} it`;

/**
 * Who took back all that it reported of an event, who asks to wait, and which independent sources still report it,
 * as everybody may read it; null where every wire stands by its report.
 */
export function standingWords(reports: readonly ThreadReport[]): string | null {
  const standing = new Set(standingReports(reports).map(({ reporter }) => reporter));
  const fallen = (status: ThreadReport['status']) =>
    wiresOf(
      reports.filter(
        (report) => !report.notice && report.status === status && !standing.has(report.reporter),
      ),
    );
  const withdrew = fallen('withdrawn');
  const checks = fallen('held').filter((wire) => !withdrew.includes(wire));
  const still = sourcesOf(reports).map(({ wire }) => wire);
  if (withdrew.length + checks.length === 0) return null;
  if (still.length === 0 && checks.length === 0) return NONE_STANDS;
  return [
    ...(withdrew.length > 0 ? [withdrewWords(withdrew)] : []),
    ...(checks.length > 0 ? [checksWords(checks)] : []),
    ...(still.length > 0 ? [stillWords(still)] : []),
  ].join('. ');
}
