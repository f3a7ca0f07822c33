import {
  alarmNoticeSchema,
  alertSchema,
  deskQuestionSchema,
  feedSchema,
  marksSchema,
  storySchema,
  summarySchema,
  threadSchema,
} from '@app/contracts';
import type { ErrorBody, ServerToClient } from '@app/contracts';
import { z } from 'zod';

const ruleNamesSchema = z.array(z.object({ id: z.string(), name: z.string() }));

/** What each event brings; a page that is older than the server may meet another shape. */
const payloads = {
  alert: alertSchema,
  summary: summarySchema,
  regroup: z.object({ cursor: z.string(), thread: z.string() }),
  story: storySchema.extend({
    cursor: z.string(),
    marks: marksSchema,
    rules: ruleNamesSchema,
    author: z.string(),
    categories: z.array(z.string()),
  }),
  thread: z.object({
    cursor: z.string(),
    id: z.string(),
    title: z.string(),
    wires: threadSchema.shape.wires,
    stories: z.array(z.string()).optional(),
  }),
  feed: z.object({ cursor: z.string(), feed: feedSchema }),
  alarm: alarmNoticeSchema.extend({ cursor: z.string() }),
  question: z.object({ cursor: z.string(), question: deskQuestionSchema }),
} as const satisfies Record<keyof ServerToClient, z.ZodType>;

/** An event's payload as read. */
export type Payload<E extends keyof ServerToClient> = z.output<(typeof payloads)[E]>;

/** The payload where it has the shape of its event, else null. */
export function readPayload<E extends keyof ServerToClient>(event: E, payload: unknown): Payload<E> | null {
  const parsed = payloads[event].safeParse(payload);
  return parsed.success ? (parsed.data as Payload<E>) : null;
}

const ackSchema = z.union([
  z.object({ cursor: z.string() }),
  z.object({ error: z.object({ code: z.string(), message: z.string(), hint: z.string().optional() }) }),
]);

/** The answer to `watch`; null where it cannot be read. */
export function readAck(answer: unknown): { cursor: string } | { error: ErrorBody } | null {
  const parsed = ackSchema.safeParse(answer);
  return parsed.success ? (parsed.data as { cursor: string } | { error: ErrorBody }) : null;
}
