import type { ThreadReport } from '@app/ports';

/** One independent source of an event. */
export interface Source {
  /** The story that it reported first. */
  readonly storyId: string;
  /** The wire that reports it: of several that all lean on the same others, the first. */
  readonly wire: string;
}

/** The wires that reported an event themselves, in the order of their first report. */
export function wiresOf(reports: readonly ThreadReport[]): string[] {
  return [...new Set(reports.filter(({ notice }) => !notice).map(({ reporter }) => reporter))];
}

/**
 * The reports that stand: neither held nor withdrawn, nor the copy of such a text, nor leaning on such reports alone.
 */
export function standingReports(reports: readonly ThreadReport[]): ThreadReport[] {
  const usable = reports.filter(
    (report) =>
      !report.notice && report.status === 'standing' && rootOf(report, reports).status === 'standing',
  );
  const reporting = new Set(wiresOf(reports));
  const standing = new Set(usable.map(({ reporter }) => reporter));
  return usable.filter(
    ({ leansOn }) =>
      leansOn.length === 0 || leansOn.some((wire) => standing.has(wire) || !reporting.has(wire)),
  );
}

/**
 * Counts who reports an event independently. A report of its own makes its reporter one source; a copy, or a report
 * that leans on a wire which reports itself, adds none; of the rest, those that lean on the same wires are one.
 * @returns in the order of their first reports; at least one where any report stands
 */
export function sourcesOf(reports: readonly ThreadReport[]): Source[] {
  const standing = standingReports(reports);
  const reporters = new Set(standing.map(({ reporter }) => reporter));
  const sources: (Source & { leansOn: ReadonlySet<string> })[] = [];
  for (const report of standing) {
    const leansOn = leaningOf(report, reports);
    if (report.leansOn.some((wire) => reporters.has(wire)) || isCopyWithin(report, reports)) continue;
    const same = sources.filter((source) =>
      leansOn.size === 0
        ? source.leansOn.size === 0 && source.wire === report.reporter
        : [...leansOn].some((wire) => source.leansOn.has(wire)),
    );
    const [first] = same;
    if (first === undefined) {
      sources.push({ storyId: report.storyId, wire: report.reporter, leansOn });
      continue;
    }
    // It may join what was two sources so far: they are one from now on.
    const joined = new Set([...same.flatMap((source) => [...source.leansOn]), ...leansOn]);
    sources.splice(sources.indexOf(first), 1, { ...first, leansOn: joined });
    for (const other of same.slice(1)) sources.splice(sources.indexOf(other), 1);
  }
  const [first] = standing;
  if (sources.length === 0 && first !== undefined) return [{ storyId: first.storyId, wire: first.reporter }];
  return sources.map(({ storyId, wire }) => ({ storyId, wire }));
}

/** The text that a report is, or the report itself where it is its own: copies of copies have one root. */
export function rootOf(report: ThreadReport, reports: readonly ThreadReport[]): ThreadReport {
  const passed = new Set<string>();
  let root = report;
  for (;;) {
    const { copyOf } = root;
    const next = copyOf === null || passed.has(copyOf) ? undefined : byId(copyOf, reports);
    if (next === undefined) return root;
    passed.add(root.storyId);
    root = next;
  }
}

/** The story and every copy of it, by id. */
export function familyOf(storyId: string, reports: readonly ThreadReport[]): ReadonlySet<string> {
  const family = new Set([storyId]);
  for (let known = 0; known < family.size;) {
    known = family.size;
    for (const { storyId: id, copyOf } of reports) if (copyOf !== null && family.has(copyOf)) family.add(id);
  }
  return family;
}

export const byId = (storyId: string, reports: readonly ThreadReport[]): ThreadReport | undefined =>
  reports.find((report) => report.storyId === storyId);

const isCopyWithin = (report: ThreadReport, reports: readonly ThreadReport[]) =>
  rootOf(report, reports) !== report;

/** What a report rests on; a text from outside the thread is as good as a wire that is leant on. */
function leaningOf(report: ThreadReport, reports: readonly ThreadReport[]): ReadonlySet<string> {
  const { copyOf } = report;
  const text = copyOf === null || byId(copyOf, reports) ? [] : [`text ${copyOf}`];
  return new Set([...report.leansOn, ...text]);
}
