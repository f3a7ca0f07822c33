import { z } from 'zod';
import { pushKeysSchema } from './push-keys.js';
import {
  BODY_SOURCES,
  CHANNELS,
  CONFIDENCES,
  FEED_ALARMS,
  FEED_STATES,
  FOLDS,
  KINDS,
  PRIORITIES,
  POLL_FAILURES,
  POLL_OUTCOMES,
  REVISIONS,
  STORY_STATUSES,
  ROLES,
  RULE_FAULT_CODES,
  SCOPES,
  TRACE_STEPS,
} from '../domain/index.js';

/** Ids are decimal strings, as the database numbers them. */
export const idSchema = z.string().regex(/^\d{1,18}$/, 'an id is a number');
/** Cursors are opaque to clients; here they are decimal strings. */
export const cursorSchema = z.string().regex(/^\d{1,18}$/, 'a cursor is what an earlier answer gave');
const limitSchema = z.coerce.number().int().min(1).max(500);
const timeSchema = z.iso.datetime();
const spanSchema = z.object({ start: z.number().int(), end: z.number().int() });
const spansSchema = z.array(spanSchema).readonly();
export const marksSchema = z.object({
  title: spansSchema.optional(),
  summary: spansSchema.optional(),
  body: spansSchema.optional(),
});

export const personSchema = z.object({ id: idSchema, email: z.string().nullable(), role: z.enum(ROLES) });
export const signInSchema = z.strictObject({
  email: z.email().max(254),
  password: z.string().min(1).max(1000),
});
export const signUpSchema = z.strictObject({
  email: z.email().max(254),
  password: z.string().min(10, 'a password has at least 10 characters').max(1000),
});
/** The one-time set-up link's token makes the first admin. */
export const setUpSchema = signUpSchema.extend({ token: z.string().min(1).max(200) });

const failureSchema = z.object({
  code: z.enum(POLL_FAILURES),
  message: z.string(),
  status: z.number().int().optional(),
  at: timeSchema,
});
const standingAlarmSchema = z.object({ kind: z.enum(FEED_ALARMS), since: timeSchema, reason: z.string() });
/** A feed's alarm, or that it is over (null). */
export const alarmNoticeSchema = z.object({
  id: idSchema,
  feed: z.object({ id: idSchema, name: z.string(), title: z.string() }),
  alarm: standingAlarmSchema.nullable(),
  was: z.enum(FEED_ALARMS).nullable(),
  at: timeSchema,
});
export const feedSchema = z.object({
  id: idSchema,
  name: z.string(),
  url: z.string(),
  title: z.string(),
  wire: z.string().nullable(),
  ceiling: z.enum(PRIORITIES),
  language: z.string().nullable(),
  every: z.number().nullable(),
  state: z.enum(FEED_STATES),
  stateMedia: z.boolean(),
  fullText: z.boolean(),
  fullTextProblem: z.string().nullable(),
  hasCredentials: z.boolean().optional(),
  lastSuccess: timeSchema.nullable(),
  lastNewItem: timeSchema.nullable(),
  lastError: failureSchema.nullable(),
  failures: z.number().int(),
  nextCheck: timeSchema,
  interval: z.number(),
  reason: z.string().nullable(),
  itemsPerDay: z.number(),
  alarm: standingAlarmSchema.nullable(),
  folder: z.array(z.string()).readonly(),
  history: z
    .array(
      z.object({
        at: timeSchema,
        outcome: z.enum(POLL_OUTCOMES),
        kept: z.number().int(),
        changed: z.number().int(),
        error: z.enum(POLL_FAILURES).optional(),
      }),
    )
    .readonly(),
  createdAt: timeSchema,
});
const feedNameSchema = z
  .string()
  .regex(/^[a-z0-9][a-z0-9-]{0,39}$/, 'a short name is lower-case letters, digits and dashes, 40 at most');
const feedUrlSchema = z
  .string()
  .max(2000)
  .refine(
    (value) => value.startsWith('demo:') || /^https?:\/\/[^\s]+$/i.test(value),
    'a feed address begins with http:// or https://',
  );
