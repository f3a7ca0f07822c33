import { z } from 'zod';
import {
  BODY_SOURCES,
  CONFIDENCES,
  KINDS,
  PRIORITIES,
  REVISIONS,
  STORY_STATUSES,
} from '../../domain/index.js';
import { idSchema, limitSchema, marksSchema, querySchema, timeSchema } from './basics.js';

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
  /** How sure its thread's event is; where a search found it. */
  confidence: z.enum(CONFIDENCES).optional(),
});
export type ApiStory = z.infer<typeof storySchema>;
export const threadSchema = z.object({
  id: idSchema,
  title: z.string(),
  /** Those that report it, in the order of their first report; `copyOf` is set where a wire has copies of another's text alone. */
  wires: z.array(
    z.object({ wire: z.string(), first: timeSchema, afterMs: z.number(), copyOf: z.string().optional() }),
  ),
  /** How sure the event is; null while nothing of it was matched. */
  confidence: z.enum(CONFIDENCES).nullable(),
  /** Who took its report back or asks to wait, and who still reports it; null where every wire stands by its report. */
  standing: z.string().nullable(),
  /** The first report first, each with its plain body. */
  stories: z.array(storySchema.extend({ body: z.string() })),
});
/** What staff did to threads: the thread in which `stories` are now, and the one in which they were. */
export const rearrangedSchema = z.object({
  thread: threadSchema,
  from: idSchema,
  stories: z.array(idSchema).readonly(),
});
export const searchQuerySchema = z.object({
  q: querySchema.optional(),
  before: z.string().max(64).optional(),
  limit: limitSchema.default(50),
});
