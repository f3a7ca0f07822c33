// npm run fuzz:feeds -- [COUNT] [SEED]: mutations of the shared feeds; none may crash the parser, hold it for
// more than 2 s or leave memory behind. Ends with 1 where one does, with the number that gives it again.
import { readFileSync, readdirSync } from 'node:fs';
import { Worker } from 'node:worker_threads';
import { parseFeed } from '@app/polling';
import { sharedData } from '../support/shared-data.js';
import { findFault } from './check-outcome.js';
import { mutateFeed, seededRandom } from './mutate-feed.js';

const LONGEST_MS = 2_000;
/** What the heap may have more at the end than after the first tenth: noise of the collector, no leak. */
const MOST_GROWTH_MB = 30;
const now = new Date('2026-01-10T12:00:00Z');

async function fuzz(count: number, seed: number): Promise<number> {
  const folder = sharedData('feeds');
  if (folder === null) {
    console.error('The shared feeds are not there; set WIREWATCH_DATA to their folder.');
    return 1;
  }
  const feeds = readdirSync(folder).map((name) => readFileSync(`${folder}/${name}`));
  const progress = watch();
  const faults: string[] = [];
  let [parsed, slowest, slowestMs, heapBefore] = [0, 0, 0, 0];
  for (let number = 0; number < count; number++) {
    Atomics.store(progress, 0, number);
    const { bytes, contentType } = mutateFeed(feeds, seededRandom(seed + number));
    const start = performance.now();
    try {
      const outcome = await parseFeed(bytes, { now, ...(contentType === undefined ? {} : { contentType }) });
      if (outcome.kind === 'parsed') parsed++;
      const fault = findFault(outcome);
      if (fault !== null) faults.push(`${number}: ${fault}`);
    } catch (error) {
      faults.push(`${number}: ${String(error)}`);
    }
    const ms = performance.now() - start;
    if (ms > slowestMs) [slowest, slowestMs] = [number, ms];
    if (ms > LONGEST_MS) faults.push(`${number}: ${Math.round(ms)} ms`);
    if (number === Math.floor(count / 10)) heapBefore = heapMb();
  }
  const growth = heapMb() - heapBefore;
  if (growth > MOST_GROWTH_MB) faults.push(`the heap grew by ${growth.toFixed(1)} MB`);
  console.log(
    JSON.stringify({
      mutations: count,
      seed,
      parsed,
      slowest,
      slowestMs: Math.round(slowestMs),
      heapGrowthMb: Number(growth.toFixed(1)),
      faults: faults.length,
    }),
  );
  faults.slice(0, 20).forEach((fault) => console.error(fault));
  return faults.length === 0 ? 0 : 1;
}

/** Ends the process where one mutation takes ten seconds: nothing else could, while it holds the loop. */
function watch(): Int32Array {
  const shared = new Int32Array(new SharedArrayBuffer(4));
  new Worker(
    `const { workerData } = require('node:worker_threads');
     let last = -1;
     setInterval(() => {
       const number = Atomics.load(workerData, 0);
       if (number === last) { require('node:fs').writeSync(2, 'hangs at ' + number + '\\n'); process.kill(process.pid, 'SIGKILL'); }
       last = number;
     }, 10_000);`,
    { eval: true, workerData: shared, execArgv: [] },
  ).unref();
  return shared;
}

function heapMb(): number {
  if (!globalThis.gc) throw new Error('run it with node --expose-gc');
  globalThis.gc();
  return process.memoryUsage().heapUsed / 2 ** 20;
}

const [count = 20_000, seed = 1] = process.argv.slice(2).map(Number);
void fuzz(count, seed).then((code) => process.exit(code));
