import { KINDS, PRIORITIES } from '@app/contracts';
import type { StoryText } from '@app/contracts';
import { readWireText } from '@app/stories';
import type { WireConventions } from '@app/stories';
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
 * Reads a story from a line of JSON; HTML in summary and body becomes plain text. Wires,
 * priority and kind are read from the text where the line has none; the title is the shown one.
 * @throws Error that says what is wrong with the line
 */
export function readStoryLine(line: string, conventions: WireConventions): GivenStory {
  const read = storyLineSchema.safeParse(JSON.parse(line));
  if (!read.success) throw new Error(z.prettifyError(read.error).replace(/\s*\n\s*/g, ' '));
  const given = read.data;
  const text = {
    title: given.title,
    summary: toPlainText(given.summary ?? ''),
    body: toPlainText(given.body ?? ''),
    source: given.source ?? '',
    categories: given.categories ?? [],
    author: given.author ?? '',
  };
  const wire = readWireText(text, null, conventions);
  return {
    id: given.id,
    story: {
      ...text,
      title: wire.shown,
      ...(given.language === undefined ? {} : { language: given.language }),
      wires: given.wires ?? wire.wires,
      url: given.url ?? '',
      priority: given.priority ?? wire.priority ?? 'regular',
      kind: given.kind ?? wire.kind,
    },
  };
}
