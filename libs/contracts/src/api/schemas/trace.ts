import { z } from 'zod';
import { TRACE_STEPS } from '../../domain/index.js';
import { idSchema, timeSchema, marksSchema } from './basics.js';

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
