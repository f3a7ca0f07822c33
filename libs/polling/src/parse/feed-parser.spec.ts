import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { FeedParser } from './feed-parser.js';

const now = new Date('2026-01-01T00:00:00Z');
const feedOf = (items: number): Uint8Array =>
  Buffer.from(
    `<rss version="2.0"><channel><title>Large</title>${`<item><title>Item</title><description>${'word '.repeat(100)}</description></item>`.repeat(items)}</channel></rss>`,
  );
const titleOf = (outcome: Awaited<ReturnType<FeedParser['parse']>>): string =>
  outcome.kind === 'parsed' ? outcome.feed.title : outcome.message;

describe('FeedParser', () => {
  const workers: Worker[] = [];
  // As the built worker, only that it is TypeScript here.
  const parser = new FeedParser(() => {
    const worker = new Worker(join(__dirname, 'parse-worker.ts'), { execArgv: ['--require', 'tsx/cjs'] });
    workers.push(worker);
    return worker;
  });
  afterAll(() => parser.close());

  it('reads small bodies where it is', async () => {
    expect(titleOf(await parser.parse(feedOf(1), { now }))).toBe('Large');
    expect(workers).toEqual([]);
  });

  it('reads large bodies in one worker thread, and starts a new one after that died', async () => {
    const outcomes = await Promise.all([1, 2, 3].map(() => parser.parse(feedOf(500), { now })));
    expect(outcomes.map(titleOf)).toEqual(['Large', 'Large', 'Large']);
    expect(workers).toHaveLength(1);

    const lost = parser.parse(feedOf(500), { now });
    const rejected = expect(lost).rejects.toThrow('thread that reads feeds ended');
    await workers[0]?.terminate();
    await rejected;

    expect(titleOf(await parser.parse(feedOf(500), { now }))).toBe('Large');
    expect(workers).toHaveLength(2);
  });
});
