import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { ArticleReader } from './article-reader.js';

const READY = "const port = require('node:worker_threads').parentPort; port.postMessage(null);";
const PAGE = `<body><article>${`<p>${'The ships wait until the wind has turned, as they do here. '.repeat(4)}</p>`.repeat(5)}</article>`;

describe(ArticleReader.name, () => {
  const started: Worker[] = [];
  const start = () => {
    const worker = new Worker(join(__dirname, 'article-worker.ts'), { execArgv: ['--require', 'tsx/cjs'] });
    started.push(worker);
    return worker;
  };

  afterEach(() => Promise.all(started.splice(0).map((worker) => worker.terminate())));

  it('reads page after page in one thread', async () => {
    const reader = new ArticleReader(start);
    const [first, none, last] = await Promise.all([PAGE, '<p>short', PAGE].map((page) => reader.read(page)));
    expect(first?.text).toContain('until the wind has turned');
    expect(none).toBeNull();
    expect(last).toEqual(first);
    expect(started).toHaveLength(1);
    await reader.close();
  });

  it('gives up on a page that takes too long, and reads the next in a new thread', async () => {
    const endless = () => {
      const worker = new Worker(`${READY} port.on('message', () => { for (;;); })`, {
        eval: true,
      });
      started.push(worker);
      return worker;
    };
    const reader = new ArticleReader(() => (started.length === 0 ? endless() : start()), 2000);
    expect(await reader.read(PAGE)).toBeNull();
    expect(await reader.read(PAGE)).not.toBeNull();
    expect(started).toHaveLength(2);
    await reader.close();
  });

  it('survives a thread that dies, and one that was closed', async () => {
    const dying = () => {
      const worker = new Worker(`${READY} port.on('message', () => process.exit(1))`, {
        eval: true,
      });
      started.push(worker);
      return worker;
    };
    const reader = new ArticleReader(() => (started.length === 0 ? dying() : start()));
    expect(await reader.read(PAGE)).toBeNull();
    expect(await reader.read(PAGE)).not.toBeNull();
    await reader.close();
    expect(started).toHaveLength(2);
  });
});
