/** Stage: fetch politely, parse, decide when to look again. */
export { FeedPoller } from './feed-poller.service.js';
export type { FeedReader } from './feed-poller.service.js';
export { FEED_LIMITS, fetchFeed } from './fetch/fetch-feed.js';
export type { FetchResult } from './fetch/fetch-feed.js';
export type { PollOutcomeRecord, PollResult } from './poll-result.js';
export { FeedFinder } from './find/feed-finder.service.js';
export type { FindOutcome, FoundFeed } from './find/feed-finder.service.js';
export { findFeedCandidates } from './find/find-feeds.js';
export type { FeedCandidate } from './find/find-feeds.js';
export { parseOpml, renderOpml } from './find/opml.js';
export type { OpmlDocument, OpmlOutline } from './find/opml.js';
export { FeedCatalog } from './opml/feed-catalog.service.js';
export { FeedParser } from './parse/feed-parser.js';
export { parseFeed } from './parse/parse-feed.js';
export type { ParseContext, ParseOutcome } from './parse/parse-feed.js';
export type { HubLinks } from './websub/find-hub.js';
export { HubClient } from './websub/hub.client.js';
export type { SubscribeResult } from './websub/hub.client.js';
export {
  afterSafetyPoll,
  answerIntent,
  isRequestDue,
  isServedByHub,
  isSigned,
} from './websub/hub-subscription.js';
export type { IntentAnswer } from './websub/hub-subscription.js';
export { alarmOf } from './health/feed-alarm.js';
export type { FeedCondition } from './health/feed-alarm.js';
export { ArticleFetcher } from './full-text/article-fetcher.service.js';
export { ArticleReader } from './full-text/article-reader.js';
export { FullText } from './full-text/full-text.service.js';
export { HostTurns } from './full-text/host-turns.js';
