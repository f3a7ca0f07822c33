/**
 * `npm run bench:place [-- STORIES]`: how long a worker takes to load the threads of 72 hours with 50,000 stories, how
 * long it keeps other work of its process waiting meanwhile, and how many stories two workers place a second. Makes
 * the stories first: with 50,000 it takes some minutes.
 */
import { readFileSync } from 'node:fs';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import type { KeptVersion } from '@app/ports';
import { parseConventions, ThreadPlacer } from '@app/stories';
import { Client } from 'pg';
import { candidate, harvest } from '../support/story-fixtures.js';
import { openStorage, startTestDatabase } from '../support/test-database.js';
import { ZipfText } from './zipf-text.js';

const HELD = Number(process.argv[2] ?? 50_000);
const PLACED = 1_000;
const THREADS = 8_000;
const BATCH = 500;
/** Words of a story's body: a usual wire story. */
const BODY = 250;

/** Takes the measure and prints it. */
async function main(): Promise<void> {
  const conventions = parseConventions(readFileSync('config/wire-conventions.yaml', 'utf8'));
  const database = await startTestDatabase();
  const url = await database.freshUrl();
  const [storage, other] = [await openStorage(url), await openStorage(url)];
  const client = new Client({ connectionString: url });
  await client.connect();

  const text = new ZipfText(20_200_114);
  let number = 0;
  async function keep(count: number): Promise<KeptVersion[]> {
    const kept: KeptVersion[] = [];
    for (let done = 0; done < count; done += BATCH) {
      const stories = Array.from({ length: Math.min(BATCH, count - done) }, () => {
        number += 1;
        return candidate(String(number), { title: text.words(9), body: text.words(BODY) });
      });
      kept.push(...(await storage.stories.keep(harvest('0', ...stories))).kept);
    }
    return kept;
  }

  await keep(HELD);
  await client.query(`INSERT INTO threads (title) SELECT 'Thread' FROM generate_series(1, ${THREADS})`);
  await client.query(`UPDATE stories SET thread_id = 1 + id % ${THREADS}`);
  await client.query(
    `INSERT INTO placements (cause, story_id, version, thread_id) SELECT 'placed', id, 1, thread_id FROM stories ORDER BY id`,
  );
  await client.query('ANALYZE');

  const workers = [
    new ThreadPlacer(storage.threads, conventions),
    new ThreadPlacer(other.threads, conventions),
  ] as const;
  const delay = monitorEventLoopDelay({ resolution: 1 });
  delay.enable();
  const [start, cpu] = [performance.now(), process.cpuUsage()];
  await workers[0].load();
  const [loadMs, loadCpu] = [performance.now() - start, process.cpuUsage(cpu)];
  delay.disable();
  await workers[1].load();

  const fresh = await keep(PLACED);
  const [placeStart, placeCpu] = [performance.now(), process.cpuUsage()];
  await Promise.all(fresh.map((story, at) => workers[at % 2]!.place(story)));
  const placeMs = performance.now() - placeStart;
  const used = process.cpuUsage(placeCpu);
  console.log(
    JSON.stringify({
      held: workers[0].size,
      loadSeconds: Math.round(loadMs / 100) / 10,
      loadCpuSeconds: Math.round((loadCpu.user + loadCpu.system) / 1e5) / 10,
      longestWaitMs: Math.round(delay.max / 1e6),
      p99WaitMs: Math.round(delay.percentile(99) / 1e6),
      placedPerSecond: Math.round((PLACED * 1000) / placeMs),
      placeCpuMs: Math.round(((used.user + used.system) / 1e3 / PLACED) * 100) / 100,
    }),
  );
  await client.end();
  await storage.close();
  await other.close();
  await database.stop();
}

void main();
