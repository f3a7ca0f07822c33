import { z } from 'zod';
import { CHANNELS } from '../../domain/index.js';
import { pushKeysSchema } from '../push-keys.js';
import { idSchema, timeSchema } from './basics.js';

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
