import { threadStories } from '@app/stories';
import { z } from 'zod';
import type { Command } from '../command.js';
import { LinePrinter } from '../match/print-lines.js';
import { readOptions } from '../read-options.js';
import { readThreadStories } from '../threads/read-thread-stories.js';
import { readWireConventions } from '../wire-conventions-file.js';

/** Puts the stories of a file into threads, as the match stage does. */
export const threadCommand: Command = {
  name: 'thread',
  usage: '--stories FILE: prints {"id", "thread"} for each story, in the order of time',

  async run(args) {
    const { stories: path } = readOptions(args, { stories: z.string() });
    let failed = false;
    const stories = await readThreadStories(path, await readWireConventions(), (fault) => {
      failed = true;
      console.error(fault);
    });
    const threads = threadStories(stories.map(({ story }) => story));
    const printer = new LinePrinter();
    for (const [at, { id }] of stories.entries()) {
      await printer.print(JSON.stringify({ id, thread: threads[at] }));
    }
    await printer.flush();
    return failed ? 1 : 0;
  },
};
