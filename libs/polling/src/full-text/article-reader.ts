import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import type { ArticleReply } from './article-worker.js';
import type { Article } from './extract-article.js';

/** Pages take some tens of milliseconds; one that takes longer than this was made to. In ms. */
const LONGEST_MS = 5000;
const WORKER_HEAP_MB = 256;

const startArticleWorker = (): Worker =>
  new Worker(join(__dirname, 'article-worker.js'), {
    resourceLimits: { maxOldGenerationSizeMb: WORKER_HEAP_MB },
  });

/** Takes articles out of pages in a thread of its own, one after the other; a page that takes too long costs the thread. */
export class ArticleReader {
  private worker: Worker | null = null;
  private turn: Promise<unknown> = Promise.resolve();

  constructor(
    private readonly startWorker: () => Worker = startArticleWorker,
    private readonly longestMs: number = LONGEST_MS,
  ) {}

  /** The article of a page; null where it has none or cannot be read in time. */
  read(html: string): Promise<Article | null> {
    const article = this.turn.then(() => this.readNow(html));
    this.turn = article;
    return article;
  }

  /** Ends the thread; what it has not finished gives no article. */
  async close(): Promise<void> {
    await this.worker?.terminate();
  }

  private async readNow(html: string): Promise<Article | null> {
    if (this.worker === null) {
      const worker = this.startWorker();
      this.worker = worker;
      // What a thread says that is being ended is of no interest any more.
      worker.on('error', () => undefined);
      // Loading does not count: it takes long on a busy machine, whatever the page.
      if ((await answerOf(worker, null)) === 'ended') return this.giveUp();
    }
    const { worker } = this;
    worker.ref();
    worker.postMessage(html);
    const answer = await answerOf(worker, this.longestMs);
    worker.unref();
    return answer === 'ended' ? this.giveUp() : answer;
  }

  /** Gives up the thread; the next page starts another. */
  private giveUp(): null {
    void this.worker?.terminate();
    this.worker = null;
    return null;
  }
}

/** The next thing that a thread says; ended: nothing in time, or never. @param limitMs null: wait as long as it takes */
function answerOf(worker: Worker, limitMs: number | null): Promise<ArticleReply | 'ended'> {
  return new Promise((resolve) => {
    const settle = (answer: ArticleReply | 'ended') => {
      clearTimeout(timer);
      worker.off('message', settle);
      worker.off('exit', ended);
      resolve(answer);
    };
    const ended = () => {
      settle('ended');
    };
    const timer = limitMs === null ? undefined : setTimeout(ended, limitMs);
    worker.on('message', settle);
    worker.on('exit', ended);
  });
}
