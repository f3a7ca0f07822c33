import { z } from 'zod';
import { FEED_ALARMS, FEED_STATES, PRIORITIES, POLL_FAILURES, POLL_OUTCOMES } from '../../domain/index.js';
import { idSchema, timeSchema } from './basics.js';

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
