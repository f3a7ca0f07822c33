import { parentPort } from 'node:worker_threads';
import { parseFeed, type ParseContext, type ParseOutcome } from './parse-feed.js';

/** One body to read in the worker thread. */
export interface ParseRequest {
  readonly id: number;
  readonly bytes: Uint8Array;
  readonly context: ParseContext;
}

/** What came of it. */
export interface ParseReply {
  readonly id: number;
  readonly outcome: ParseOutcome;
}

parentPort?.on('message', ({ id, bytes, context }: ParseRequest) => {
  void parseFeed(bytes, context).then((outcome) => {
    parentPort?.postMessage({ id, outcome } satisfies ParseReply);
  });
});
