import { KINDS, PRIORITIES } from '@app/contracts';
import type { StoryText } from '@app/contracts';
import { toPlainText } from '@app/text';
import { z } from 'zod';

/** A field that is left out or null. */
const absent = <T extends z.ZodType>(schema: T) => schema.nullish().transform((value) => value ?? undefined);
const text = absent(z.string());

const storyLineSchema = z.object({
  id: z.union([z.string(), z.number()]),
  title: z.string(),
  summary: text,
  body: text,
  language: text,
  source: text,
  wires: absent(z.array(z.string())),
  categories: absent(z.array(z.string())),
  author: text,
  url: text,
  priority: absent(z.enum(PRIORITIES)),
  kind: absent(z.enum(KINDS)),
});

/** A story as the commands read it. */
export interface GivenStory {
  readonly id: string | number;
  readonly story: StoryText;
}

/**
 * Reads a story from a line of JSON; HTML in summary and body becomes plain text.
 * @throws Error that says what is wrong with the line
 */
export function readStoryLine(line: string): GivenStory {
  const read = storyLineSchema.safeParse(JSON.parse(line));
  if (!read.success) throw new Error(z.prettifyError(read.error).replace(/\s*\n\s*/g, ' '));
  const given = read.data;
  return {
    id: given.id,
    story: {
      title: given.title,
      summary: toPlainText(given.summary ?? ''),
      body: toPlainText(given.body ?? ''),
      ...(given.language === undefined ? {} : { language: given.language }),
      source: given.source ?? '',
      wires: given.wires ?? [],
      categories: given.categories ?? [],
      author: given.author ?? '',
      url: given.url ?? '',
      priority: given.priority ?? 'regular',
      kind: given.kind ?? 'new',
    },
  };
}
