import { readWireText, type ThreadStory, type WireConventions } from '@app/stories';
import { languageOf, toPlainText } from '@app/text';
import { z } from 'zod';
import { readLines } from '../match/read-lines.js';

const text = z
  .string()
  .nullish()
  .transform((value) => value ?? '');

const storyLine = z.object({
  id: z.union([z.string(), z.number()]),
  title: z.string(),
  summary: text,
  body: text,
  author: text,
  source: text,
  language: z
    .string()
    .nullish()
    .transform((value) => value ?? undefined),
  published: z
    .string()
    .nullish()
    .transform((value, context) => {
      if (value === null || value === undefined) return null;
      const time = timeOf(value);
      if (time === null) {
        context.addIssue(`Write the time as 2020-01-14T10:00:00Z instead of ${value.slice(0, 40)}.`);
      }
      return time;
    }),
});

/** A story of a file, with its id as it stands there. */
export interface GivenThreadStory {
  readonly id: string | number;
  readonly story: ThreadStory;
}

/**
 * Reads the stories of a file as the match stage sees them, in the order of time; those of one time, and those without
 * one after the story before them, in the order of the file.
 * @param onFault told of each line that can't be read
 * @throws Error where the file can't be read
 */
export async function readThreadStories(
  path: string,
  conventions: WireConventions,
  onFault: (fault: string) => void,
): Promise<GivenThreadStory[]> {
  const read: { id: string | number; story: Omit<ThreadStory, 'published'>; time: number | null }[] = [];
  let number = 0;
  for await (const lines of readLines(path)) {
    for (const line of lines) {
      number += 1;
      if (line.trim() === '') continue;
      try {
        read.push(readLine(line, conventions));
      } catch (error) {
        onFault(`story line ${number}: ${(error as Error).message.replace(/\s*\n\s*/g, ' ')}`);
      }
    }
  }
  let time = read.find((each) => each.time !== null)?.time ?? 0;
  const timed = read.map((each) => ({ ...each, time: (time = each.time ?? time) }));
  timed.sort((a, b) => a.time - b.time);
  return timed.map(({ id, story, time: at }) => ({
    id,
    story: { ...story, published: new Date(at).toISOString() },
  }));
}

function readLine(line: string, conventions: WireConventions) {
  const parsed = storyLine.safeParse(JSON.parse(line));
  if (!parsed.success) throw new Error(z.prettifyError(parsed.error));
  const { id, language, published: time, ...given } = parsed.data;
  const plain = { ...given, summary: toPlainText(given.summary), body: toPlainText(given.body) };
  const wire = readWireText({ ...plain, categories: [] }, null, conventions);
  const { shown: title, bodyWithoutBoilerplate: body } = wire;
  const { summary } = plain;
  const spoken = languageOf({ title, summary, body, ...(language === undefined ? {} : { language }) });
  return { id, time, story: { id: String(id), title, summary, body, language: spoken } };
}

/** ISO 8601: a day or a time; one without a zone is UTC. @returns ms since 1970, null for what is none */
function timeOf(written: string): number | null {
  if (!/^\d{4}-\d\d-\d\d/u.test(written)) return null;
  const zoned = /(?:Z|[+-]\d\d:?\d\d)$/iu.test(written.slice(10)) || written.length === 10;
  const time = Date.parse(zoned ? written : `${written}Z`);
  return Number.isNaN(time) ? null : time;
}
