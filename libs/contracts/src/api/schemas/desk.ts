import { z } from 'zod';
import { KINDS } from '../../domain/index.js';
import { idSchema, timeSchema } from './basics.js';

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
