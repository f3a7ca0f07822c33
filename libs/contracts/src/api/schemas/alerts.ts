import { z } from 'zod';
import { CONFIDENCES, FOLDS, HUSHES, KINDS, PRIORITIES } from '../../domain/index.js';
import { idSchema, cursorSchema, limitSchema, timeSchema, marksSchema } from './basics.js';

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
  hush: z.object({ by: z.enum(HUSHES), waits: z.boolean() }).optional(),
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
