import { z } from 'zod';
import { ROLES } from '../../domain/index.js';
import { idSchema, timeSchema } from './basics.js';

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

function isTimeZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: name });
    return true;
  } catch {
    return false;
  }
}
