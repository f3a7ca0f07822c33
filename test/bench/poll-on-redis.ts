import { readFile } from 'node:fs/promises';
import { setTimeout as delay } from 'node:timers/promises';
import type { Storage } from '@app/storage';
import type { FeedFarm } from '../support/feed-farm.js';
import { startRedis } from '../support/redis.js';
import { openStorage, startTestDatabase } from '../support/test-database.js';
import { WirewatchProcess } from '../support/wirewatch-process.js';

/** Feeds are due again after so many seconds, so that there is always more than one worker does. */
const EVERY = 5;
const MEASURED_MS = 20_000;
/** Seconds between the polls of a feed in the steady state, over which these are spread and then measured. */
const STEADY_EVERY = 60;
const ADDED_AT_ONCE = 8;
/** Clock ticks a second in which Linux counts CPU time (USER_HZ). */
const TICKS = 100;

/** The whole way of a poll on Redis: claim, queue, fetch, keep, record. */
export interface WholeWay {
  readonly perSecond: number;
  /** Share of one core that the worker takes; null where the system does not tell. */
  readonly core: number | null;
  /** CPU time of the worker a poll; null where the system does not tell. */
  readonly cpuMs: number | null;
}

/**
 * Runs one worker process (`ROLES=poll`) over the farm's feeds: as fast as it can, then each feed once a minute.
 * @param tell told of each part when it is measured
 * @returns null where there is no Redis
 */
export async function measureOnRedis(
  farm: FeedFarm,
  urls: readonly string[],
  tell: (part: 'full' | 'steady', measured: WholeWay) => void,
): Promise<'measured' | null> {
  const redis = await startRedis();
  if (redis === null) return null;
  const database = await startTestDatabase();
  try {
    const url = await database.freshUrl();
    const worker = await WirewatchProcess.start({
      DATABASE_URL: url,
      REDIS_URL: redis.url,
      ROLES: 'poll',
      STARTER: 'none',
      ALLOW_PRIVATE_ADDRESSES: '127.0.0.0/8',
    });
    const storage = await openStorage(url);
    try {
      await addFeeds(storage, urls);
      await allPolledOnce(farm, urls.length);
      tell('full', await measure(farm, worker.pid, MEASURED_MS));
      await spread(storage);
      tell('steady', await measure(farm, worker.pid, STEADY_EVERY * 1000));
      return 'measured';
    } finally {
      await storage.close();
      await worker.stop();
    }
  } finally {
    await database.stop();
    await redis.stop();
  }
}

async function addFeeds(storage: Storage, urls: readonly string[]): Promise<void> {
  let next = 0;
  const lane = async () => {
    while (next < urls.length) {
      const number = next++;
      await storage.feeds.add({ url: urls[number]!, name: `feed-${number}`, every: EVERY });
    }
  };
  await Promise.all(Array.from({ length: ADDED_AT_ONCE }, lane));
}

/** The first poll of each feed keeps twenty stories; it does not count. */
async function allPolledOnce(farm: FeedFarm, feeds: number): Promise<void> {
  const start = await farm.requests();
  while ((await farm.requests()) < start + feeds) await delay(500);
}

/** Sets every feed to the steady rhythm, evenly over one round of it: each is polled at once and then in time. */
async function spread(storage: Storage): Promise<void> {
  const feeds = await storage.feeds.list();
  const began = Date.now();
  for (const [n, { id }] of feeds.entries()) {
    const due = began + (n / feeds.length) * STEADY_EVERY * 1000;
    if (due > Date.now()) await delay(due - Date.now());
    await storage.feeds.change(id, { every: STEADY_EVERY });
  }
}

async function measure(farm: FeedFarm, pid: number, forMs: number): Promise<WholeWay> {
  const [requests, cpu, began] = [await farm.requests(), await cpuOf(pid), performance.now()];
  await delay(forMs);
  const polls = (await farm.requests()) - requests;
  const used = await cpuOf(pid);
  const took = performance.now() - began;
  const spent = cpu === null || used === null ? null : used - cpu;
  return {
    perSecond: (polls / took) * 1000,
    cpuMs: spent === null ? null : spent / polls,
    core: spent === null ? null : spent / took,
  };
}

/** CPU time of a process in ms, user and system (proc(5), fields 14 and 15 of stat). */
async function cpuOf(pid: number): Promise<number | null> {
  const stat = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => null);
  if (stat === null) return null;
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  return ((Number(fields[11]) + Number(fields[12])) * 1000) / TICKS;
}
