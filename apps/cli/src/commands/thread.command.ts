import { readCredits, threadStories, type ThreadStory } from '@app/stories';
import { toPlainText } from '@app/text';
import { z } from 'zod';
import type { Command } from '../command.js';
import { LinePrinter } from '../match/print-lines.js';
import { readLines } from '../match/read-lines.js';
import { readOptions } from '../read-options.js';
import { readWireConventions } from '../wire-conventions-file.js';

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
  language: text,
  published: z.iso.datetime({ offset: true }),
});

/** Puts the stories of a file into threads, as the match stage does. */
export const threadCommand: Command = {
  name: 'thread',
  usage: '--stories FILE: prints {"id", "thread"} for each story, in the order of time',

  async run(args) {
    const { stories: path } = readOptions(args, { stories: z.string() });
    const { stories, failed } = await readStories(path);
    const threads = threadStories(stories.map(({ story }) => story));
    const printer = new LinePrinter();
    for (const [at, { id }] of stories.entries()) {
      await printer.print(JSON.stringify({ id, thread: threads[at] }));
    }
    await printer.flush();
    return failed ? 1 : 0;
  },
};

interface GivenStory {
  readonly id: string | number;
  readonly story: ThreadStory;
}

/** The stories of a file in the order of time; what can't be read is told on stderr. */
async function readStories(path: string): Promise<{ stories: GivenStory[]; failed: boolean }> {
  const conventions = await readWireConventions();
  const stories: GivenStory[] = [];
  let failed = false;
  let number = 0;
  for await (const lines of readLines(path)) {
    for (const line of lines) {
      number += 1;
      if (line.trim() === '') continue;
      try {
        const { id, author, title, ...given } = storyLine.parse(JSON.parse(line));
        const summary = toPlainText(given.summary);
        const credits = readCredits(
          { title, summary, author, body: toPlainText(given.body) },
          null,
          conventions,
        );
        const published = new Date(given.published).toISOString();
        const body = credits.bodyWithoutBoilerplate;
        stories.push({
          id,
          story: { id: String(id), title, summary, body, language: given.language, published },
        });
      } catch (error) {
        failed = true;
        console.error(`story line ${number}: ${(error as Error).message.replace(/\s*\n\s*/g, ' ')}`);
      }
    }
  }
  stories.sort((a, b) => Date.parse(a.story.published) - Date.parse(b.story.published));
  return { stories, failed };
}
