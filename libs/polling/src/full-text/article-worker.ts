import { parentPort } from 'node:worker_threads';
import { type Article, extractArticle } from './extract-article.js';

/** What the thread answers for a page; first of all it says so, without any page, when it has loaded what it needs. */
export type ArticleReply = Article | null;

parentPort?.on('message', (html: string) => {
  parentPort?.postMessage(extractArticle(html) satisfies ArticleReply);
});

parentPort?.postMessage(null satisfies ArticleReply);