const languageSchema = z
  .string()
  .regex(/^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*$/, 'a language is a code such as en or pt-BR');
const wireSchema = z.string().trim().min(1).max(40);
/** Seconds: the floor and ceiling of what an admin may ask for. */
const everySchema = z.number().int().min(5).max(86_400);
/** What a header can carry whatever is between us and the server. */
const secretSchema = z
  .string()
  .regex(/^[\x21-\x7e]([\x20-\x7e]*[\x21-\x7e])?$/, 'only plain letters, digits and signs go into a header')
  .max(4000);
/** RFC 9110, 5.1; what the connection itself needs is not the admin's. */
const headerNameSchema = z
  .string()
  .max(100)
  .regex(/^[A-Za-z0-9!#$%&'*+.^_`|~-]+$/, 'this is not the name of a header')
  .refine(
    (name) =>
      !/^(host|connection|keep-alive|upgrade|te|trailer|expect|cookie|(content|transfer|accept|proxy|if)-.*)$/i.test(
        name,
      ),
    'this header is not sent',
  );
/** A password may hold any letters (UTF-8, RFC 7617), the user no colon. */
const credentialsSchema = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('basic'),
    user: z
      .string()
      .max(200)
      .regex(/^[^:\p{Cc}]*$/u, 'a user name has no colon'),
    password: z
      .string()
      .max(1000)
      .regex(/^\P{Cc}*$/u, 'a password has no control characters'),
  }),
  z.strictObject({ kind: z.literal('bearer'), token: secretSchema }),
  z.strictObject({ kind: z.literal('header'), name: headerNameSchema, value: secretSchema }),
]);
/** As deep as feed readers nest them, and more. */
export const MOST_FOLDERS = 32;
const folderSchema = z
  .array(z.string().trim().min(1, 'a folder has a name').max(100))
  .max(MOST_FOLDERS)
  .readonly();
export const newFeedSchema = z.strictObject({
  url: feedUrlSchema,
  name: feedNameSchema,
  title: z.string().trim().max(200).optional(),
  wire: wireSchema.nullish(),
  /** The highest priority that its stories may have; null: flash for a wire, urgent for any other. */
  ceiling: z.enum(PRIORITIES).nullish(),
  language: languageSchema.nullish(),
  every: everySchema.nullish(),
  stateMedia: z.boolean().optional(),
  /** Where it lies in the list, outermost first. */
  folder: folderSchema.optional(),
  /** Fetch the articles of its items, as robots.txt allows. */
  fullText: z.boolean().optional(),
  /** For a closed feed; written, never given back. Null takes them away. */
  credentials: credentialsSchema.nullish(),
});
export type NewFeed = z.infer<typeof newFeedSchema>;
export const feedPatchSchema = newFeedSchema.extend({ state: z.enum(FEED_STATES) }).partial();
export type FeedPatch = z.infer<typeof feedPatchSchema>;
export const feedDaySchema = z.object({
  day: z.iso.date(),
  stories: z.number().int(),
  polls: z.number().int(),
  failures: z.number().int(),
});

export const hostSchema = z.object({
  host: z.string(),
  feeds: z.number().int(),
  minSpacing: z.number(),
  isDefault: z.boolean(),
});
/** Seconds; null takes the default. */
export const hostPutSchema = z.strictObject({ minSpacing: z.number().min(0).max(3600).nullable() });

/** `kept` and `changed` count stories. */
export const pollAnswerSchema = z.object({
  outcome: z.enum(POLL_OUTCOMES),
  kept: z.number().int(),
  changed: z.number().int(),
  error: failureSchema.omit({ at: true }).optional(),
});
export type PollAnswer = z.infer<typeof pollAnswerSchema>;
export const discoveredFeedSchema = z.object({ url: z.string(), title: z.string(), format: z.string() });
/** The largest OPML document taken, in UTF-16 units. */
export const MAX_OPML = 10_000_000;
export const opmlImportSchema = z.strictObject({ opml: z.string().min(1).max(MAX_OPML) });
export const opmlReportSchema = z.object({
  added: z.number().int(),
  /** What was wrong with the document itself, in plain words. */
  problems: z.array(z.string()).readonly(),
  lines: z.array(
    z.object({
      url: z.string(),
      title: z.string(),
      folder: z.array(z.string()).readonly(),
      outcome: z.enum(['added', 'present', 'refused']),
      reason: z.string().optional(),
    }),
  ),
});
export type OpmlReport = z.infer<typeof opmlReportSchema>;

