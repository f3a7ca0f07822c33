import type { ApiAlert } from '../api/types.js';

/** What a person was told of one event, as the list shows it: one row for a thread. */
export interface FoldedAlert {
  /** The thread that lives on: staff may have merged two, and the person been told of both. */
  readonly thread: string;
  /** What came last, whichever of the thread's alerts it is a version of. */
  readonly latest: ApiAlert;
  /** In the order in which they came, without doubles. */
  readonly versions: readonly ApiAlert[];
}

/** Joins entries of the log, each alert version once, in the order in which they came. */
export function mergeLog(known: readonly ApiAlert[], more: readonly ApiAlert[]): readonly ApiAlert[] {
  const have = new Set(known.map(versionKey));
  const fresh = more.filter((alert) => {
    const key = versionKey(alert);
    if (have.has(key)) return false;
    have.add(key);
    return true;
  });
  // What is fetched after a gap may be older than what came live meanwhile.
  return fresh.length === 0 ? known : [...known, ...fresh].sort(byCursor);
}

/** The log as people read it: versions folded by thread, the thread that moved last on top. */
export function foldAlerts(log: readonly ApiAlert[]): readonly FoldedAlert[] {
  const threads = threadsOf(log);
  const byThread = new Map<string, [ApiAlert, ...ApiAlert[]]>();
  for (const alert of log) {
    const thread = threads.get(alert.id) ?? alert.thread;
    const versions = byThread.get(thread);
    // Set again, so that the map's order is that of the last movement.
    byThread.delete(thread);
    versions?.push(alert);
    byThread.set(thread, versions ?? [alert]);
  }
  return [...byThread]
    .map(([thread, versions]) => ({ thread, latest: versions.at(-1) ?? versions[0], versions }))
    .reverse();
}

/** The thread of each alert, by its id: that of its newest entry, which may have moved since the others were read. */
export const threadsOf = (log: readonly ApiAlert[]): ReadonlyMap<string, string> =>
  new Map(log.map(({ id, thread }) => [id, thread]));

/** One version of one alert: two alerts of a thread have their own numbers each. */
export const versionKey = ({ id, version }: Pick<ApiAlert, 'id' | 'version'>): string => `${id} ${version}`;

/** Cursors are whole numbers that only grow; they may be larger than a number of this language. */
const byCursor = ({ cursor: a }: ApiAlert, { cursor: b }: ApiAlert): number =>
  a.length - b.length || (a < b ? -1 : Number(a > b));
