import { z } from 'zod';
import * as s from './schemas.js';
import type { Role } from '../domain/index.js';

/** One call of the HTTP API: what the server checks, the web app calls and OpenAPI documents. */
export interface Route {
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  /** Parameters as `:name`. */
  readonly path: string;
  /** The least role that may call; `visitor` needs no session at all. */
  readonly role: Role | 'visitor';
  readonly summary: string;
  readonly query?: z.ZodType;
  readonly body?: z.ZodType;
  /** Absent: the answer has no body (204), or it is no JSON. */
  readonly answer?: z.ZodType;
  /** The media type of an answer that is no JSON. */
  readonly produces?: string;
  /** 200 unless told; 204 where there is no answer. */
  readonly status?: 200 | 201 | 202;
}

const route = <const R extends Route>(value: R): R => value;

/** The whole API. A visitor's first changing call makes an anonymous subscriber. */
export const routes = {
  getSession: route({
    method: 'GET',
    path: '/api/session',
    role: 'visitor',
    summary: 'Who am I',
    answer: z.object({ person: s.personSchema.nullable() }),
  }),
  signIn: route({
    method: 'POST',
    path: '/api/session',
    role: 'visitor',
    summary: 'Sign in',
    body: s.signInSchema,
    answer: z.object({ person: s.personSchema }),
    status: 201,
  }),
  signOut: route({ method: 'DELETE', path: '/api/session', role: 'visitor', summary: 'Sign out' }),
  signUp: route({
    method: 'POST',
    path: '/api/accounts',
    role: 'visitor',
    summary: 'Make an account; an anonymous subscriber keeps everything',
    body: s.signUpSchema,
    answer: z.object({ person: s.personSchema }),
    status: 201,
  }),
  setUp: route({
    method: 'POST',
    path: '/api/setup',
    role: 'visitor',
    summary: 'Make the first admin with the one-time link',
    body: s.setUpSchema,
    answer: z.object({ person: s.personSchema }),
    status: 201,
  }),

  listFeeds: route({
    method: 'GET',
    path: '/api/feeds',
    role: 'staff',
    summary: 'All feeds with their health',
    answer: s.pageOf(s.feedSchema),
  }),
  addFeed: route({
    method: 'POST',
    path: '/api/feeds',
    role: 'admin',
    summary: 'Add a feed; it is polled at once',
    body: s.newFeedSchema,
    answer: s.feedSchema,
    status: 201,
  }),
  getFeed: route({
    method: 'GET',
    path: '/api/feeds/:id',
    role: 'staff',
    summary: 'One feed',
    answer: s.feedSchema,
  }),
  changeFeed: route({
    method: 'PATCH',
    path: '/api/feeds/:id',
    role: 'admin',
    summary: 'Change a feed',
    body: s.feedPatchSchema,
    answer: s.feedSchema,
  }),
  removeFeed: route({
    method: 'DELETE',
    path: '/api/feeds/:id',
    role: 'admin',
    summary: 'Remove a feed; its stories stay',
  }),
  mergeFeed: route({
    method: 'POST',
    path: '/api/feeds/:id/merge',
    role: 'admin',
    summary: 'Give a feed’s stories to another one and remove it; answers the other one',
    body: z.strictObject({ into: s.idSchema }),
    answer: s.feedSchema,
    status: 200,
  }),
  listFeedDays: route({
    method: 'GET',
    path: '/api/feeds/:id/days',
    role: 'staff',
    summary: 'What the last 30 days brought of a feed, oldest first',
    answer: s.pageOf(s.feedDaySchema),
  }),
  pollFeed: route({
    method: 'POST',
    path: '/api/feeds/:id/poll',
    role: 'admin',
    summary: 'Poll now',
    answer: s.pollAnswerSchema,
    status: 200,
  }),
  discoverFeeds: route({
    method: 'POST',
    path: '/api/feeds/discover',
    role: 'admin',
    summary: 'Find the feeds of a page',
    body: z.strictObject({ url: z.url({ protocol: /^https?$/ }).max(2000) }),
    answer: s.pageOf(s.discoveredFeedSchema),
    status: 200,
  }),

  listHosts: route({
    method: 'GET',
    path: '/api/hosts',
    role: 'staff',
    summary: 'The hosts of all feeds, and how long each is left alone between two requests',
    answer: s.pageOf(s.hostSchema),
  }),
  getHost: route({
    method: 'GET',
    path: '/api/hosts/:host',
    role: 'staff',
    summary: 'One host, by its name and port as an address has them',
    answer: s.hostSchema,
  }),
  putHost: route({
    method: 'PUT',
    path: '/api/hosts/:host',
    role: 'admin',
    summary: 'Set how long a host is left alone between two requests; null takes the default',
    body: s.hostPutSchema,
    answer: s.hostSchema,
  }),

  exportOpml: route({
    method: 'GET',
    path: '/api/feeds/opml',
    role: 'staff',
    summary: 'All feeds as OPML',
    produces: 'text/x-opml',
  }),
  importOpml: route({
    method: 'POST',
    path: '/api/feeds/opml',
    role: 'admin',
    summary: 'Add the feeds of an OPML document (as JSON here, or the document itself as text/x-opml)',
    body: s.opmlImportSchema,
    answer: s.opmlReportSchema,
    status: 200,
  }),

  listRules: route({
    method: 'GET',
    path: '/api/rules',
    role: 'anonymous',
    summary: 'The rules one may change',
    answer: s.pageOf(s.ruleSchema),
  }),
  addRule: route({
    method: 'POST',
    path: '/api/rules',
    role: 'visitor',
    summary: 'Save a new rule',
    body: s.newRuleSchema,
    answer: s.ruleSchema,
    status: 201,
  }),
  checkRule: route({
    method: 'POST',
    path: '/api/rules/check',
    role: 'visitor',
    summary: 'Read a rule and try it on the archive',
    body: s.checkRuleSchema,
    answer: s.ruleCheckSchema,
    status: 200,
  }),
  getRule: route({
    method: 'GET',
    path: '/api/rules/:id',
    role: 'anonymous',
    summary: 'One rule',
    answer: s.ruleSchema,
  }),
  changeRule: route({
    method: 'PATCH',
    path: '/api/rules/:id',
    role: 'anonymous',
    summary: 'Change a rule',
    body: s.rulePatchSchema,
    answer: s.ruleSchema,
  }),
  removeRule: route({
    method: 'DELETE',
    path: '/api/rules/:id',
    role: 'anonymous',
    summary: 'Delete a rule',
  }),
  listRuleVersions: route({
    method: 'GET',
    path: '/api/rules/:id/versions',
    role: 'anonymous',
    summary: 'How a rule read before',
    answer: s.pageOf(s.ruleVersionSchema),
  }),
  listTopics: route({
    method: 'GET',
    path: '/api/topics',
    role: 'visitor',
    summary: 'What a visitor may follow',
    answer: s.pageOf(s.topicSchema),
  }),
  listTermLists: route({
    method: 'GET',
    path: '/api/lists',
    role: 'visitor',
    summary: 'Term lists',
    answer: s.pageOf(s.termListSchema),
  }),
  putTermList: route({
    method: 'PUT',
    path: '/api/lists/:name',
    role: 'admin',
    summary: 'Make or change a term list',
    body: s.termListPutSchema,
    answer: s.termListSchema,
  }),
  removeTermList: route({
    method: 'DELETE',
    path: '/api/lists/:name',
    role: 'admin',
    summary: 'Delete a term list that no rule names',
  }),

  searchStories: route({
    method: 'GET',
    path: '/api/stories',
    role: 'visitor',
    summary: 'Search the archive in the rule language, newest first',
    query: s.searchQuerySchema,
    answer: s.pageOf(s.storySchema).extend({ exactSince: z.iso.datetime().nullable() }),
  }),
  getStory: route({
    method: 'GET',
    path: '/api/stories/:id',
    role: 'visitor',
    summary: 'One story',
    answer: s.storySchema.extend({ body: z.string() }),
  }),
  releaseStory: route({
    method: 'POST',
    path: '/api/stories/:id/release',
    role: 'staff',
    summary: 'End the embargo of a story',
    answer: s.storySchema,
    status: 200,
  }),
  listDeskQuestions: route({
    method: 'GET',
    path: '/api/desk/questions',
    role: 'staff',
    summary: 'Which story does a notice mean? The open questions, oldest first',
    answer: s.pageOf(s.deskQuestionSchema),
  }),
  answerDeskQuestion: route({
    method: 'POST',
    path: '/api/desk/questions/:id',
    role: 'staff',
    summary: 'Say which story a notice means, or that it is none of ours',
    body: s.deskAnswerSchema,
    answer: s.deskQuestionSchema,
    status: 200,
  }),
  listTaughtTags: route({
    method: 'GET',
    path: '/api/tags',
    role: 'admin',
    summary: 'Tags that admins taught',
    answer: s.pageOf(s.taughtTagSchema),
  }),
  listUnknownTags: route({
    method: 'GET',
    path: '/api/tags/unknown',
    role: 'admin',
    summary: 'Words that stand as tags do and are unknown, of the last 30 days, the most frequent first',
    answer: s.pageOf(s.unknownTagSchema),
  }),
  teachTag: route({
    method: 'PUT',
    path: '/api/tags/:tag',
    role: 'admin',
    summary: 'Teach what a tag means, for every story from now on',
    body: s.tagLessonSchema,
    answer: s.taughtTagSchema,
  }),
  forgetTag: route({
    method: 'DELETE',
    path: '/api/tags/:tag',
    role: 'admin',
    summary: 'Take back what was taught of a tag',
  }),
  getThread: route({
    method: 'GET',
    path: '/api/threads/:id',
    role: 'visitor',
    summary: 'A thread with its timeline',
    answer: s.threadSchema,
  }),
  mergeThread: route({
    method: 'POST',
    path: '/api/threads/:id/merge',
    role: 'staff',
    summary:
      'Join a thread with another; the one that people were told of first lives on, and nobody is alerted',
    body: z.strictObject({ into: s.idSchema }),
    answer: s.rearrangedSchema,
    status: 200,
  }),
  splitThread: route({
    method: 'POST',
    path: '/api/threads/:id/split',
    role: 'staff',
    summary: 'Take stories out of a thread into one of their own',
    body: z.strictObject({
      stories: z.array(s.idSchema).min(1).max(1000),
      title: z.string().trim().min(1).max(300).optional(),
    }),
    answer: s.rearrangedSchema,
    status: 200,
  }),
  moveStory: route({
    method: 'POST',
    path: '/api/stories/:id/move',
    role: 'staff',
    summary: 'Put a story into another thread',
    body: z.strictObject({ thread: s.idSchema }),
    answer: s.rearrangedSchema,
    status: 200,
  }),
  listAlerts: route({
    method: 'GET',
    path: '/api/alerts',
    role: 'anonymous',
    summary: 'My log of alerts after a cursor, oldest first',
    query: s.alertsQuerySchema,
    answer: s.pageOf(s.alertSchema),
  }),
  listSummaries: route({
    method: 'GET',
    path: '/api/summaries',
    role: 'anonymous',
    summary: 'Alerts that were told to me together, after a cursor, oldest first',
    query: s.alertsQuerySchema,
    answer: s.pageOf(s.summarySchema),
  }),
  openAlert: route({
    method: 'POST',
    path: '/api/alerts/:id/opened',
    role: 'anonymous',
    summary: 'I have seen this version of my alert, and those before',
    body: s.openedSchema,
  }),
  muteThread: route({
    method: 'PUT',
    path: '/api/threads/:id/mute',
    role: 'anonymous',
    summary: 'Hear nothing more of a thread',
  }),
  listMutes: route({
    method: 'GET',
    path: '/api/mutes',
    role: 'anonymous',
    summary: 'The threads of which I want to hear nothing more, the last one first',
    answer: s.pageOf(s.muteSchema),
  }),
  unmuteThread: route({
    method: 'DELETE',
    path: '/api/threads/:id/mute',
    role: 'anonymous',
    summary: 'Hear of a thread again',
  }),
  getTrace: route({
    method: 'GET',
    path: '/api/trace',
    role: 'anonymous',
    summary:
      'Why, or why not, a story reached me, by its id or its link; of a topic also without following it',
    query: s.traceQuerySchema,
    answer: s.traceSchema,
  }),
  listSubscriptions: route({
    method: 'GET',
    path: '/api/subscriptions',
    role: 'anonymous',
    summary: 'What I follow',
    answer: s.pageOf(s.subscriptionSchema),
  }),
  follow: route({
    method: 'PUT',
    path: '/api/subscriptions/:ruleId',
    role: 'visitor',
    summary: 'Follow',
    body: s.followSchema,
    answer: s.subscriptionSchema,
  }),
  unfollow: route({
    method: 'DELETE',
    path: '/api/subscriptions/:ruleId',
    role: 'anonymous',
    summary: 'Unfollow',
  }),

  snooze: route({
    method: 'PUT',
    path: '/api/subscriptions/:ruleId/snooze',
    role: 'anonymous',
    summary: 'Hear no sound of a rule for a while',
    body: s.snoozeSchema,
    answer: s.subscriptionSchema,
  }),
  endSnooze: route({
    method: 'DELETE',
    path: '/api/subscriptions/:ruleId/snooze',
    role: 'anonymous',
    summary: 'Let a rule sound again',
  }),

  getPushKey: route({
    method: 'GET',
    path: '/api/push/key',
    role: 'visitor',
    summary: 'The VAPID public key',
    answer: z.object({ publicKey: z.string() }),
  }),
  listDevices: route({
    method: 'GET',
    path: '/api/devices',
    role: 'anonymous',
    summary: 'My browsers that receive push',
    answer: s.pageOf(s.deviceSchema),
  }),
  addDevice: route({
    method: 'POST',
    path: '/api/devices',
    role: 'visitor',
    summary: 'Register this browser',
    body: s.deviceCallSchema,
    answer: s.deviceSchema,
    status: 201,
  }),
  removeDevice: route({
    method: 'DELETE',
    path: '/api/devices',
    role: 'anonymous',
    summary: 'Forget this browser',
    body: s.deviceRemovalSchema,
  }),
  testDevices: route({
    method: 'POST',
    path: '/api/devices/test',
    role: 'anonymous',
    summary: 'Send a test push to all my browsers',
    answer: z.object({ sent: z.number().int(), failed: z.number().int() }),
    status: 200,
  }),
  getPreferences: route({
    method: 'GET',
    path: '/api/preferences',
    role: 'anonymous',
    summary: 'My preferences',
    answer: s.preferencesSchema,
  }),
  changePreferences: route({
    method: 'PATCH',
    path: '/api/preferences',
    role: 'visitor',
    summary: 'Change my preferences',
    body: s.preferencesSchema.partial(),
    answer: s.preferencesSchema,
  }),
} as const;
export type RouteName = keyof typeof routes;

type Of<R, K extends string> = R extends { readonly [P in K]: infer T extends z.ZodType } ? T : never;
/** What a client sends as body of a route. */
export type BodyOf<N extends RouteName> =
  Of<(typeof routes)[N], 'body'> extends infer T extends z.ZodType ? z.input<T> : never;
/** What a client sends as query of a route. */
export type QueryOf<N extends RouteName> =
  Of<(typeof routes)[N], 'query'> extends infer T extends z.ZodType ? z.input<T> : never;
/** What a route answers. */
export type AnswerOf<N extends RouteName> =
  Of<(typeof routes)[N], 'answer'> extends infer T extends z.ZodType ? z.output<T> : never;

/** The one-time link that makes the first admin: a page of the web app. */
export function setUpLink(origin: string, token: string): string {
  return `${origin}/setup?token=${token}`;
}
