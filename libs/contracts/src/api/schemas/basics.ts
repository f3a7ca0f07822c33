import { z } from 'zod';

/** Ids are decimal strings, as the database numbers them. */
export const idSchema = z.string().regex(/^\d{1,18}$/, 'an id is a number');
/** Cursors are opaque to clients; here they are decimal strings. */
export const cursorSchema = z.string().regex(/^\d{1,18}$/, 'a cursor is what an earlier answer gave');
export const limitSchema = z.coerce.number().int().min(1).max(500);
export const timeSchema = z.iso.datetime();
const spanSchema = z.object({ start: z.number().int(), end: z.number().int() });
const spansSchema = z.array(spanSchema).readonly();
export const marksSchema = z.object({
  title: spansSchema.optional(),
  summary: spansSchema.optional(),
  body: spansSchema.optional(),
});

/** The language itself refuses what is over 20,000 characters, with a place. */
export const querySchema = z.string().max(100_000);

/** A page of a list; `next` is the cursor of the page after it. */
export const pageOf = <T extends z.ZodType>(item: T) =>
  z.object({ items: z.array(item), next: z.string().optional() });
