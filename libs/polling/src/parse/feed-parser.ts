import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { parseFeed, type ParseContext, type ParseOutcome } from './parse-feed.js';
import type { ParseReply, ParseRequest } from './parse-worker.js';

/** Smaller bodies are read in a few milliseconds, which the event loop can spare; a thread would cost more. */
const INLINE_BYTES = 64 * 1024;
/** Ten times what the largest body needs; a body that needs more must not take the process with it. */
const WORKER_HEAP_MB = 512;

const startParseWorker = (): Worker =>
  new Worker(join(__dirname, 'parse-worker.js'), {
    resourceLimits: { maxOldGenerationSizeMb: WORKER_HEAP_MB },
  });

interface Pending {
  resolve(outcome: ParseOutcome): void;
  reject(error: Error): void;
}

/**
 * Reads feeds without holding up the event loop: large bodies go to a worker thread, which
 * starts with the first of them, and again with the next after it died.
 */
export class FeedParser {
  private worker: Worker | null = null;
  private readonly pending = new Map<number, Pending>();
  private nextId = 1;

  constructor(private readonly startWorker: () => Worker = startParseWorker) {}

  /**
   * See parseFeed.
   * @throws Error when the worker thread dies over it or is closed before it ends
   */
  async parse(bytes: Uint8Array, context: ParseContext): Promise<ParseOutcome> {
    if (bytes.length <= INLINE_BYTES) return parseFeed(bytes, context);
    const worker = (this.worker ??= this.start());
    const id = this.nextId++;
    return new Promise((resolve, reject) => {
      this.pending.set(id, { resolve, reject });
      // Nothing but unfinished work may keep the process alive.
      worker.ref();
      worker.postMessage({ id, bytes, context } satisfies ParseRequest);
    });
  }

  /** Ends the worker thread; what it has not finished is rejected. */
  async close(): Promise<void> {
    await this.worker?.terminate();
  }

  private start(): Worker {
    const worker = this.startWorker();
    worker.on('message', ({ id, outcome }: ParseReply) => {
      this.pending.get(id)?.resolve(outcome);
      this.pending.delete(id);
      if (this.pending.size === 0) worker.unref();
    });
    let cause: unknown = null;
    worker.on('error', (error) => {
      cause = error;
    });
    worker.on('exit', () => {
      if (this.worker === worker) this.worker = null;
      const lost = [...this.pending.values()];
      this.pending.clear();
      for (const parse of lost) parse.reject(new Error('The thread that reads feeds ended.', { cause }));
    });
    return worker;
  }
}
