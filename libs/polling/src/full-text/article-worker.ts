import { parentPort } from 'node:worker_threads';
import { extractArticle } from './extract-article.js';

parentPort?.on('message', (html: string) => {
  parentPort?.postMessage(extractArticle(html));
});

/** Says that the thread has loaded what it needs. */
parentPort?.postMessage(null);
