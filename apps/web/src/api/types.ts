import type { AnswerOf } from '@app/contracts';

/** An alert version as the API and the socket give it. */
export type ApiAlert = AnswerOf<'listAlerts'>['items'][number];
/** A rule as the API gives it. */
export type ApiRule = AnswerOf<'getRule'>;
/** A feed as the API gives it. */
export type ApiFeed = AnswerOf<'getFeed'>;
/** A thread with its stories, oldest first. */
export type ApiThread = AnswerOf<'getThread'>;
/** A story of a thread, with its body. */
export type ThreadStory = ApiThread['stories'][number];
/** A topic that one may follow. */
export type Topic = AnswerOf<'listTopics'>['items'][number];
