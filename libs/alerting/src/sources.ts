import type { ThreadReport } from '@app/ports';
import { oncePerThread, reportOf, rootOf, standingReports, wiresOf } from './thread-reports.js';

/** One independent source of an event. */
export interface Source {
  /** The story that it reported first. */
  readonly storyId: string;
  /** The wire that reports it: of several that all lean on the same others, the first. */
  readonly wire: string;
}

/** A source, and what it rests on; a report of its own rests on nothing but its reporter. */
interface Resting extends Source {
  readonly on: ReadonlySet<string>;
}

/**
 * Counts who reports an event independently. A report of its own makes its reporter one source; a copy, or a report
 * that leans on a wire which reports itself, adds none; of the rest, those that lean on the same wires are one.
 * @returns in the order of their first reports; at least one where any report stands
 */
export const sourcesOf = oncePerThread((reports): readonly Source[] => {
  const standing = standingReports(reports);
  const reporters = new Set(standing.map(({ reporter }) => reporter));
  const sources = standing
    .filter(
      (report) => !report.leansOn.some((wire) => reporters.has(wire)) && rootOf(report, reports) === report,
    )
    .map((report) => restingOf(report, reports))
    .reduce<readonly Resting[]>(join, []);
  const [first] = standing;
  // Wires that all lean on each other are one source, whoever began.
  return sources.length === 0 && first !== undefined ? [restingOf(first, reports)] : sources;
});

function restingOf(report: ThreadReport, reports: readonly ThreadReport[]): Resting {
  const { storyId, reporter, leansOn, copyOf } = report;
  // A wire that reported itself and withdrew carries nothing.
  const wires = leansOn.filter((wire) => !wiresOf(reports).includes(wire));
  // A text from outside the thread is as good as a wire that is leant on.
  const texts = copyOf === null || reportOf(copyOf, reports) !== undefined ? [] : [`text ${copyOf}`];
  const on = [...wires, ...texts];
  return { storyId, wire: reporter, on: new Set(on.length === 0 ? [`own ${reporter}`] : on) };
}

/** Adds a source; where it rests on the same as others, all of them are one, in the place of the first. */
function join(sources: readonly Resting[], next: Resting): readonly Resting[] {
  const isSame = ({ on }: Resting) => [...next.on].some((each) => on.has(each));
  const same = sources.filter(isSame);
  const [first] = same;
  if (first === undefined) return [...sources, next];
  const joined = { ...first, on: new Set([...same, next].flatMap(({ on }) => [...on])) };
  return sources.flatMap((source) => (source === first ? [joined] : isSame(source) ? [] : [source]));
}
