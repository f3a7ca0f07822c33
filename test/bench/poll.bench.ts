// npm run bench:poll: the fetch stage beside a bare undici loop over the same 10,000 feeds, most of them unchanged;
// then the whole way on Redis with one worker process, as fast as it can and with each feed once a minute.
import { createHash } from 'node:crypto';
import { OutboundHttp } from '@app/net';
import { FeedPoller, fetchFeed, parseFeed, FEED_LIMITS } from '@app/polling';
import type { PollableFeed } from '@app/contracts';
import { Agent, request } from 'undici';
import { neverPolled } from '../../libs/polling/src/never-polled.fixture.js';
import { FeedFarm } from '../support/feed-farm.js';
import { measureOnRedis, type WholeWay } from './poll-on-redis.js';

const FEEDS = 10_000;
const AT_ONCE = 100;
const ROUNDS = 3;

interface Measure {
  readonly perSecond: number;
  readonly cpuMs: number;
}

/** Runs a job for each feed, so many at once; gives the rate and the CPU time of this process a feed. */
async function measure<T>(
  feeds: readonly T[],
  job: (feed: T, index: number) => Promise<void>,
): Promise<Measure> {
  const began = performance.now();
  const cpu = process.cpuUsage();
  let next = 0;
  const lane = async () => {
    while (next < feeds.length) {
      const index = next++;
      await job(feeds[index]!, index);
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, lane));
  const used = process.cpuUsage(cpu);
  return {
    perSecond: (feeds.length / (performance.now() - began)) * 1000,
    cpuMs: (used.user + used.system) / 1000 / feeds.length,
  };
}

const median = (values: readonly number[]) => [...values].sort((a, b) => a - b)[values.length >> 1]!;
const show = (name: string, rounds: readonly Measure[]) => {
  const rate = median(rounds.map(({ perSecond }) => perSecond));
  const cpu = median(rounds.map(({ cpuMs }) => cpuMs));
  console.log(`${name.padEnd(28)} ${rate.toFixed(0).padStart(6)} polls/s  ${cpu.toFixed(3)} ms CPU a poll`);
  return rate;
};

const newFeed = (url: string, id: number): PollableFeed =>
  neverPolled({ id: String(id), name: `feed-${id}`, url });

/** undici alone, asking with the ETag and hashing what comes. */
function bareLoop(urls: readonly string[]) {
  const agent = new Agent();
  const etags: string[] = [];
  return {
    round: () =>
      measure(urls, async (url, index) => {
        const etag = etags[index];
        const { headers, body } = await request(url, {
          dispatcher: agent,
          headers: etag === undefined ? {} : { 'if-none-match': etag },
        });
        etags[index] = String(headers.etag);
        createHash('sha256')
          .update(await body.bytes())
          .digest('hex');
      }),
    close: () => agent.close(),
  };
}

/** What the product does for a fetch, and for a whole poll with reading what is new. */
function stages(urls: readonly string[]) {
  const http = new OutboundHttp({ allowPrivate: ['127.0.0.0/8'], userAgent: 'Wirewatch/bench' });
  const poller = new FeedPoller(http, { parse: parseFeed });
  const fetched = urls.map(newFeed);
  const polled = urls.map(newFeed);
  return {
    fetchRound: () =>
      measure(fetched, async (feed, index) => {
        const result = await fetchFeed(feed, http, new Date(), FEED_LIMITS);
        if (result.kind === 'failed') throw new Error(result.failure.message);
        fetched[index] = { ...feed, ...result.validators };
      }),
    pollRound: () =>
      measure(polled, async (feed, index) => {
        const { record } = await poller.poll(feed, new Date());
        if (record.failure !== null) throw new Error(record.failure.message);
        const { etag, lastModified, bodyHash, memory } = record;
        polled[index] = { ...feed, etag, lastModified, bodyHash, memory: memory ?? null };
      }),
    close: () => http.close(),
  };
}

async function main(): Promise<void> {
  const farm = await FeedFarm.start();
  const urls = farm.urls(FEEDS);
  console.log(`${FEEDS} feeds on ${farm.hosts} hosts, one in twenty changed`);
  try {
    await compareStages(urls);
    const onRedis = await measureOnRedis(farm, urls, (part, measured) => showWholeWay(PARTS[part], measured));
    if (onRedis === null) {
      console.log(
        'whole way on Redis: not measured, there is neither REDIS_URL nor a redis-server on the PATH',
      );
    }
  } finally {
    await farm.stop();
  }
}

/** The stages of one process beside the bare loop. */
async function compareStages(urls: readonly string[]): Promise<void> {
  const bare = bareLoop(urls);
  const ours = stages(urls);
  const results: Record<'bare' | 'fetch' | 'poll', Measure[]> = { bare: [], fetch: [], poll: [] };
  try {
    // The first round fetches everything and opens the connections; it does not count.
    await bare.round();
    await ours.fetchRound();
    await ours.pollRound();
    for (let round = 0; round < ROUNDS; round++) {
      results.bare.push(await bare.round());
      results.fetch.push(await ours.fetchRound());
      results.poll.push(await ours.pollRound());
    }
  } finally {
    await bare.close();
    await ours.close();
  }
  console.log(`${AT_ONCE} at once, median of ${ROUNDS} rounds`);
  const bareRate = show('bare undici loop', results.bare);
  const fetchRate = show('fetch stage', results.fetch);
  show('poll (fetch, read, schedule)', results.poll);
  console.log(`fetch stage / bare loop: ${(fetchRate / bareRate).toFixed(2)} (wanted: at least 0.33)`);
}

const PARTS = {
  full: ['whole way on Redis, 1 worker', 'wanted: at least 500 polls/s'],
  steady: ['each feed once a minute', 'wanted: below half a core'],
} as const;

function showWholeWay([name, wanted]: readonly [string, string], { perSecond, cpuMs, core }: WholeWay): void {
  const cpu = cpuMs === null ? '' : `  ${cpuMs.toFixed(3)} ms CPU a poll`;
  const share = core === null ? '' : `, ${(core * 100).toFixed(0)} % of a core`;
  console.log(`${name.padEnd(28)} ${perSecond.toFixed(0).padStart(6)} polls/s${cpu}${share} (${wanted})`);
}

void main();
