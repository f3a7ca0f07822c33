import { spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Redis } from 'ioredis';
import { freePort } from './wirewatch-process.js';

/** A Redis for a test. */
export interface TestRedis {
  readonly url: string;
  stop(): Promise<void>;
}

const START_MS = 60_000;

/**
 * A Redis of the test's own: a database of the one at REDIS_URL, emptied, or a
 * redis-server from the PATH on a free port in a temporary folder.
 * @returns null where there is neither
 */
export async function startRedis(): Promise<TestRedis | null> {
  const given = process.env['REDIS_URL'];
  if (given !== undefined && given !== '') return useGiven(given);
  const folder = await mkdtemp(join(tmpdir(), 'wirewatch-redis-'));
  const port = await freePort();
  const child = spawn(
    'redis-server',
    [
      '--port',
      String(port),
      '--bind',
      '127.0.0.1',
      '--dir',
      folder,
      '--save',
      '',
      '--maxmemory-policy',
      'noeviction',
    ],
    { stdio: 'ignore' },
  );
  const ended = new Promise<void>((resolve) => {
    child.once('exit', () => resolve());
    child.once('error', () => resolve());
  });
  const url = `redis://127.0.0.1:${port}`;
  const started = await Promise.race([answers(url), ended.then(() => false)]);
  const clean = () => rm(folder, { recursive: true, force: true });
  if (!started) {
    child.kill();
    await clean();
    return null;
  }
  return {
    url,
    async stop() {
      child.kill();
      await ended;
      await clean();
    },
  };
}

async function useGiven(url: string): Promise<TestRedis> {
  const redis = new Redis(url);
  redis.on('error', () => undefined);
  await redis.flushdb();
  redis.disconnect();
  return { url, stop: () => Promise.resolve() };
}

async function answers(url: string): Promise<boolean> {
  const redis = new Redis(url, { retryStrategy: () => 50, maxRetriesPerRequest: null });
  redis.on('error', () => undefined);
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<false>((resolve) => {
    timer = setTimeout(() => resolve(false), START_MS);
  });
  const answer = await Promise.race([redis.ping().then(() => true), late]);
  clearTimeout(timer);
  redis.disconnect();
  return answer;
}