export const ruleSettingsSchema = z.strictObject({
  minimumWires: z.number().int().min(1).max(5),
  unconfirmed: z.boolean(),
  /** A day at most. */
  cooldownMinutes: z.number().int().min(0).max(1440),
});
const ruleNameSchema = z.string().trim().min(1, 'a rule needs a name').max(120);
/** The language itself refuses what is over 20,000 characters, with a place. */
const querySchema = z.string().max(100_000);
export const newRuleSchema = z.strictObject({
  name: ruleNameSchema,
  query: querySchema,
  scope: z.enum(SCOPES),
  settings: ruleSettingsSchema.partial().optional(),
});
export type NewRule = z.infer<typeof newRuleSchema>;
export const rulePatchSchema = newRuleSchema.omit({ scope: true }).partial();
export type RulePatch = z.infer<typeof rulePatchSchema>;
export const ruleSchema = z.object({
  id: idSchema,
  name: z.string(),
  query: z.string(),
  canonical: z.string(),
  scope: z.enum(SCOPES),
  owner: idSchema.nullable(),
  settings: ruleSettingsSchema,
  version: z.number().int(),
  createdAt: timeSchema,
  updatedAt: timeSchema,
});
export const ruleVersionSchema = z.object({
  version: z.number().int(),
  name: z.string(),
  query: z.string(),
  at: timeSchema,
  by: z.string(),
});
export const ruleFaultSchema = z.object({
  code: z.enum(RULE_FAULT_CODES),
  start: z.number().int(),
  end: z.number().int(),
  message: z.string(),
  hint: z.string(),
});
export const checkRuleSchema = z.strictObject({
  query: querySchema,
  days: z.number().int().min(1).max(365).optional(),
});
export const topicSchema = z.object({
  id: idSchema,
  name: z.string(),
  query: z.string(),
  /** Alerts in the last seven days, for "about six a day". */
  alertsLastWeek: z.number().int(),
  following: z.boolean(),
});

export const storySchema = z.object({
  id: idSchema,
  title: z.string(),
  summary: z.string(),
  url: z.string(),
  source: z.string(),
  wires: z.array(z.string()).readonly(),
  /** The wire whose feed brought it; `wires` has those credited, too. */
  reporter: z.string(),
  /** The story whose text it is over again; null for a report of its own. */
  copyOf: idSchema.nullable(),
  /** Whether its wire stands by it. */
  status: z.enum(STORY_STATUSES),
  language: z.string(),
  priority: z.enum(PRIORITIES),
  kind: z.enum(KINDS),
  version: z.number().int(),
  published: timeSchema,
  fetched: timeSchema,
  thread: idSchema.nullable(),
  demo: z.boolean(),
  /** Whether its body is the feed's, or was taken from the article's page. */
  bodySource: z.enum(BODY_SOURCES),
  /** Whether its feed is run by a state agency: readers are told so. */
  stateMedia: z.boolean().optional(),
  /** As the wire wrote them; the title is without them. */
  tags: z.array(z.string()).readonly(),
  /** Words to show beside the title: ANALYSIS, OPINION, SPONSORED. */
  labels: z.array(z.string()).readonly(),
  revision: z.enum(REVISIONS).nullable(),
  /** Set while it is for staff only; `until` null waits for the desk. */
  embargo: z.object({ until: timeSchema.nullable() }).nullable(),
  late: z.boolean(),
  /** The story that this notice speaks of; null for a story of its own. */
  about: idSchema.nullable(),
  marks: marksSchema.optional(),
});
export type ApiStory = z.infer<typeof storySchema>;
export const threadSchema = z.object({
  id: idSchema,
  title: z.string(),
  /** Those that report it, in the order of their first report; `copyOf` is set where a wire has copies of another's text alone. */
  wires: z.array(
    z.object({ wire: z.string(), first: timeSchema, afterMs: z.number(), copyOf: z.string().optional() }),
  ),
  /** The first report first, each with its plain body. */
  stories: z.array(storySchema.extend({ body: z.string() })),
});
/** What staff did to threads: the thread in which `stories` are now, and the one in which they were. */
export const rearrangedSchema = z.object({
  thread: threadSchema,
  from: idSchema,
  stories: z.array(idSchema).readonly(),
});
export const ruleCheckSchema = z.object({
  canonical: z.string(),
  errors: z.array(ruleFaultSchema),
  backtest: z
    .object({
      days: z.number().int(),
      /** Matching stories. */
      stories: z.number().int(),
      threads: z.number().int(),
      perDay: z.array(z.object({ day: z.iso.date(), stories: z.number().int() })),
      examples: z.array(storySchema),
      /** Set where only the newest part was looked at: how far back the answer is exact. */
      exactSince: timeSchema.nullable(),
    })
    .nullable(),
});
export const searchQuerySchema = z.object({
  q: querySchema.optional(),
  before: z.string().max(64).optional(),
  limit: limitSchema.default(50),
});

