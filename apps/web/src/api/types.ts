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
/** Several alerts told in one. */
export type ApiSummary = AnswerOf<'listSummaries'>['items'][number];
/** One alert in a summary, as it was told there. */
export type ApiSummaryItem = ApiSummary['items'][number];
/** When and how often a person may be disturbed. */
export type ApiPreferences = AnswerOf<'getPreferences'>;
