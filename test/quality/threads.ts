/**
 * `npm run quality:threads`: how well stories are put into threads, on labelled sets, with one setting for all; beside
 * it the mean over several orders of the same stories, whole and cut to what a feed's summary holds.
 */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { threadStories, type ThreadStory } from '@app/stories';
import { sharedData } from '../support/shared-data.js';

/** Sets with the F1 they have to reach; precision everywhere at least 0.90. */
const SETS = { allsides: 0.84, basil: 0.97, ecbplus: 0.9 };
const HOUR_MS = 3_600_000;
/** The order that is judged is the first; each gives stories of one day other times. */
const ORDERS = ['ww', 'a', 'b', 'c', 'd', 'e', 'f', 'g'];
/** Words of a text that a short summary holds. */
const SUMMARY = 30;

interface Labelled {
  readonly id: string;
  readonly cluster: string;
  readonly event_date?: string;
  readonly date?: string;
  readonly title?: string;
  readonly snippet?: string;
  readonly body?: string;
  readonly sentences?: readonly string[];
}

/** A labelled story with nothing left that tells its cluster: its time is moved by up to 36 hours, its id hashed. */
function hideLabels(row: Labelled, order: string): ThreadStory {
  const hash = createHash('sha256').update(`${order}${row.id}`).digest();
  const day = Date.parse(row.event_date ?? row.date ?? '2010-01-01T12:00:00Z');
  return {
    id: hash.toString('hex').slice(0, 16),
    title: row.title ?? row.sentences?.[0] ?? '',
    summary: row.snippet ?? '',
    body: row.body ?? (row.sentences ?? []).slice(1).join(' '),
    language: 'en',
    published: new Date(day + Math.floor((hash.readUInt32BE(0) / 2 ** 32) * 36 * HOUR_MS)).toISOString(),
  };
}

/** B-cubed precision, recall and F1 (Bagga and Baldwin 1998) of threads against labels, both by story. */
function bCubed(labels: readonly string[], threads: readonly string[]) {
  const sizes = (keys: readonly string[]) => {
    const counts = new Map<string, number>();
    for (const key of keys) counts.set(key, (counts.get(key) ?? 0) + 1);
    return counts;
  };
  const both = labels.map((label, at) => `${label}\n${threads[at]}`);
  const [byLabel, byThread, byBoth] = [sizes(labels), sizes(threads), sizes(both)];
  const mean = (share: (at: number) => number) =>
    labels.reduce((sum, _, at) => sum + share(at), 0) / labels.length;
  const precision = mean((at) => byBoth.get(both[at]!)! / byThread.get(threads[at]!)!);
  const recall = mean((at) => byBoth.get(both[at]!)! / byLabel.get(labels[at]!)!);
  return { precision, recall, f1: (2 * precision * recall) / (precision + recall) };
}

type Quality = ReturnType<typeof bCubed>;

/** How well stories in one order are put into threads. */
function measure(
  rows: readonly Labelled[],
  order: string,
  cut: (story: ThreadStory) => ThreadStory,
): Quality {
  const stories = rows.map((row) => ({ label: row.cluster, story: cut(hideLabels(row, order)) }));
  stories.sort((a, b) => Date.parse(a.story.published) - Date.parse(b.story.published));
  const threads = threadStories(stories.map(({ story }) => story));
  return bCubed(
    stories.map(({ label }) => label),
    threads,
  );
}

const whole = (story: ThreadStory): ThreadStory => story;
const shortened = (story: ThreadStory): ThreadStory => ({
  ...story,
  summary: `${story.summary} ${story.body}`.trim().split(/\s+/u).slice(0, SUMMARY).join(' '),
  body: '',
});

function figures({ precision, recall, f1 }: Quality): string {
  const [p, r, f] = [precision, recall, f1].map((figure) => figure.toFixed(4));
  return `precision ${p}, recall ${r}, F1 ${f}`;
}

function meanOf(all: readonly Quality[]): Quality {
  const mean = (part: keyof Quality) => all.reduce((sum, each) => sum + each[part], 0) / all.length;
  return { precision: mean('precision'), recall: mean('recall'), f1: mean('f1') };
}

let missed = false;
for (const [set, goal] of Object.entries(SETS)) {
  const path = sharedData('clusters', `${set}.jsonl.gz`);
  if (path === null) {
    console.log(`${set}: not present, skipped`);
    continue;
  }
  const rows = gunzipSync(readFileSync(path))
    .toString()
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Labelled);
  const unique = [...new Map(rows.map((row) => [row.id, row])).values()];
  const [judged, ...others] = ORDERS.map((order) => measure(unique, order, whole)) as [Quality, ...Quality[]];
  const verdict = judged.f1 >= goal && judged.precision >= 0.9 ? 'reached' : 'missed';
  missed ||= verdict === 'missed';
  console.log(`${set}: ${unique.length} stories, ${figures(judged)} (goal ${goal}: ${verdict})`);
  console.log(`  mean of ${ORDERS.length} orders: ${figures(meanOf([judged, ...others]))}`);
  const short = ORDERS.map((order) => measure(unique, order, shortened));
  console.log(`  of ${SUMMARY} words alone: ${figures(meanOf(short))}`);
}
process.exitCode = missed ? 1 : 0;
