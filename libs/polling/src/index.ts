/** Stage: fetch politely, parse, decide when to look again. */
export { FeedPoller } from './feed-poller.service.js';
export type { ReadFeed } from './feed-poller.service.js';
export type { PollOutcomeRecord, PollResult } from './poll-result.js';
