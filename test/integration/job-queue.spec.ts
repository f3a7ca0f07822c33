import { QUEUE_OF, type JobName, type JobPayload } from '@app/contracts';
import { Queueing, type JobFailure, type JobHandlers } from '@app/queueing';
import { startRedis, type TestRedis } from '../support/redis.js';
import { startTestDatabase, type TestDatabase } from '../support/test-database.js';

let database: TestDatabase;
let redis: TestRedis | null = null;
beforeAll(async () => {
  database = await startTestDatabase();
  redis = await startRedis();
  if (redis === null) {
    console.warn('The queue was not tested on Redis: no REDIS_URL and no redis-server here.');
  }
});
afterAll(async () => {
  await redis?.stop();
  await database.stop();
});

/** What was done, and promises that resolve when it was. */
class Work {
  private readonly done: { name: JobName; payload: unknown }[] = [];
  private wake: () => void = () => undefined;

  /** Handlers that write down what they did after doing `action`. */
  handlers(
    action: (name: JobName, payload: unknown) => Promise<void> = () => Promise.resolve(),
  ): JobHandlers {
    const handle =
      <N extends JobName>(name: N) =>
      async (payload: JobPayload<N>) => {
        await action(name, payload);
        this.done.push({ name, payload });
        this.wake();
      };
    const names = Object.keys(QUEUE_OF) as JobName[];
    return Object.fromEntries(names.map((name) => [name, handle(name)])) as unknown as JobHandlers;
  }

  /** The payloads of the jobs of this name that were done, once there are so many. */
  async until<N extends JobName>(name: N, count: number): Promise<JobPayload<N>[]> {
    for (;;) {
      const payloads = this.payloads(name);
      if (payloads.length >= count) return payloads;
      await new Promise<void>((resolve) => (this.wake = resolve));
    }
  }

  payloads<N extends JobName>(name: N): JobPayload<N>[] {
    return this.done.filter((job) => job.name === name).map((job) => job.payload as JobPayload<N>);
  }
}

