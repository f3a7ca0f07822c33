import type { Confidence } from '@app/contracts';
import type { ThreadReport } from '@app/ports';
import { sourcesOf } from './sources.js';
import { standingReports, wiresOf } from './thread-reports.js';

/**
 * A word for how sure an event is.
 * @param needed independent sources that who is told asked for
 */
export function confidenceOf(reports: readonly ThreadReport[], needed = 1): Confidence {
  const sources = sourcesOf(reports).length;
  const withdrew = hasWithdrawn(reports);
  if (sources === 0) return withdrew ? 'withdrawn' : 'unconfirmed';
  if (withdrew) return 'one withdrew';
  if (sources < needed) return 'unconfirmed';
  if (sources === 1) return 'one wire';
  return sources === 2 ? 'two wires' : 'several wires';
}

/** Whether a wire took back all that it reported. */
function hasWithdrawn(reports: readonly ThreadReport[]): boolean {
  const standing = new Set(standingReports(reports).map(({ reporter }) => reporter));
  const withdrawn = new Set(
    reports.filter(({ notice, status }) => !notice && status === 'withdrawn').map(({ reporter }) => reporter),
  );
  return wiresOf(reports).some((wire) => withdrawn.has(wire) && !standing.has(wire));
}