const deskStorySchema = z.object({
  id: idSchema,
  title: z.string(),
  source: z.string(),
  url: z.string(),
  published: timeSchema,
  thread: idSchema.nullable(),
});
export const deskQuestionSchema = z.object({
  id: idSchema,
  kind: z.enum(KINDS),
  wire: z.string(),
  notice: deskStorySchema.extend({ text: z.string() }),
  candidates: z.array(deskStorySchema).readonly(),
  named: z.boolean(),
  askedAt: timeSchema,
  answeredAt: timeSchema.nullable(),
});
export const deskAnswerSchema = z.union([
  z.strictObject({ story: idSchema }),
  z.strictObject({ none: z.literal(true) }),
]);
/** Priorities that an admin may give a tag. */
const TAUGHT_PRIORITIES = ['flash', 'bulletin', 'urgent'] as const;
export const taughtTagSchema = z.object({
  tag: z.string(),
  kind: z.enum(KINDS).nullable(),
  priority: z.enum(TAUGHT_PRIORITIES).nullable(),
  at: timeSchema,
});
/** `kind` null: it is no tag. */
export const tagLessonSchema = z.strictObject({
  kind: z.enum(KINDS).nullable(),
  priority: z.enum(TAUGHT_PRIORITIES).nullish(),
});
export const unknownTagSchema = z.object({
  tag: z.string(),
  stories: z.number().int(),
  feeds: z.array(z.object({ source: z.string(), stories: z.number().int() })).readonly(),
  examples: z.array(z.object({ id: idSchema, title: z.string(), source: z.string() })).readonly(),
  last: timeSchema,
});

export const alertSchema = z.object({
  id: z.string(),
  version: z.number().int(),
  cursor: z.string(),
  kind: z.enum(KINDS),
  thread: idSchema,
  story: z.object({
    id: idSchema,
    title: z.string(),
    summary: z.string(),
    url: z.string(),
    source: z.string(),
    wires: z.array(z.string()),
    priority: z.enum(PRIORITIES),
    published: timeSchema,
    marks: marksSchema,
    demo: z.boolean(),
    language: z.string().optional(),
    labels: z.array(z.string()).readonly().optional(),
  }),
  rules: z.array(z.object({ id: idSchema, name: z.string() })),
  wires: z.array(z.string()),
  standing: z.array(z.string()),
  confidence: z.enum(CONFIDENCES),
  silent: z.boolean(),
  note: z.object({
    told: z.object({ at: timeSchema, title: z.string() }).optional(),
    change: z.string().optional(),
    standing: z.string().optional(),
  }),
  reason: z.string(),
  at: timeSchema,
});
export const summarySchema = z.object({
  id: idSchema,
  cursor: cursorSchema,
  into: z.enum(FOLDS),
  feed: z.string().nullable(),
  items: z
    .array(
      z.object({
        alert: idSchema,
        thread: idSchema,
        version: z.number().int(),
        kind: z.enum(KINDS),
        priority: z.enum(PRIORITIES),
        title: z.string(),
        standing: z.array(z.string()).readonly(),
      }),
    )
    .readonly(),
  silent: z.boolean(),
  at: timeSchema,
});
export const openedSchema = z.strictObject({ version: z.number().int().min(1) });
/** A thread that a person muted, and when. */
export const muteSchema = z.object({ thread: idSchema, at: timeSchema });
export const snoozeSchema = z.strictObject({ until: timeSchema });
export const alertsQuerySchema = z.object({
  after: cursorSchema.optional(),
  limit: limitSchema.default(100),
});