describe.each(['PostgreSQL', 'Redis'])('JobQueue on %s', (mode) => {
  const opened: Queueing[] = [];
  const failures: JobFailure[] = [];
  let url: string;
  const open = async (): Promise<Queueing> => {
    const queueing = await Queueing.open({
      redisUrl: mode === 'Redis' && redis !== null ? redis.url : null,
      database: { connectionString: url },
      note: () => undefined,
      onFailure: (failure) => failures.push(failure),
    });
    opened.push(queueing);
    return queueing;
  };
  /** A test that says that it was skipped where there is no Redis. */
  const test = (name: string, run: () => Promise<void>) =>
    it(name, async () => {
      if (mode === 'Redis' && redis === null) return;
      await run();
    });

  beforeEach(async () => {
    failures.length = 0;
    if (mode === 'PostgreSQL') url = await database.freshUrl();
    if (redis !== null && mode === 'Redis') {
      const { Redis } = await import('ioredis');
      const client = new Redis(redis.url);
      await client.flushdb();
      client.disconnect();
    }
  });
  afterEach(async () => {
    for (const queueing of opened.splice(0)) await queueing.close();
  });

  test('hands each job to its handler with its payload', async () => {
    const queueing = await open();
    const work = new Work();
    await queueing.startWorkers(['poll', 'match'], work.handlers());
    await queueing.queue.add({ name: 'poll-feed', payload: { feedId: '7' }, id: 'poll-7-1' });
    await queueing.queue.add({
      name: 'match-story',
      payload: { storyId: '3', version: 2 },
      id: 'story-3-v2',
    });
    expect(await work.until('poll-feed', 1)).toEqual([{ feedId: '7' }]);
    expect(await work.until('match-story', 1)).toEqual([{ storyId: '3', version: 2 }]);
  });

  test('passes over an id that waits, and takes it again once it is done', async () => {
    const queueing = await open();
    const job = { name: 'match-story', payload: { storyId: '3', version: 1 }, id: 'story-3-v1' } as const;
    await queueing.queue.addMany([job, job]);
    await queueing.queue.add(job);
    const work = new Work();
    await queueing.startWorkers(['match'], work.handlers());
    expect(await work.until('match-story', 1)).toHaveLength(1);
    // Removing the done job comes just after its handler: enqueue until one is taken.
    while (work.payloads('match-story').length < 2) {
      await queueing.queue.add(job);
      await new Promise((resolve) => setImmediate(resolve));
    }
  });

  test('gives each of many jobs to one of two processes', async () => {
    const [first, second] = [await open(), await open()];
    const work = new Work();
    await first.startWorkers(['deliver'], work.handlers());
    await second.startWorkers(['deliver'], work.handlers());
    const jobs = Array.from({ length: 200 }, (_, index) => ({
      name: 'send-push' as const,
      payload: { deliveryIds: [String(index)] },
      id: `push-${index}`,
    }));
    await first.queue.addMany(jobs);
    const pushed = (await work.until('send-push', 200)).flatMap(({ deliveryIds }) => deliveryIds);
    expect(pushed).toHaveLength(200);
    expect(new Set(pushed).size).toBe(200);
  });

  test('tries a failing job again and reports each attempt', async () => {
    const queueing = await open();
    const work = new Work();
    let attempts = 0;
    await queueing.startWorkers(
      ['match'],
      work.handlers((name) => {
        if (name !== 'match-story') return Promise.resolve();
        attempts += 1;
        return attempts < 3 ? Promise.reject(new Error('the database restarts')) : Promise.resolve();
      }),
    );
    await queueing.queue.add({
      name: 'match-story',
      payload: { storyId: '1', version: 1 },
      id: 'story-1-v1',
    });
    await work.until('match-story', 1);
    expect(failures.map(({ job, jobId, attempt, error }) => [job, jobId, attempt, error.message])).toEqual([
      ['match-story', 'story-1-v1', 1, 'the database restarts'],
      ['match-story', 'story-1-v1', 2, 'the database restarts'],
    ]);
  });

  test('runs the timed work of the processes that work', async () => {
    const [worker, gateway] = [await open(), await open()];
    const work = new Work();
    await gateway.startWorkers(['gateway'], work.handlers());
    await worker.startWorkers(['match'], work.handlers());
    await work.until('sweep', 1);
    await work.until('due-feeds', 2);
  });

  test('waits at shutdown for the job that runs, which may still enqueue', async () => {
    const queueing = await open();
    const work = new Work();
    let started: () => void = () => undefined;
    const running = new Promise<void>((resolve) => (started = resolve));
    let finish: () => void = () => undefined;
    const finished = new Promise<void>((resolve) => (finish = resolve));
    await queueing.startWorkers(
      ['poll'],
      work.handlers(async (name) => {
        if (name !== 'poll-feed') return;
        started();
        await finished;
        await queueing.queue.add({
          name: 'fan-out',
          payload: { storyId: '1', version: 1 },
          id: 'fanout-1-v1',
        });
      }),
    );
    await queueing.queue.add({ name: 'poll-feed', payload: { feedId: '7' }, id: 'poll-7-1' });
    await running;
    const closed = queueing.closeWorkers();
    finish();
    await closed;
    expect(work.payloads('poll-feed')).toEqual([{ feedId: '7' }]);
  });

  test('refuses a queue without a consumer, and one with two', async () => {
    const queueing = await open();
    const handlers = new Work().handlers();
    const { 'fan-out': _, ...without } = handlers;
    await expect(queueing.startWorkers(['deliver'], without as JobHandlers)).rejects.toThrow(
      'The queue deliver has no consumer for its job fan-out.',
    );
    await queueing.startWorkers(['match'], handlers);
    await expect(queueing.startWorkers(['match'], handlers)).rejects.toThrow(
      'The queue match has two consumers',
    );
  });
});

describe('Queueing.open', () => {
  it('is told at once when Redis is gone while enqueuing', async () => {
    const own = process.env['REDIS_URL'] ? null : await startRedis();
    if (own === null) return;
    const queueing = await Queueing.open({
      redisUrl: own.url,
      database: { connectionString: '' },
      note: () => undefined,
      onFailure: () => undefined,
    });
    await own.stop();
    await expect(queueing.queue.add({ name: 'sweep', payload: {}, id: 'sweep-now' })).rejects.toThrow();
    await queueing.close();
  });
});
