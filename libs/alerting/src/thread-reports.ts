import type { ThreadReport } from '@app/ports';

type Reports = readonly ThreadReport[];

/** Reads something from a thread once, however many people it concerns. */
export function oncePerThread<Value extends object>(
  read: (reports: Reports) => Value,
): (reports: Reports) => Value {
  const known = new WeakMap<Reports, Value>();
  return (reports) => {
    const value = known.get(reports) ?? read(reports);
    known.set(reports, value);
    return value;
  };
}

/** The wires that reported an event themselves, in the order of their first report. */
export const wiresOf = oncePerThread((reports): readonly string[] => [
  ...new Set(reports.filter(({ notice }) => !notice).map(({ reporter }) => reporter)),
]);

/**
 * The reports that stand: neither held nor withdrawn, nor the copy of such a text, nor leaning on such reports alone.
 */
export const standingReports = oncePerThread((reports): readonly ThreadReport[] => {
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
});

/** The text that a report is, or the report itself where it is its own: copies of copies have one root. */
export function rootOf(report: ThreadReport, reports: Reports): ThreadReport {
  const passed = new Set<string>();
  let root = report;
  for (;;) {
    const { copyOf } = root;
    const next = copyOf === null || passed.has(copyOf) ? undefined : reportOf(copyOf, reports);
    if (next === undefined) return root;
    passed.add(root.storyId);
    root = next;
  }
}

/** The story and every copy of it, by id. */
export function familyOf(storyId: string, reports: Reports): ReadonlySet<string> {
  const family = new Set([storyId]);
  for (let known = 0; known < family.size;) {
    known = family.size;
    for (const { storyId: id, copyOf } of reports) {
      if (copyOf !== null && family.has(copyOf)) family.add(id);
    }
  }
  return family;
}

/** The report of a story; undefined where it is none of the thread's. */
export const reportOf = (storyId: string, reports: Reports): ThreadReport | undefined =>
  reports.find((report) => report.storyId === storyId);