export const traceQuerySchema = z
  .object({ story: idSchema.optional(), url: z.string().max(2000).optional(), rule: idSchema.optional() })
  .refine(({ story, url }) => (story === undefined) !== (url === undefined), 'give either a story or a url');
export const traceSchema = z.object({
  story: z.object({
    id: idSchema,
    version: z.number().int(),
    title: z.string(),
    url: z.string(),
    source: z.string(),
    language: z.string(),
    thread: idSchema.nullable(),
  }),
  rules: z
    .array(
      z.object({
        id: idSchema,
        name: z.string(),
        matched: z.boolean(),
        marks: marksSchema,
        missing: z.array(z.string()).readonly(),
      }),
    )
    .readonly(),
  steps: z
    .array(
      z.object({
        step: z.enum(TRACE_STEPS),
        at: timeSchema.nullable(),
        outcome: z.string(),
        passed: z.boolean(),
      }),
    )
    .readonly(),
  stopped: z.object({ step: z.enum(TRACE_STEPS), why: z.string() }).nullable(),
  counts: z.object({ told: z.number().int(), silent: z.number().int() }).nullable(),
});

export const followSchema = z.strictObject({ channels: z.array(z.enum(CHANNELS)).min(1).max(5) });
export const subscriptionSchema = z.object({
  ruleId: idSchema,
  channels: z.array(z.enum(CHANNELS)).readonly(),
  /** Absent: it is not snoozed. */
  snoozedUntil: timeSchema.optional(),
});

/** A browser's PushSubscription as its toJSON gives it. */
export const pushSubscriptionSchema = z.object({
  endpoint: z.url({ protocol: /^https?$/ }).max(2000),
  expirationTime: z.number().nullish(),
  keys: pushKeysSchema,
});
export const deviceCallSchema = z.strictObject({ subscription: pushSubscriptionSchema });
/** The endpoint alone tells which browser; also one with keys that would be refused today. */
export const deviceRemovalSchema = z.strictObject({
  subscription: pushSubscriptionSchema.extend({ keys: z.unknown().optional() }),
});
export const deviceSchema = z.object({ id: idSchema, endpoint: z.string(), createdAt: timeSchema });
const clockSchema = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'a time is HH:MM');
export const preferencesSchema = z.strictObject({
  timeZone: z.string().refine(isTimeZone, 'a time zone is a name such as Europe/Berlin'),
  quietHours: z.strictObject({ from: clockSchema, to: clockSchema }).nullable(),
  flashAtNight: z.boolean(),
  budgetPerDay: z.number().int().min(1).max(1000).nullable(),
  digestAt: z.array(clockSchema).max(6).readonly(),
  pausedUntil: timeSchema.nullable(),
  /** Feeds that fall silent, burst or die: for staff. */
  feedAlarms: z.boolean(),
});
export const termListSchema = z.object({
  name: z.string(),
  entries: z.array(z.string()).readonly(),
  updatedAt: timeSchema,
});
export const termListPutSchema = z.strictObject({
  entries: z.array(z.string().trim().min(1).max(200)).min(1).max(2000),
});

/** A page of a list; `next` is the cursor of the page after it. */
export const pageOf = <T extends z.ZodType>(item: T) =>
  z.object({ items: z.array(item), next: z.string().optional() });

function isTimeZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: name });
    return true;
  } catch {
    return false;
  }
}
