import { z } from 'zod';
import { RULE_FAULT_CODES, SCOPES } from '../../domain/index.js';
import { idSchema, querySchema, timeSchema } from './basics.js';
import { storySchema } from './stories.js';

export const ruleSettingsSchema = z.strictObject({
  minimumWires: z.number().int().min(1).max(5),
  unconfirmed: z.boolean(),
  /** A day at most. */
  cooldownMinutes: z.number().int().min(0).max(1440),
});
const ruleNameSchema = z.string().trim().min(1, 'a rule needs a name').max(120);
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

export const ruleCheckSchema = z.object({
  canonical: z.string(),
  errors: z.array(ruleFaultSchema),
  backtest: z
    .object({
      days: z.number().int(),
      /** Matching stories. */
      stories: z.number().int(),
      threads: z.number().int(),
      /** Threads by the day of their first matching story: what would have raised an alert. */
      perDay: z
        .array(z.object({ day: z.iso.date(), stories: z.number().int(), threads: z.number().int() }))
        .readonly(),
      examples: z.array(storySchema),
      /** Set where only the newest part was looked at: how far back the answer is exact. */
      exactSince: timeSchema.nullable(),
    })
    .nullable(),
});
export const termListSchema = z.object({
  name: z.string(),
  entries: z.array(z.string()).readonly(),
  updatedAt: timeSchema,
});
export const termListPutSchema = z.strictObject({
  entries: z.array(z.string().trim().min(1).max(200)).min(1).max(2000),
});
