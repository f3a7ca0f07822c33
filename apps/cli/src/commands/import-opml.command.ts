import { readFile } from 'node:fs/promises';
import { FeedCatalog } from '@app/polling';
import { type Command, UsageError } from '../command.js';
import { withStorage } from '../open-storage.js';

/** Adds the feeds of an OPML file; prints a line for each: what became of it, its address, and why not. */
export const importOpml: Command = {
  name: 'import-opml',
  usage: 'FILE',
  async run(args) {
    const [file, ...more] = args;
    if (file === undefined || more.length > 0) throw new UsageError('Name one file.');
    const text = await readFile(file, 'utf8');
    return withStorage(async ({ feeds }) => {
      const { added, problems, lines } = await new FeedCatalog(feeds).importOpml(text);
      for (const { outcome, url, reason } of lines) {
        console.log([outcome, url, ...(reason === undefined ? [] : [reason])].join('\t'));
      }
      for (const problem of problems) console.error(problem);
      console.error(`${added} of ${lines.length} feeds added.`);
      return 0;
    });
  },
};
